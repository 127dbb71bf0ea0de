import { expect, type BrowserContext, type Page } from '@playwright/test';
import accounts from '../../../sync-server/demo/accounts.json' with { type: 'json' };

/** Signs in on the app's own screen and waits for the first screen of the role. */
export async function signIn(page: Page, address: string, name: string, password: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sign in to Homefile');
}

/** Waits until the service worker holds the app, so that it opens with the server dead. */
export async function waitUntilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).some((name) => name.includes('precache'))))
    .toBe(true);
}

/** Cuts the network of everything in this browser, or gives it back. */
export async function setSignal(context: BrowserContext, signal: boolean): Promise<void> {
  await context.setOffline(!signal);
}

/** The words of the sending screen once everything has a receipt. */
export async function waitForReceipts(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/sending`);
  await expect(page.getByText(/Safe to hand back/)).toBeVisible({ timeout: 60_000 });
}

/** The password of a demo account. */
export function passwordOf(name: string): string {
  const account = accounts.find((one) => one.name === name);
  if (!account) throw new Error(`The demo has no account ${name}.`);
  return account.password;
}
