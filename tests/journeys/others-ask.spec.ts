import { expect, test, type Page } from '@playwright/test';
import type { BoardView } from '../../src/domain/cases/office-views.ts';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { standsUp } from './support/stands-up.ts';

const HOME = 'Flat 7, Larkspur House';
const SOURCE = 'a compression joint on a pipe or waste failed';

test.setTimeout(240_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

async function atTheDesk(page: Page, name = 'wren'): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.address, name, passwordOf(name));
}

/** Somebody asks about the home just now; also about a person, where `person` says what. */
async function asks(page: Page, who: string, person: string): Promise<void> {
  await page.goto(`${server.address}/office/requests/new`);
  await page.getByLabel('Home', { exact: true }).fill('flat 7');
  await page.getByRole('button', { name: new RegExp(`^${HOME}`) }).click();
  await page.getByText(who, { exact: true }).click();
  await page.getByRole('button', { name: person }).click();
}

test('a solicitor has the facts at once, is told what is missing, and brings it; an MP is closed in words', async ({
  page,
}) => {
  await atTheDesk(page);
  await asks(page, 'A solicitor', 'Who lives there');
  const answer = page.getByRole('group', { name: 'The answer' });
  await expect(answer).toContainText(SOURCE);
  await expect(answer).toContainText('the resident’s signed authority, naming you');
  await expect(answer).not.toContainText('your home');
  await standsUp(page, 'a solicitor asks');
  await page.getByRole('button', { name: 'Read it out' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'What was told' })).toBeVisible();
  await page.goto(`${server.address}/office/requests`);
  await expect(
    page.getByRole('heading', { level: 2, name: /something about a person is open/ }),
  ).toBeVisible();
  await page
    .getByRole('link', { name: /A solicitor asks about a home/ })
    .first()
    .click();
  await page.getByRole('checkbox', { name: /^Who they are/ }).check();
  await page.getByRole('checkbox', { name: /signed authority/ }).check();
  await expect(page.getByText('All was seen.')).toBeVisible();
  await standsUp(page, 'all was seen');
  await expect(page.getByRole('link', { name: 'Go there' })).toHaveAttribute('href', '/office/rights/new');
  await page.getByRole('button', { name: 'It was begun there' }).click();
  await expect(page.getByText('Begun where it belongs.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go there' })).toHaveCount(0);

  await asks(page, 'A councillor or MP, for a resident', 'Something else about a person');
  await expect(answer).toContainText(SOURCE);
  await expect(answer).toContainText('that the resident asked you to take this up');
  await page.getByRole('button', { name: 'Read it out' }).click();
  await page.getByRole('button', { name: 'Close: it was not given' }).click();
  await expect(page.getByText('Closed: it was not given.')).toBeVisible();
});

test('two officers do not answer the same thing twice: shown, left, taken over, answered once', async ({
  page,
  browser,
}) => {
  await atTheDesk(page);
  await page.goto(`${server.address}/office/requests`);
  await page.getByRole('link', { name: /^44 Avocet Road/ }).click();
  await expect(page.getByText('You have it open')).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  await atTheDesk(other, 'linnet');
  await other.goto(`${server.address}/office/requests`);
  await expect(other.getByRole('link', { name: /^44 Avocet Road/ })).toContainText('Open at Wren Ashdown');
  await other.getByRole('link', { name: /^44 Avocet Road/ }).click();
  await expect(other.getByText('Wren Ashdown has this open.')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Send this answer' })).toBeHidden();
  await standsUp(other, 'somebody else has it');
  await other.getByRole('button', { name: 'Take it over' }).click();
  await expect(other.getByRole('button', { name: 'Send this answer' })).toBeVisible();
  await expect(other.getByText(/Linnet Marsh took it over from Wren Ashdown/)).toBeVisible();
  await page.getByRole('button', { name: 'Send this answer' }).click();
  await expect(page.getByText(/Linnet Marsh has this open/)).toBeVisible();
  await other.getByRole('button', { name: 'Send this answer' }).click();
  await expect(other.getByRole('heading', { level: 2, name: 'What was told' })).toBeVisible();
  await other.context().close();
});

test('what a request waits for is on the board, is handed over with a trace, and is settled', async ({
  page,
}) => {
  await atTheDesk(page);
  const board = (await page.evaluate(async () => (await fetch('/api/office/cases')).json())) as BoardView;
  const address = board.rows.find(({ unchecked }) => unchecked > 0)?.address ?? '';
  await page.goto(`${server.address}/office/requests/new`);
  await page.getByLabel('Home', { exact: true }).fill(address);
  await page.getByRole('button', { name: new RegExp(`^${address}`) }).click();
  await page.getByRole('button', { name: 'Keep it for later' }).click();
  await expect(page.getByText('You have it open')).toBeVisible();
  await page.goto(`${server.address}/office/cases`);
  // With it waits what a neighbour said, which is the lead's to read.
  await expect(page.getByText(/2\s+photos, notes and things that were said/)).toContainText('1 is yours');
  await page.getByRole('link', { name: 'See what waits' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'To look at' })).toBeVisible();
  const waits = page.getByRole('listitem').filter({ hasText: 'Somebody asks about this home' });
  await expect(waits.getByText(/It is yours/)).toBeVisible();
  await standsUp(page, 'to look at');
  await waits.getByLabel('Hand it to').selectOption({ label: 'Linnet Marsh' });
  await expect(page.getByText(/Wren Ashdown handed it to Linnet Marsh/)).toBeVisible();
  await page.getByRole('button', { name: 'I looked: it stays in the office' }).click();
  await page.getByRole('button', { name: 'Keep it in the office' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Write the reason');
  await page.getByLabel('Why nobody outside needs it').fill('It shows somebody’s papers.');
  await page.getByRole('button', { name: 'Keep it in the office' }).click();
  await expect(waits).toHaveCount(0);
});
