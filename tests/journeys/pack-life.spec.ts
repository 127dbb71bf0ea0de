import { expect, test, type Page } from '@playwright/test';
import { moveVisit } from './support/desk.ts';
import { passwordOf, setSignal, signIn, waitForReceipts, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { addRoom, leaveRoom, readMoisture, startVisit } from './support/visit.ts';

const HOME = 'Flat 14, Larkspur House';
const OTHER_HOME = '5 Plover Row';

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('a home is taken away while work on it is unsent: everything arrives, and the phone holds what its new pack holds', async ({
  page,
  browser,
}) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await expect(page.getByText(HOME).first()).toBeVisible();
  const before = await packName(page);
  await page.context().setOffline(true);
  await startVisit(page, HOME);
  await addRoom(page, 'Bedroom', '2');
  await readMoisture(page, '28.6');
  await leaveRoom(page);

  const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(desk, server.address, 'wren', passwordOf('wren'));
  await moveVisit(desk, HOME);

  await setSignal(page.context(), true);
  await waitForReceipts(page, server.address);
  await expect.poll(() => packName(page)).not.toBe(before);
  await page.goto(`${server.address}/today`);
  await expect(page.getByText(OTHER_HOME).first()).toBeVisible();
  await expect(page.getByText(HOME)).toHaveCount(0);
  await expect
    .poll(() => phoneAgainstPack(page))
    .toEqual({ onlyOnPhone: [], onlyInPack: [], oldDatabases: 0 });
  expect((await page.request.get(`${server.address}/db/${before}`)).status()).toBe(404);

  await desk.goto(`${server.address}/office/cases`);
  await desk
    .getByRole('link', { name: new RegExp(HOME) })
    .first()
    .click();
  await expect(desk.getByText('28.6 %WME').first()).toBeVisible();
});

async function packName(page: Page): Promise<string> {
  const response = await page.request.get(`${server.address}/api/me`);
  return ((await response.json()) as { pack: { name: string } }).pack.name;
}

/** Compares the ids in the phone's own database with those in its pack at the server. */
async function phoneAgainstPack(page: Page) {
  const name = await packName(page);
  const response = await page.request.get(`${server.address}/db/${name}/_all_docs`);
  const inPack = ((await response.json()) as { rows: { id: string }[] }).rows.map(({ id }) => id);
  const stores = await page.evaluate(async () => {
    const databases = (await indexedDB.databases())
      .map((one) => one.name ?? '')
      .filter((one) => one.startsWith('_pouch_'));
    const idsOf = (database: string) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(new Error('The store did not open.'));
        opening.onsuccess = () => {
          const asked = opening.result
            .transaction('document-store')
            .objectStore('document-store')
            .getAllKeys();
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result.map(String));
          };
          asked.onerror = () => reject(new Error('The store did not answer.'));
        };
      });
    return Promise.all(databases.map(async (database) => ({ database, ids: await idsOf(database) })));
  });
  const current = stores.find(({ database }) => database.includes(name));
  const onPhone = (current?.ids ?? []).filter((id) => !id.startsWith('_'));
  return {
    onlyOnPhone: onPhone.filter((id) => !inPack.includes(id)),
    onlyInPack: inPack.filter((id) => !onPhone.includes(id)),
    oldDatabases: stores.length - 1,
  };
}
