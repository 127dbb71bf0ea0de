import { expect, type BrowserContext, type Page } from '@playwright/test';
import accounts from '../../../sync-server/demo/accounts.json' with { type: 'json' };

/** The PIN that every test chooses. */
export const PIN = '271828';
/** Pages that unlock by themselves whenever the lock stands before what a test waits for. */
const unlocking = new WeakSet<Page>();

/** Signs in on the app's own screen, chooses a PIN where one is asked for, and waits for the first screen of the role. */
export async function signIn(page: Page, address: string, name: string, password: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await fillSignIn(page, name, password);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).not.toHaveText('Sign in to Homefile');
  if ((await title.textContent()) === 'Choose a PIN') await choosePin(page);
  await unlockWhenAsked(page);
}

/** Types name and password on the screen that asks for them. */
export async function fillSignIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Chooses a PIN for the shift, twice the same. */
export async function choosePin(page: Page, digits: string = PIN): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Choose a PIN');
  await typePin(page, digits);
  await expect(page.getByText('The same six digits again')).toBeVisible();
  await typePin(page, digits);
  await expect(title).not.toHaveText('Choose a PIN');
}

/** Locks the phone by hand. */
export async function lockNow(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/more`);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unlock Homefile');
}

/** Types the six digits of a PIN. */
export async function typePin(page: Page, digits: string = PIN): Promise<void> {
  await expect(page.getByRole('button', { name: 'Delete last digit' })).toBeVisible();
  for (const digit of digits) await page.keyboard.press(digit);
}

/** Tries a wrong PIN until what lies on the phone is destroyed. */
export async function tenWrongTries(page: Page): Promise<void> {
  for (let left = 9; left >= 0; left -= 1) {
    await expect(page.getByText('Your PIN for this shift')).toBeVisible();
    await typePin(page, '314159');
    if (left > 0)
      await expect(page.getByText(new RegExp(`That PIN did not open it. ${left} `))).toBeVisible();
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to Homefile');
}

/** Opens the lock that a browser shows after it was ended. */
export async function unlock(page: Page): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Unlock Homefile');
  await typePin(page);
  await expect(title).not.toHaveText('Unlock Homefile');
}

/** From now on this page stays locked until the test itself unlocks it. */
export async function stayLocked(page: Page): Promise<void> {
  await page.removeLocatorHandler(page.getByText('Your PIN for this shift'));
}

/** From now on this page unlocks by itself whenever the lock stands before what a test waits for. */
export async function unlockWhenAsked(page: Page): Promise<void> {
  if (unlocking.has(page)) return;
  unlocking.add(page);
  await page.addLocatorHandler(page.getByText('Your PIN for this shift'), () => typePin(page));
}

/** Waits until the service worker holds the app and the first pack is whole, so that all of it opens with the server dead. */
export async function waitUntilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).some((name) => name.includes('precache'))))
    .toBe(true);
  // Half a pack would go on coming in when the signal is cut, and be half a pack for the rest of the story.
  await expect(page.getByText(/still coming from the office/)).toHaveCount(0, { timeout: 60_000 });
}

/** Cuts the network of everything in this browser, or gives it back. */
export async function setSignal(context: BrowserContext, signal: boolean): Promise<void> {
  await context.setOffline(!signal);
}

/** The words of the sending screen once everything has a receipt. */
export async function waitForReceipts(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/sending`);
  await expect(page.getByText(/Everything has a receipt: \d+ of \d+/)).toBeVisible({ timeout: 60_000 });
}

/** The password of a demo account. */
export function passwordOf(name: string): string {
  const account = accounts.find((one) => one.name === name);
  if (!account) throw new Error(`The demo has no account ${name}.`);
  return account.password;
}
