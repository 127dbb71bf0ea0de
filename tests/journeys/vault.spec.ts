import { expect, test, type Page } from '@playwright/test';
import { atOffice, packAtOffice, packName, type AtOffice } from './support/at-the-office.ts';
import { coldPhone, type ColdPhone } from './support/cold-phone.ts';
import {
  lockNow,
  passwordOf,
  setSignal,
  signIn,
  stayLocked,
  tenWrongTries,
  typePin,
  unlock,
  waitUntilKept,
} from './support/phone.ts';
import { databasesOn, filesHolding } from './support/raw-files.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { beginNote, keepNote, startVisit } from './support/visit.ts';

const HOME = 'Flat 14, Larkspur House';
const NOTE = 'Kittiwake sits by Ingleside window';
const UNFINISHED = 'Fieldfare was not finished';
const CONTROL = 'Dunnock lies in the clear';

test.setTimeout(240_000);
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

test('a locked phone shows and holds nothing that can be read; the PIN opens it without signal; ten wrong tries end it, and unsent work reaches the office', async () => {
  let { page } = phone;
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await expect(page.getByText(HOME).first()).toBeVisible();
  const office = await atOffice(server.address, 'asha');
  await lockWhileTheOfficeHangs(page, office);
  await setSignal(phone.context, false);
  await startVisit(page, HOME);
  await keepNote(page, NOTE);
  await beginNote(page, UNFINISHED);
  const where = page.url();

  await lockNow(page, server.address);
  const words = await page.locator('body').innerText();
  for (const hidden of [HOME, 'Asha', 'Larkspur']) expect(words).not.toContain(hidden);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unlock Homefile');
  await leaveInTheClear(page);

  page = await phone.killAndReopen();
  await setSignal(phone.context, false);
  // The same search finds what lies there in the clear: its silence about the rest means something.
  expect(filesHolding(phone.profile, CONTROL)).not.toEqual([]);
  for (const canary of ['Kittiwake', 'Fieldfare', 'Larkspur', 'Asha'])
    expect(filesHolding(phone.profile, canary), canary).toEqual([]);

  await stayLocked(page);
  await page.goto(where);
  await typePin(page, '314159');
  await expect(page.getByText('That PIN did not open it. 9 tries left. Your work is safe.')).toBeVisible();
  await unlock(page);
  await expect(page.getByLabel('Your note')).toHaveValue(UNFINISHED);

  await lockNow(page, server.address);
  await tenWrongTries(page);
  expect(await databases(page)).toEqual(['homefile-device', expect.stringMatching(/^homefile-sealed-/)]);

  await setSignal(phone.context, true);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await expect.poll(() => packAtOffice(office), { timeout: 30_000 }).toContain(NOTE);
  await expect.poll(() => databases(page)).toContainEqual(expect.stringMatching(/^homefile-work-/));
});

/** A round that waits for an answer holds no lock up, and nothing but the lock is shown meanwhile. */
async function lockWhileTheOfficeHangs(page: Page, office: AtOffice): Promise<void> {
  await page.route('**/api/phones/report', () => undefined);
  const asked = page.waitForRequest('**/api/phones/report', { timeout: 60_000 });
  await page.goto(`${server.address}/more`);
  await asked;
  await stayLocked(page);
  const shown = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        new MutationObserver((_, observer) => {
          const title = document.querySelector('h1')?.textContent.trim() ?? '';
          if (title === '' || title === 'More') return;
          observer.disconnect();
          resolve(title);
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
  await page.getByRole('button', { name: 'Lock now' }).click();
  expect(await shown).toBe('Unlock Homefile');
  await expectNothingForTheCookies(page, await packName(office));
  const heard = page.waitForResponse('**/api/me');
  await unlock(page);
  expect((await heard).status()).toBe(200);
  await page.unroute('**/api/phones/report');
  await page.goto(`${server.address}/today`);
}

/** Whoever copied the cookies of a locked phone, or runs a script in its page, is told nothing by the office. */
async function expectNothingForTheCookies(page: Page, pack: string): Promise<void> {
  const names = (await page.context().cookies(server.address)).map(({ name }) => name);
  expect(names.sort()).toEqual(['AuthSession', 'HomefileDevice']);
  const paths = [`/db/${pack}/_all_docs?include_docs=true`, `/api/pack?name=${pack}&since=0`, '/api/me'];
  const copied = await Promise.all(paths.map((path) => page.request.get(`${server.address}${path}`)));
  expect(copied.map((answer) => answer.status())).toEqual([401, 401, 401]);
  const byScript = await page.evaluate(
    (all) => Promise.all(all.map(async (path) => (await fetch(path)).status)),
    paths,
  );
  expect(byScript).toEqual([401, 401, 401]);
}

/** What a phone without a vault would do: words in a database of its own. */
async function leaveInTheClear(page: Page): Promise<void> {
  await page.evaluate(
    (words) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('control', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('notes');
        opening.onerror = () => reject(new Error('The control was not kept.'));
        opening.onsuccess = () => {
          const tx = opening.result.transaction('notes', 'readwrite', { durability: 'strict' });
          tx.objectStore('notes').put({ words }, 1);
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    CONTROL,
  );
}

async function databases(page: Page): Promise<string[]> {
  return (await databasesOn(page)).filter((name) => name !== 'control');
}
