import { expect, test, type Page } from '@playwright/test';
import { ask, atOffice, packName, type AtOffice } from './support/at-the-office.ts';
import { coldPhone, type ColdPhone } from './support/cold-phone.ts';
import { moveVisit, openCase, openDesk } from './support/desk.ts';
import { passwordOf, setSignal, signIn, waitForReceipts, waitUntilKept } from './support/phone.ts';
import { filesHolding } from './support/raw-files.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { addRoom, leaveRoom, readMoisture, startVisit } from './support/visit.ts';

const HOME = 'Flat 14, Larkspur House';
const OTHER_HOME = '5 Plover Row';

let server: DemoServer;
let phone: ColdPhone;
test.beforeAll(async ({ browserName: _browser }, info) => {
  server = await startDemoServer();
  phone = await coldPhone(info);
});
test.afterAll(async () => {
  await phone.remove();
  await server.remove();
});

test('a home is taken away while work on it is unsent: everything arrives, and the phone holds what its new pack holds', async ({
  browser,
}) => {
  const { page } = phone;
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await expect(page.getByText(HOME).first()).toBeVisible();
  const office = await atOffice(server.address, 'asha');
  const before = await packName(office);
  await page.context().setOffline(true);
  await startVisit(page, HOME);
  await addRoom(page, 'Bedroom', '2');
  await readMoisture(page, '28.6');
  await leaveRoom(page);

  const desk = await openDesk(browser, server.address);
  await moveVisit(desk, HOME);

  await setSignal(page.context(), true);
  await waitForReceipts(page, server.address);
  await expect.poll(() => packName(office)).not.toBe(before);
  await page.goto(`${server.address}/today`);
  await expect(page.getByText(OTHER_HOME).first()).toBeVisible();
  await expect(page.getByText(HOME)).toHaveCount(0);
  await expect
    .poll(() => phoneAgainstPack(page, office))
    .toEqual({ onlyOnPhone: [], onlyInPack: [], oldDatabases: 0 });
  expect((await ask(office, `/db/${before}`)).status).toBe(404);
  await expectNoTraceOfPack(page, before, await packName(office));

  await desk.goto(`${server.address}/office/cases`);
  await openCase(desk, HOME);
  await expect(desk.getByText('28.6 %WME').first()).toBeVisible();
});

/** No database of the pack that was left, its key gone, and the raw files of the browser hold nothing that it said. */
async function expectNoTraceOfPack(page: Page, pack: string, next: string) {
  const { databases, keys } = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const vaults = await new Promise<{ packs: object }[]>((resolve, reject) => {
      const opening = indexedDB.open('homefile-device');
      opening.onerror = () => reject(new Error('The store did not open.'));
      opening.onsuccess = () => {
        const asked = opening.result.transaction('vaults').objectStore('vaults').getAll();
        asked.onsuccess = () => {
          opening.result.close();
          resolve(asked.result as { packs: object }[]);
        };
      };
    });
    return { databases: names, keys: vaults.flatMap(({ packs }) => Object.keys(packs)) };
  });
  expect(databases.filter((name) => name.includes(pack))).toEqual([]);
  expect(keys).toEqual([next]);
  // The same search finds the name of a store: its silence about the rest means something.
  expect(filesHolding(phone.profile, 'homefile-work-')).not.toEqual([]);
  for (const canary of ['Larkspur', 'Plover Row', 'Asha'])
    expect(filesHolding(phone.profile, canary), canary).toEqual([]);
}

/** Compares the ids in the phone's own database with those in its pack at the server. */
async function phoneAgainstPack(page: Page, office: AtOffice) {
  const name = await packName(office);
  const response = await ask(office, `/db/${name}/_all_docs`);
  const inPack = ((await response.json()) as { rows: { id: string }[] }).rows.map(({ id }) => id);
  const stores = await page.evaluate(async () => {
    const databases = (await indexedDB.databases())
      .map((one) => one.name ?? '')
      .filter((one) => one.startsWith('_pouch_'));
    const idsOf = (database: string) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(database);
        // It went between the list and this: it must not be made anew by looking.
        opening.onupgradeneeded = () => {
          opening.transaction?.abort();
          resolve([]);
        };
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
