import { test, type Page } from '@playwright/test';
import { passwordOf, setSignal, signIn, waitUntilKept } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { addRoom, leaveRoom, startVisit } from '../journeys/support/visit.ts';
import { walkJobs, walkTabs } from './contractor-walk.ts';
import { walkHomes } from './day-walk.ts';
import { ENDING_HOME, walkEmergency, walkEnding, walkPeople } from './ending-walk.ts';
import { walkConcern, walkLock, walkSignIn } from './lock-walk.ts';
import { arrive } from './look.ts';
import { walkDoor, walkFindings, walkNote, walkPhotos, walkReadings } from './room-walk.ts';
import { photographer } from './take-pictures.ts';

// Every screen of a phone in its main states. Nothing is asserted: the pictures are for a person's eyes.
test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 20_000 });

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

const on = (page: Page, who: string) => photographer(page, who, { small: true });

test('day', async ({ page }) => {
  const look = on(page, 'day');
  await walkSignIn(page, server.address, look);
  await walkHomes(page, look);
  await walkTabs(page, server.address, look);
  await page.getByRole('link', { name: 'More', exact: true }).click();
  await walkConcern(page, look);
  await page.goto(`${server.address}/more`);
  await walkLock(page, look);
});

test('readings', async ({ page }) => {
  const look = on(page, 'readings');
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await walkDoor(page, look);
  await addRoom(page, 'Bedroom', '2');
  await walkReadings(page, look);
});

test('room', async ({ page, context }) => {
  const look = on(page, 'room');
  await signIn(page, server.address, 'robin', passwordOf('robin'));
  await startVisit(page, 'Flat 9, Kestrel Point');
  await addRoom(page, 'Bedroom', '2');
  await walkFindings(page, look);
  await walkPhotos(page, look);
  await walkNote(page, look);
  await waitUntilKept(page);
  await setSignal(context, false);
  await leaveRoom(page);
  await page.goto(`${server.address}/sending`);
  await arrive(page, 'Sending');
  await look('sending, no signal');
  await page.goto(`${server.address}/today`);
  await arrive(page, 'Today');
  await look('today, a visit under way and no signal');
});

test('ending', async ({ page }) => {
  const look = on(page, 'ending');
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await startVisit(page, ENDING_HOME);
  await addRoom(page, 'Bedroom', '2');
  await leaveRoom(page);
  await walkPeople(page, look);
  await walkEnding(page, look);
});

test('emergency', async ({ page, context }) => {
  const look = on(page, 'emergency');
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await setSignal(context, false);
  await walkEmergency(page, look);
});

test('contractor', async ({ page }) => {
  const look = on(page, 'contractor');
  await signIn(page, server.address, 'tidewell', passwordOf('tidewell'));
  await walkJobs(page, look);
  await walkTabs(page, server.address, look);
});
