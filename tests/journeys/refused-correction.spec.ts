import { expect, test, type Browser, type Page } from '@playwright/test';
import { anId, aRecord, instantAt, issue, PROPERTY } from '../../sync-server/files/filing.fixture.ts';
import { keepRefused } from '../../sync-server/inbox/keep-refused.ts';
import { openSqliteStorage } from '../../sync-server/storage/sqlite/open.ts';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { standsUp } from './support/stands-up.ts';

test.use({ actionTimeout: 15_000 });
test.setTimeout(240_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

const REASON = 'Asked at the door: the baby lives next door.';
const OPEN = 'This corrects what somebody else decided or said. The office has a copy and looks at it.';
const ANSWERED_ELSEWHERE = 'This corrects what a colleague wrote. The office has a copy and looks at it.';
let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
  await server.stop();
  const storage = openSqliteStorage(server.data);
  await storage.write((tx) => {
    const [office, asha] = [tx.accounts.accountNamed('wren'), tx.accounts.accountNamed('asha')];
    if (office === null || asha === null) throw new Error('The demo has them.');
    /** A home with a need that a surveyor's phone said is wrong, and what the office has of it. */
    const refused = (line: string, sentence: string) => {
      const [home, need, none] = [anId(), anId(), anId()];
      issue(tx, office, 'property', { ...PROPERTY, line }, { home }, home);
      const aware = { awareAt: instantAt(Date.now() - 3_600_000), hazard: 'damp-and-mould' };
      issue(tx, office, 'report-fact', aware, { home, case: anId() });
      issue(tx, office, 'household-need', { answer: 'need', needs: ['baby-at-home'] }, { home }, need);
      issue(tx, office, 'household-need', { answer: 'none', needs: [] }, { home }, none);
      const body = { corrects: need, replacement: none, because: 'seen-later' };
      const [id, at] = [anId(), Date.now()];
      const raw = JSON.stringify({ _id: id, ...aRecord(asha.id, 'correction', body, { home }) });
      const kept = { account: asha.id, device: anId(), database: 'pack', documentId: id, rev: null };
      keepRefused(tx, { ...kept, raw, sentence, at });
      return { home, need, none, at, item: tx.inbox.items(1)[0]?.id ?? anId() };
    };
    // Asked for, and put right by another door since: nobody can confirm it any more.
    const { home, need, none, at, item } = refused('12 Whimbrel Steps', ANSWERED_ELSEWHERE);
    const asks = { id: anId(), step: 'put-right-asked', about: item, account: office.id } as const;
    tx.deskSteps.add({ ...asks, other: none, at, reason: REASON });
    issue(tx, office, 'correction', { corrects: need, replacement: none }, { home });
    refused('11 Whimbrel Steps', OPEN);
  });
  await storage.close();
  await server.start();
});
test.afterAll(() => server.remove());

/** Somebody at the desk, with what was refused open before them. */
async function looking(browser: Browser, name: string, sentence = OPEN): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(page, server.address, name, passwordOf(name));
  await page.goto(`${server.address}/office/inbox`);
  const line = page.getByRole('listitem').filter({ hasText: sentence });
  await line.getByRole('button', { name: /^Look into it.*Correction/ }).click();
  await expect(page.getByRole('dialog').getByText('What it says is wrong')).toBeVisible();
  return page;
}

test('a need that a surveyor found wrong is put right by one at the desk and confirmed by another', async ({
  browser,
}) => {
  const first = await looking(browser, 'wren');
  const sheet = first.getByRole('dialog');
  await expect(sheet.getByText(/somebody else at the desk\s+confirms it/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Ask somebody to confirm it' }).click();
  await expect(sheet.getByText('Write why it is put right.')).toBeVisible();
  await sheet.getByLabel('Your reason').fill(REASON);
  await standsUp(first, 'asks');
  await sheet.getByRole('button', { name: 'Ask somebody to confirm it' }).click();
  await expect(sheet.getByText(/You asked for this yourself/)).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Confirm: put it right' })).toHaveCount(0);

  const second = await looking(browser, 'linnet');
  const confirms = second.getByRole('dialog');
  await expect(confirms.getByText(`Their reason: ${REASON}`)).toBeVisible();
  await standsUp(second, 'confirms');
  await confirms.getByRole('button', { name: 'Confirm: put it right' }).click();
  await expect(confirms.getByText(/Put right by Wren Ashdown, confirmed by /)).toBeVisible();
  await standsUp(second, 'done');
});

test('what nobody can confirm any more is ended by a no, and left with a reason', async ({ browser }) => {
  const page = await looking(browser, 'linnet', ANSWERED_ELSEWHERE);
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText(`Their reason: ${REASON}`)).toBeVisible();
  await expect(sheet.getByText(/was put right since/)).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Confirm: put it right' })).toHaveCount(0);
  await standsUp(page, 'ends');
  await sheet.getByLabel('Why not, if you say no').fill('It was put right on the page of the home.');
  await sheet.getByRole('button', { name: 'Do not put it right' }).click();
  await expect(sheet.getByText(/did not confirm it/)).toBeVisible();
  await sheet.getByLabel('Your reason').fill('Nothing is left to do.');
  await sheet.getByRole('button', { name: 'Leave it as it is' }).click();
  await expect(sheet.getByText(/Left as it is by Linnet Marsh, /)).toBeVisible();
});
