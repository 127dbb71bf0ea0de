import { expect, test, type Browser, type Page } from '@playwright/test';
import { anId, issue, PROPERTY } from '../../sync-server/files/filing.fixture.ts';
import { openSqliteStorage } from '../../sync-server/storage/sqlite/open.ts';
import type { WriteTx } from '../../sync-server/storage/storage.ts';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { USUAL_AND_WIDE, standsUp } from './support/stands-up.ts';

const LINE = '11 Whimbrel Steps';

test.setTimeout(300_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
const [home, tenancy, tenant, record, wrong] = [anId(), anId(), anId(), anId(), anId()];
const place = { home, tenancy, subjects: [tenant] };
test.beforeAll(async () => {
  server = await startDemoServer();
  await whileClosed((tx, office) => {
    issue(tx, office, 'property', { ...PROPERTY, line: LINE }, { home }, home);
    const span = { occupancy: 'tenancy', startedOn: '2021-05-03', endedOn: '2025-05-03' };
    issue(tx, office, 'tenancy', span, place, tenancy);
    issue(tx, office, 'person', { name: 'Kanarwood Smith', part: 'tenant' }, place, tenant);
    issue(tx, office, 'diagnosis', { words: 'Hay fever' }, place, record);
    issue(tx, office, 'diagnosis', { words: 'Asthma' }, place, wrong);
  });
});
test.afterAll(() => server.remove());

/** Puts something into the files of the server while nobody is served. */
async function whileClosed(write: (tx: WriteTx, office: Parameters<typeof issue>[1]) => void): Promise<void> {
  await server.stop();
  const storage = openSqliteStorage(server.data);
  await storage.write((tx) => {
    const office = tx.accounts.accountNamed('wren');
    if (office === null) throw new Error('The demo has wren.');
    write(tx, office);
  });
  await storage.close();
  await server.start();
}

async function atTheDesk(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.address, name, passwordOf(name));
  return page;
}

/** Asks the office's interface as whoever is signed in, by the addresses that its screens use. */
async function ask(page: Page, path: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const status = await page.evaluate(
    async ([url, sent]) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(url, { method: 'POST', headers, body: sent })).status;
    },
    [`/api/office${path}`, JSON.stringify(body)] as const,
  );
  expect(status).toBe(200);
}

test('the lead who confirms a deletion sees whose each record is, and asks anew for a list that has changed', async ({
  browser,
}) => {
  const request = anId();
  const [office, first] = [await atTheDesk(browser, 'wren'), await atTheDesk(browser, 'linnet')];
  await ask(office, '/rights', {
    ...{ id: request, person: tenant, right: 'erasure', channel: 'letter', identity: 'known' },
  });
  await ask(first, `/rights/${request}/steps`, {
    ...{ id: anId(), step: 'decided', outcome: 'granted', words: 'Not needed.', records: [record] },
  });
  await whileClosed((tx, by) => {
    const correction = { corrects: wrong, replacement: record, because: 'typed-wrongly' };
    issue(tx, by, 'correction', correction, { home, tenancy });
  });

  const second = await atTheDesk(browser, 'teal');
  await second.goto(`${server.address}/office/retention`);
  await expect(second.getByText('What would go has changed since: it is asked for anew.')).toBeVisible();
  await expect(second.getByRole('button', { name: 'Look and confirm' })).toHaveCount(0);
  await second.getByRole('button', { name: 'Look at what would go now' }).click();
  const sheet = second.getByRole('dialog');
  const rows = sheet.getByRole('list', { name: 'What would go' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(`About Kanarwood Smith, ${LINE}. Chosen when it was decided`);
  await expect(rows.last()).toContainText('An earlier version of what was chosen');
  await standsUp(second, 'renewed', USUAL_AND_WIDE);
  await sheet.getByRole('button', { name: 'Ask another lead' }).click();
  await expect(sheet).toHaveCount(0);
  // Whoever asked for it does not confirm it.
  await expect(second.getByRole('button', { name: 'Look and confirm' })).toHaveCount(0);

  await first.goto(`${server.address}/office/retention`);
  await first.getByRole('button', { name: 'Look and confirm' }).click();
  await expect(first.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
  await standsUp(first, 'confirmed', USUAL_AND_WIDE);
  await first.getByRole('dialog').getByRole('button', { name: 'Destroy for good' }).click();
  await expect(first.getByRole('link', { name: '2 records, 0 pictures' })).toBeVisible();
  await first.goto(`${server.address}/office/rights/${request}`);
  await expect(first.getByText('It is gone, from the files and the disk.')).toBeVisible();
});
