import { expect, type Browser, type Page } from '@playwright/test';
import { passwordOf, setSignal, signIn, waitUntilKept } from '../journeys/support/phone.ts';
import { addRoom, openCamera } from '../journeys/support/visit.ts';
import { arrive, type Look } from './look.ts';

const EXTENTS = ['An area, up to 1 m²', 'Over 1 m²'] as const;

/** The browser says that only a few photos fit. Call it before the app is opened. */
export async function littleRoom(page: Page): Promise<void> {
  await page.addInitScript(() => {
    navigator.storage.estimate = () => Promise.resolve({ usage: 8_000_000, quota: 10_000_000 });
  });
}

/** A phone that is almost full: where photos are taken, and in Sending. Begins in a room. */
export async function walkLittleRoom(page: Page, address: string, look: Look): Promise<void> {
  await openCamera(page);
  await arrive(page, 'Camera');
  await expect(page.getByText(/almost full/).first()).toBeVisible();
  await look('camera, almost full');
  await page.goto(`${address}/sending`);
  await expect(page.getByText(/almost full/).first()).toBeVisible();
  await look('sending, almost full', { arrived: false });
}

/** The store is cleared by the browser while things have no receipt: what the first screen and Sending say. */
export async function walkWiped(page: Page, address: string, look: Look): Promise<void> {
  await page.goto(`${address}/sending`);
  await expect(page.getByText('Not safe to hand back yet.')).toBeVisible();
  await look('sending, not safe to hand back', { arrived: false });
  const cdp = await page.context().newCDPSession(page);
  const { origin } = new URL(address);
  await page.goto('about:blank');
  await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await page.goto(`${address}/`);
  await expect(page.getByText(/This phone lost its store/)).toBeVisible();
  await look('signing in after the store was lost', { arrived: false });
  await setSignal(page.context(), true);
  await signIn(page, address, 'asha', passwordOf('asha'));
  await page.getByRole('link', { name: /^Sending/ }).click();
  await expect(page.getByText(/the office has been told which/)).toBeVisible();
  await look('sending, after the store was lost', { arrived: false });
}

/** One answer changed on two phones of one person: where it is told, what is asked, and what stays. */
export async function walkTwoVersions(
  first: Page,
  other: { readonly browser: Browser; readonly who: string },
  address: string,
  look: Look,
): Promise<void> {
  const { browser, who } = other;
  await addRoom(first, 'Bedroom', '2');
  await first.getByRole('button', { name: 'Finding', exact: true }).click();
  for (const answer of ['Mould', 'Wall', 'Spots, under 0.1 m²']) await choose(first, answer);
  const finding = new URL(first.url()).pathname;
  await save(first);
  await allSent(first, address);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const second = await context.newPage();
  await signIn(second, address, who, passwordOf(who));
  await waitUntilKept(second);
  for (const [nth, phone] of [first, second].entries()) {
    await setSignal(phone.context(), false);
    await phone.goto(address + finding);
    await choose(phone, EXTENTS[nth] ?? EXTENTS[0]);
    await save(phone);
  }
  for (const phone of [first, second, first]) await allSent(phone, address);
  await look('sending, two versions', { arrived: false });
  await first.goto(`${address}/today`);
  await expect(first.getByText(/Two versions/).first()).toBeVisible();
  await look('today, two versions', { arrived: false });
  await first.goto(`${address}/sending`);
  await first.getByRole('link', { name: /two versions/ }).click();
  await expect(first.getByRole('radio').first()).toBeVisible();
  await look('two versions');
  await first.getByRole('radio').last().check({ force: true });
  await look('two versions, one picked', { arrived: false });
  await first.getByRole('button', { name: /^Use/ }).click();
  await expect(first.getByText('There is nothing to choose here.')).toBeVisible();
  await look('two versions, settled', { arrived: false });
  await context.close();
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save finding' }).click();
  await arrive(page, 'Bedroom 2');
}

async function allSent(page: Page, address: string): Promise<void> {
  await setSignal(page.context(), true);
  await page.goto(`${address}/sending`);
  await expect(
    page.getByText(/Up to date with the office|Everything has a receipt. At the office/),
  ).toBeVisible({ timeout: 60_000 });
}
