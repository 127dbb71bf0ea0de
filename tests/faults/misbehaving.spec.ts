import { expect, test, type Page } from '@playwright/test';
import { smallPicture } from '../accessibility/small-picture.ts';
import { protocolPhone, type ProtocolPhone } from '../journeys/support/phone-protocol.ts';
import { passwordOf, signIn, waitUntilKept } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { addRoom, readMoisture, startVisit, takePhoto } from '../journeys/support/visit.ts';
import {
  misbehaving,
  officeSays,
  pageInBetween,
  type Fault,
  type MisbehavingServer,
} from './support/misbehaving-server.ts';

const HOME = 'Flat 14, Larkspur House';
const MINUTE_MS = 60_000;
/** Bytes of the first answer: some visits have come without the inspections that ended them. */
const HALF_A_PACK = 40_000;
/** How Today names a visit that was planned for an earlier day. */
const EARLIER_DAY = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w+$/;
/** A phone that backs off asks at most so often in a minute of fault. */
const MOST_ROUNDS = 6;

test.describe.configure({ mode: 'default' }); // one server serves them all
test.use({ actionTimeout: 15_000 });
test.setTimeout(120_000);

let server: DemoServer;
let office: MisbehavingServer;
test.beforeAll(async () => {
  server = await startDemoServer();
  office = await misbehaving(server.address);
});
test.afterAll(async () => {
  await office.close();
  await server.remove();
});

const FAULTS: readonly [name: string, fault: Fault, words: RegExp][] = [
  ['503', officeSays(503, { error: 'service_unavailable', reason: 'x' }), /cannot take it just now/],
  ['500', officeSays(500, { error: 'unknown_error', reason: 'x' }), /cannot take it just now/],
  ['a proxy’s 502', pageInBetween(502), /cannot take it just now/],
  ['a proxy’s 403', pageInBetween(403), /This Wi-Fi answered, not the office/],
  ['a page with status 200', pageInBetween(200), /This Wi-Fi answered, not the office/],
  ['JSON of somebody else', officeSays(200, { hello: 'world' }), /This Wi-Fi answered, not the office/],
  ['a cut connection', { is: 'cut' }, /No signal. Everything here works/],
  ['401', officeSays(401, { error: 'unauthorized', reason: 'x' }), /Your work is safe.*Sign in again/],
];

test('whatever the office or the way to it does, the words are right, nothing is asked in a loop, and all arrives once', async ({
  page,
}) => {
  await page.clock.install();
  await signIn(page, office.address, 'asha', passwordOf('asha'));
  await expect(page.getByText(/Up to date with the office/)).toBeVisible();
  await waitUntilKept(page);
  const before = await heldBy(await protocolPhone(server.address, 'asha'));

  office.behave(() => ({ is: 'cut' }));
  await startVisit(page, HOME);
  await addRoom(page, 'Bedroom');
  await readMoisture(page, '23.4');
  await takePhoto(page, await smallPicture(page, 3), 1);
  await page.goto(`${office.address}/sending`);
  const waiting = await waitingOn(page);
  expect(waiting).toBeGreaterThan(3);

  for (const [name, fault, words] of FAULTS) {
    office.behave(() => fault);
    await page.getByRole('button', { name: 'Send now' }).click();
    await expect(page.getByRole('main').getByText(words).first(), name).toBeVisible();
    expect(await waitingOn(page), name).toBe(waiting);
  }

  // A phone without a session asks nothing by itself; one that met a fault backs off.
  office.behave(() => officeSays(503, { error: 'service_unavailable', reason: 'x' }));
  office.seen();
  await page.reload(); // a fresh start backs off from the beginning
  await expect(page.getByText(/cannot take it just now/)).toBeVisible();
  for (let second = 0; second < MINUTE_MS / 1000; second += 5) {
    await page.clock.runFor(5_000);
    await page.evaluate(() => fetch('/health'));
  }
  const asked = office.seen().length;
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(MOST_ROUNDS);

  // An office that hangs holds no screen up; the clock of the phone jumps back by a day meanwhile.
  office.behave(() => ({ is: 'hang' }));
  await page.getByRole('button', { name: 'Send now' }).click();
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.getByRole('link', { name: /^Sending/ }).click();
  await page.clock.setSystemTime(Date.now() - 24 * 60 * MINUTE_MS);

  // The fault ends in the middle of a photo: three times it is cut, then it comes through, by itself.
  let cuts = 3;
  office.behave(({ method, path }) =>
    method === 'PUT' && path.startsWith('/photos/') && (cuts -= 1) >= 0
      ? { is: 'cut-after', bytes: 2_000 }
      : null,
  );
  for (let minute = 0; minute < 12; minute += 1) await page.clock.runFor(MINUTE_MS);
  await expect
    .poll(
      async () => {
        await page.clock.runFor(2 * MINUTE_MS);
        return page.getByText(/Everything has a receipt: \d+ of \d+/).isVisible();
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  expect(cuts).toBeLessThan(0);
  await expect(page.getByRole('list', { name: 'At the office today' })).toContainText('Photo, ');

  const after = await heldBy(await protocolPhone(server.address, 'asha'));
  expect(after.filter(({ id }) => !before.some((one) => one.id === id))).toHaveLength(waiting - 1);
  expect(new Set(after.map(({ nonce }) => nonce)).size).toBe(after.length);
});

test('half a day’s pack offers no visit that is over and vouches for no home; what the office refuses is said in its own words and can be handed over whole', async ({
  page,
}) => {
  let asked = 0;
  office.behave(({ path }) => {
    if (!path.startsWith('/api/pack?')) return null;
    asked += 1;
    return asked === 1 ? { is: 'cut-answer', bytes: HALF_A_PACK } : { is: 'cut' };
  });
  await signIn(page, office.address, 'asha', passwordOf('asha'));
  await expect(page.getByText(/^Your .* still coming from the office/)).toBeVisible();
  await expect(page.getByText(/Will try by itself/)).toBeVisible();
  const visits = page.getByRole('list', { name: 'Visits' });
  await expect(visits.getByText(EARLIER_DAY)).toHaveCount(0);
  const homes = await visits.getByRole('heading').count();
  await expect(visits.getByText('Safety information is not on this phone')).toHaveCount(homes);
  office.behave(() => null);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText(/Up to date with the office/)).toBeVisible();
  await expect(page.getByText('Safety information is not on this phone')).toHaveCount(0);
  await expect(page.getByText(/still coming from the office/)).toHaveCount(0);
  office.behave(({ path }) =>
    path.endsWith('/_bulk_docs')
      ? officeSays(413, { error: 'too_large', reason: 'The request is too large.' })
      : null,
  );
  await startVisit(page, '5 Plover Row');
  await page.goto(`${office.address}/sending`);
  const held = page.getByRole('button', { name: /too large for the way to the office/ });
  await expect(held).toBeVisible();
  await expect(page.getByText('Not safe to hand back yet.')).toBeVisible();
  await held.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Hand to the office/ })
    .click();
  await expect(page.getByText(/Handed to the office, which deals with it now/)).toBeVisible();
  await expect(page.getByText(/Everything has a receipt: \d+ of \d+/)).toBeVisible();
  office.behave(() => null);
});

test('signing out does not wait for a request that hangs', async ({ page }) => {
  await signIn(page, office.address, 'tidewell', passwordOf('tidewell'));
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  office.behave(({ path }) => (path.includes('/_changes') ? { is: 'hang' } : null));
  await page.goto(`${office.address}/more`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect
    .poll(() =>
      page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').join(' ')),
    )
    .not.toMatch(/homefile-(work|records)/);
  office.behave(() => null);
});

/** "3 of 5 have no receipt": the first number. */
async function waitingOn(page: Page): Promise<number> {
  const words = await page.getByText(/\d+ of \d+ (?:has|have) no receipt/).innerText();
  return Number(/(\d+) of \d+ (?:has|have) no receipt/.exec(words)?.[1]);
}

/** Every record that this account wrote, as the server has them in its pack. */
async function heldBy(phone: ProtocolPhone): Promise<{ readonly id: string; readonly nonce: string }[]> {
  const response = await fetch(`${phone.address}/db/${phone.pack}/_all_docs?include_docs=true`, {
    headers: { cookie: phone.cookie },
  });
  const { rows } = (await response.json()) as {
    rows: { id: string; doc: { author?: string; nonce?: string } }[];
  };
  return rows
    .filter(({ doc }) => doc.author === phone.account)
    .map(({ id, doc }) => ({ id, nonce: doc.nonce ?? '' }));
}
