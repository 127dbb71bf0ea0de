import { expect, test } from '@playwright/test';
import { passwordOf, setSignal, signIn, waitUntilKept } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { addRoom, leaveRoom, startVisit } from '../journeys/support/visit.ts';
import { walkJobs, walkTabs } from './contractor-walk.ts';
import { walkHomes } from './day-walk.ts';
import { ENDING_HOME, walkEmergency, walkEnding, walkPeople } from './ending-walk.ts';
import { walkConcern, walkLock, walkSignIn } from './lock-walk.ts';
import { lookForFaults } from './look.ts';
import { walkDoor, walkFindings, walkNote, walkPhotos, walkReadings } from './room-walk.ts';
import { axeFaults, faultsOf } from './screen-faults.ts';

/** The smallest side of anything that a cold thumb presses. */
const TARGET = 48;

test.describe.configure({ mode: 'default' }); // one server serves them all
test.use({
  viewport: { width: 390, height: 844 },
  contextOptions: { reducedMotion: 'reduce' },
  actionTimeout: 15_000,
});
test.setTimeout(240_000); // no measure of speed: axe is slow where the computer has other work

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('a surveyor signs in, looks at the day and the homes, is worried about someone and locks the phone', async ({
  page,
}) => {
  const look = lookForFaults(page, TARGET);
  await walkSignIn(page, server.address, look);
  await walkHomes(page, look);
  await walkTabs(page, server.address, look);
  await page.getByRole('link', { name: 'More', exact: true }).click();
  await walkConcern(page, look);
  await page.goto(`${server.address}/more`);
  await walkLock(page, look);
});

test('a visit is started, and readings are taken in a room', async ({ page }) => {
  const look = lookForFaults(page, TARGET);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await walkDoor(page, look);
  await addRoom(page, 'Bedroom', '2');
  await walkReadings(page, look);
});

test('findings, photos and notes of a room', async ({ page }) => {
  const look = lookForFaults(page, TARGET);
  await signIn(page, server.address, 'robin', passwordOf('robin'));
  await startVisit(page, 'Flat 9, Kestrel Point');
  await addRoom(page, 'Bedroom', '2');
  await walkFindings(page, look);
  await walkPhotos(page, look);
  await walkNote(page, look);
});

test('the people of a home, the decision and the end of a visit', async ({ page }) => {
  const look = lookForFaults(page, TARGET);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await startVisit(page, ENDING_HOME);
  await addRoom(page, 'Bedroom', '2');
  await leaveRoom(page);
  await walkPeople(page, look);
  await walkEnding(page, look);
});

test('an emergency without signal', async ({ page, context }) => {
  const look = lookForFaults(page, TARGET);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await setSignal(context, false);
  await walkEmergency(page, look);
});

test('every screen of a contractor', async ({ page }) => {
  const look = lookForFaults(page, TARGET);
  await signIn(page, server.address, 'tidewell', passwordOf('tidewell'));
  await walkJobs(page, look);
  await walkTabs(page, server.address, look);
});

test('the check can fail: each kind of fault is found where there is one', async ({ page }) => {
  await page.goto(`${server.address}/sign-in`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await faultsOf(page, { target: TARGET, arrived: false })).toEqual([]);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    const small = Object.assign(document.createElement('button'), { textContent: 'x', type: 'button' });
    const wide = Object.assign(document.createElement('h1'), { textContent: 'Mrs Haddad' });
    wide.style.width = '900px';
    const faint = Object.assign(document.createElement('p'), { textContent: 'Faint' });
    faint.style.cssText = 'color: #777; background: #888';
    main?.append(small, new Image(), wide, faint);
    document.title = 'Mrs Haddad - Homefile';
  });
  const found = await faultsOf(page, { target: TARGET, arrived: true });
  for (const fault of [
    '2 titles',
    'focus',
    'called',
    'x',
    'sideways',
    'light: axe image-alt',
    'dark: axe color-contrast',
  ])
    expect(
      found.some((line) => line.includes(fault)),
      fault,
    ).toBe(true);
  for (const theme of ['light', 'sun'] as const) expect(await axeFaults(page, theme)).not.toEqual([]);
});
