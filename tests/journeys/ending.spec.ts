import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { openCase, openDesk } from './support/desk.ts';
import { passwordOf, setSignal, signIn, waitForReceipts, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { Taps } from './support/taps.ts';
import { addRoom, leaveRoom, startVisit } from './support/visit.ts';

const HOME = 'Flat 14, Larkspur House';
const OWN = 'Ring Mrs Petunia Grebe on 07700 900123. Trickle vent painted shut.';
const SHARED = 'Ring [left out]. Trickle vent painted shut.';
const WORRY = 'KANARWORRY bruises seen';

test.setTimeout(240_000);

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

test('a visit is decided and finished in six taps beside its gaps; the letter waits at the office in its own words; a worry leaves no trace', async ({
  page,
  browser,
}) => {
  const taps = await Taps.of(page);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await setSignal(page.context(), false);
  await startVisit(page, HOME);
  await addRoom(page, 'Bedroom', '2');
  await writeNote(page);
  await page.getByRole('button', { name: 'Finding', exact: true }).click();
  await page.getByText('Mould', { exact: true }).click();
  await page.getByText('An area, up to 1 m²').click();
  await page.getByText('Wall', { exact: true }).click();
  await page.getByText('Condensation', { exact: true }).click();
  await page.getByRole('button', { name: 'Save finding' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bedroom 2' })).toBeVisible();
  await beginReading(page);
  await leaveRoom(page);
  await expect(page.getByRole('link', { name: /^Bedroom 2.*, 1 reading not finished/ })).toBeVisible();
  await addByMistake(page);
  await worryFromTheVisit(page);

  const before = taps.total;
  taps.step('decide');
  await taps.tap(page.getByRole('link', { name: /^Finish visit/ }));
  await expect(page.getByRole('heading', { level: 1, name: 'Decision' })).toBeVisible();
  await taps.tap(page.getByRole('radio', { name: /^Significant/ }));
  await taps.tap(page.getByRole('button', { name: 'Mould where people sleep' }));
  await taps.tap(page.getByRole('button', { name: 'Use this decision' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Finish visit' })).toBeVisible();
  const decided = taps.total - before;
  await clearNotes(page);
  await page.getByRole('button', { name: 'Added by mistake: take out Hall (by the stairs)' }).click();
  await expect(page.getByText(/Hall not looked at yet/)).toHaveCount(0);
  for (const gap of await page.getByRole('checkbox').all()) await gap.check({ force: true });
  const cleared = taps.total;
  taps.step('finish');
  await taps.tap(page.getByText('In person', { exact: true }));
  await taps.tap(page.getByRole('button', { name: /^Finish visit/ }));
  await expect(page.getByRole('heading', { level: 1, name: 'Visit finished' })).toBeVisible();
  expect(decided + taps.total - cleared).toBe(6);

  await tellTheLead(page);
  // While it waits, it is readable in no store and in no copy that passes through other hands.
  await expectNoTraceOf(page, 'KANARWORRY');
  expect(await rescueCopy(page)).not.toMatch(/KANARWORRY|safeguarding|"item|Petunia|Trickle|Bedroom/);
  await setSignal(page.context(), true);
  await waitForReceipts(page, server.address);
  expect(await page.locator('body').innerText()).not.toMatch(/worried|safeguard/i);
  await expectNoTraceOf(page, 'KANARWORRY');

  const desk = await openDesk(browser, server.address);
  await openCase(desk, HOME);
  await expect(desk.getByText('Written summary waits to be sent').first()).toBeVisible();
  await expect(desk.getByText(/This is a significant hazard/).first()).toBeVisible();
  await expect(desk.getByText(SHARED).first()).toBeVisible();
  await desk.close();
});

/** From the household of a visit, a worry is about the home of that visit. Nothing is typed, and nothing kept. */
async function worryFromTheVisit(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Household', exact: true }).click();
  await page.getByRole('link', { name: /^Worried about someone here/ }).click();
  const chosen = page.getByLabel('At which home?').locator('option:checked');
  await expect(chosen).toContainText(HOME);
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Household needs' })).toBeVisible();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Rooms' })).toBeVisible();
}

/** A number is typed and not saved. */
async function beginReading(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Reading', exact: true }).click();
  await page.getByRole('button', { name: '2', exact: true }).click();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('link', { name: /^A reading not finished/ })).toBeVisible();
}

/** A room with a name of the surveyor's own, by which their list of rooms tells it from others of its kind. */
async function addByMistake(page: Page): Promise<void> {
  await addRoom(page, 'Hall');
  await page.getByRole('button', { name: 'About this room' }).click();
  await page.getByLabel(/^Your own name for it/).fill('by the stairs');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await leaveRoom(page);
  await expect(page.getByRole('link', { name: /^Hall, by the stairs/ })).toBeVisible();
}

async function writeNote(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Add a note/ }).click();
  await page.getByLabel('Your note').fill(OWN);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bedroom 2' })).toBeVisible();
}

/** The telephone number is left out by itself; what else is left out, the person who reads it decides. One tap clears it. */
async function clearNotes(page: Page): Promise<void> {
  const version = page.getByText(/\[left out\]/).first();
  await expect(version).toBeAttached();
  await expect(version).not.toContainText('900123');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('textbox', { name: 'Version to share' }).fill(SHARED);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByText(SHARED).evaluate((node) => {
    node.scrollIntoView({ block: 'center' });
  });
  await page.getByRole('button', { name: 'I read it. Clear 1 note' }).click();
  await expect(page.getByText('1 note cleared to share')).toBeVisible();
}

/** Begun, left and found again: what was typed is kept on the way, and no store holds it in clear. */
async function tellTheLead(page: Page): Promise<void> {
  await page.goto(`${server.address}/more`);
  await page.getByRole('link', { name: /^Worried about someone here/ }).click();
  // Opened from no visit, it guesses no home.
  await expect(page.getByLabel('At which home?')).toHaveValue('');
  await page.getByLabel('At which home?').selectOption({ index: 1 });
  await page.getByLabel('What did you see or hear?').fill(WORRY);
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'More' })).toBeVisible();
  await expectNoTraceOf(page, 'KANARWORRY');
  await page.getByRole('link', { name: /^Worried about someone here/ }).click();
  await expect(page.getByLabel('What did you see or hear?')).toHaveValue(WORRY);
  expect([await page.title(), new URL(page.url()).pathname]).toEqual(['More - Homefile', '/concern']);
  await page.getByRole('button', { name: 'Tell the safeguarding lead' }).click();
  await expect(page.getByText('The safeguarding lead is told.')).toBeVisible();
}

/** A rescue copy as whoever finds it can read it: its text, and the bytes of its lines. */
async function rescueCopy(page: Page): Promise<string> {
  await page.goto(`${server.address}/sending`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a rescue copy' }).first().click(),
  ]);
  const copy = await readFile(await download.path(), 'utf8');
  const [kind, ...boxes] = copy.trim().split('\n');
  expect([kind, boxes.length > 4]).toEqual(['homefile-rescue 2', true]);
  return copy + boxes.map((box) => Buffer.from(box, 'base64').toString('latin1')).join('');
}

/** No store of this browser that a page can read holds the word any more. */
async function expectNoTraceOf(page: Page, word: string): Promise<void> {
  const found = await page.evaluate(async (wanted) => {
    const hits: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(new Error('A store did not open.'));
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const asked = database.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result as unknown[]);
          asked.onerror = () => resolve([]);
        });
        if (JSON.stringify(all).includes(wanted)) hits.push(`${name} ${store}`);
      }
      database.close();
    }
    return hits;
  }, word);
  expect(found).toEqual([]);
}
