import { expect, test, type Page } from '@playwright/test';
import { misbehaving, officeSays } from '../faults/support/misbehaving-server.ts';
import { passwordOf, setSignal, signIn, waitUntilKept } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { addRoom, readMoisture, startVisit } from '../journeys/support/visit.ts';
import { walkDoorShut } from './door-walk.ts';
import { arrive } from './look.ts';
import { photographer } from './take-pictures.ts';
import { littleRoom, walkLittleRoom, walkTwoVersions, walkWiped } from './trouble-walk.ts';

// What a surveyor meets on a bad day: nobody in, a refusal, a full phone, a lost one, two versions. For a person's eyes.
test.use({
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  contextOptions: { reducedMotion: 'reduce' },
  actionTimeout: 20_000,
});

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

const on = (page: Page, who: string) => photographer(page, who, { small: true });

test('door', async ({ page }) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await walkDoorShut(page, on(page, 'door'));
});

test('compare', async ({ page }) => {
  const look = on(page, 'compare');
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await startVisit(page, '31 Tern Street');
  await look('visit, check after works', { arrived: false });
  await page.getByRole('link', { name: /^Found and done before/ }).click();
  await arrive(page, 'Found and done before');
  await look('compare');
  for (const group of await page.getByRole('main').getByRole('group').all())
    await group.getByRole('radio').nth(1).check({ force: true });
  await look('compare, answered', { arrived: false });
});

test('refused', async ({ page }) => {
  const look = on(page, 'refused');
  const office = await misbehaving(server.address);
  await signIn(page, office.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  office.behave(({ path }) =>
    path.endsWith('/_bulk_docs') ? officeSays(413, { error: 'too_large', reason: 'Too large.' }) : null,
  );
  await startVisit(page, '5 Plover Row');
  await page.goto(`${office.address}/sending`);
  await expect(page.getByRole('button', { name: /too large for the way to the office/ })).toBeVisible();
  await look('sending, an item that does not go through', { arrived: false });
  await page.getByRole('button', { name: /too large/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('an item that does not go through', { arrived: false });
  await office.close();
});

test('almost-full', async ({ page }) => {
  await littleRoom(page);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await startVisit(page, 'Flat 14, Larkspur House');
  await addRoom(page, 'Bedroom', '2');
  await walkLittleRoom(page, server.address, on(page, 'almost-full'));
});

test('wiped', async ({ page, context }) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await setSignal(context, false);
  await startVisit(page, 'Flat 2, Kestrel Point');
  await addRoom(page, 'Hall');
  await readMoisture(page, '18.2');
  await walkWiped(page, server.address, on(page, 'wiped'));
});

test('versions', async ({ page, browser }) => {
  await signIn(page, server.address, 'robin', passwordOf('robin'));
  await waitUntilKept(page);
  await startVisit(page, 'Flat 9, Kestrel Point');
  await walkTwoVersions(page, { browser, who: 'robin' }, server.address, on(page, 'versions'));
});

test('wrong-clock', async ({ page }) => {
  const look = on(page, 'wrong-clock');
  await page.clock.install({ time: Date.now() - 86_400_000 });
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await expect(page.getByText(/clock is about 1 day slow/)).toBeVisible();
  await look('today, by a clock that is a day slow', { arrived: false });
});

test('concern-refused', async ({ page }) => {
  const look = on(page, 'concern-refused');
  const office = await misbehaving(server.address);
  office.behave(({ path }) =>
    path === '/api/concerns' ? officeSays(422, { error: 'not_taken', reason: 'x' }) : null,
  );
  await signIn(page, office.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await page.goto(`${office.address}/concern`);
  await page.getByLabel('At which home?').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Tell the safeguarding lead' }).click();
  await look('worried about someone, not taken', { arrived: false });
  await page.goto(`${office.address}/sending`);
  await expect(page.getByText('Ring the safeguarding lead.')).toBeVisible();
  await look('sending, a concern that was not taken', { arrived: false });
  await office.close();
});

test('cards-wait', async ({ page }) => {
  const look = on(page, 'cards-wait');
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await page.getByRole('link', { name: 'Homes', exact: true }).click();
  await arrive(page, 'Homes');
  // What is done in the next turn waits: the cards stand as they do in their first moment.
  await page.evaluate(() => {
    const later = window.setTimeout.bind(window);
    window.setTimeout = ((work: TimerHandler, ms?: number) =>
      ms === undefined ? 0 : later(work, ms)) as typeof window.setTimeout;
  });
  // By the way back: what is tapped is shown in the next turn too.
  await page.goBack();
  await expect(page.getByText('Looking at its clock and warnings').first()).toBeVisible();
  await look('today, its cards wait for their clocks', { arrived: false });
});
