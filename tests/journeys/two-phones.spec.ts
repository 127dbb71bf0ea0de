import { expect, test, type Page } from '@playwright/test';
import { lookForFaults } from '../accessibility/look.ts';
import { openCase, openDesk } from './support/desk.ts';
import { ask, atOffice } from './support/at-the-office.ts';
import { Keys } from './support/keys.ts';
import { passwordOf, setSignal, signIn, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { addRoom, startVisit } from './support/visit.ts';

const HOME = 'Flat 14, Larkspur House';
/** The smallest side of anything that a cold thumb presses. */
const TARGET = 48;

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

test('one surveyor on two phones: other answers join by themselves, the same answer is asked once, and nothing is lost', async ({
  page: first,
  browser,
}) => {
  test.setTimeout(300_000);
  const look = lookForFaults(first, TARGET);
  await signIn(first, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(first);
  await startVisit(first, HOME);
  await addRoom(first, 'Bedroom', '2');
  await first.getByRole('button', { name: 'Finding', exact: true }).click();
  await choose(first, 'Mould');
  await choose(first, 'Wall');
  await choose(first, 'Spots, under 0.1 m²');
  const finding = new URL(first.url()).pathname;
  await save(first);
  await sent(first);

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const second = await context.newPage();
  await signIn(second, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(second);
  await sent(second);

  // Without signal each changes another answer: they join without a question.
  await change(first, finding, 'Low');
  await change(second, finding, 'A patch, up to 0.3 m²');
  await sent(first);
  await sent(second);
  await sent(first);
  for (const phone of [first, second]) {
    await expect(phone.getByText(/two versions/)).toHaveCount(0);
    await phone.goto(server.address + finding);
    await expect(answer(phone, 'Low')).toBeChecked();
    await expect(answer(phone, 'A patch, up to 0.3 m²')).toBeChecked();
  }

  // The same answer on both: both phones show the same meanwhile, and it is asked once.
  await change(first, finding, 'An area, up to 1 m²');
  await change(second, finding, 'Over 1 m²');
  await sent(first);
  await sent(second);
  await sent(first);
  const shown = await Promise.all([first, second].map((phone) => extentShown(phone, finding)));
  expect(shown[0]).toBe(shown[1]);
  await first.goto(`${server.address}/today`);
  await expect(first.getByText(/Two versions/)).toBeVisible();
  await first.goto(`${server.address}/sending`);
  await first.getByRole('link', { name: /Finding: two versions/ }).click();
  await expect(first.getByRole('radio', { name: /An area.*You, on this phone/ })).toBeVisible();
  const other = first.getByRole('radio', { name: /Over 1 m².*You, on another phone, at the office/ });
  await look('two versions');
  await expect(other).toBeAttached();
  const keys = new Keys(first); // settled by keyboard alone: the focus is seen at every stop and never lost
  await keys.choose(/Over 1 m².*You, on another phone, at the office/);
  await keys.use('button', 'Use “Over 1 m²”');
  await expect(first.getByText('There is nothing to choose here.')).toBeVisible();
  await keys.landed('Two versions');
  await expect(first.getByText('How much: An area, up to 1 m²')).toBeVisible();
  await look('one version chosen', { arrived: false });

  await sent(first);
  await sent(second);
  for (const phone of [first, second]) {
    await expect(phone.getByText(/two versions/)).toHaveCount(0);
    expect(await extentShown(phone, finding)).toBe('Over 1 m²');
  }
  const desk = await openDesk(browser, server.address);
  await desk.goto(`${server.address}/office/cases`);
  await openCase(desk, HOME);
  await expect(desk.getByText(/Over 1 m²/).first()).toBeVisible();
  await expect(desk.getByText(/An area, up to 1 m²/)).toHaveCount(0);

  // The office's own files: every value that was ever recorded can still be read.
  const kept = await extentsKept(finding.split('/').at(-1) ?? '');
  expect([...new Set(kept)].sort()).toEqual(['area', 'large', 'patch', 'spots']);
  await context.close();
});

function answer(page: Page, label: string) {
  return page.getByRole('radio', { name: label, exact: true });
}

async function choose(page: Page, label: string): Promise<void> {
  await answer(page, label).check({ force: true });
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save finding' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bedroom 2' })).toBeVisible();
}

async function change(page: Page, finding: string, label: string): Promise<void> {
  await setSignal(page.context(), false);
  await page.goto(server.address + finding);
  await choose(page, label);
  await save(page);
}

/** Gives the signal back, and waits until a whole round with the office is over and nothing waits any more. */
async function sent(page: Page): Promise<void> {
  await setSignal(page.context(), true);
  await page.goto(`${server.address}/sending`);
  await expect(
    page.getByText(/Up to date with the office|Everything has a receipt. At the office/),
  ).toBeVisible({
    timeout: 60_000,
  });
}

async function extentShown(page: Page, finding: string): Promise<string> {
  await page.goto(server.address + finding);
  for (const label of ['An area, up to 1 m²', 'Over 1 m²'])
    if (await answer(page, label).isChecked()) return label;
  return 'neither';
}

/** What every version of a record that the office holds says of the extent, in the order in which they came. */
async function extentsKept(id: string): Promise<readonly (string | undefined)[]> {
  const answer = await ask(await atOffice(server.address, 'asha'), `/api/versions/${id}`);
  const { versions } = (await answer.json()) as { versions: { record: { body: { extent?: string } } }[] };
  return versions.map(({ record }) => record.body.extent);
}
