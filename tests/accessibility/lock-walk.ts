import { expect, type Page } from '@playwright/test';
import { passwordOf, stayLocked, typePin, unlock, unlockWhenAsked } from '../journeys/support/phone.ts';
import { arrive, type Look } from './look.ts';

/** From the first screen of a new phone to the first screen of the work: name, password, PIN. */
export async function walkSignIn(page: Page, address: string, look: Look): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await arrive(page, 'Sign in to Homefile');
  await look('sign in', { arrived: false });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await look('sign in, with something to put right', { arrived: false });
  await page.getByLabel('Name', { exact: true }).fill('asha');
  await page.getByLabel('Password', { exact: true }).fill(passwordOf('asha'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await arrive(page, 'Choose a PIN');
  await look('choose a PIN', { arrived: false });
  await typePin(page, '111111');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await look('choose a PIN, too easy', { arrived: false });
  await typePin(page);
  await expect(page.getByText('The same six digits again')).toBeVisible();
  await typePin(page);
  await arrive(page, 'Today');
  await unlockWhenAsked(page);
}

/** The lock, and a PIN that does not open it. Starts and ends on the screen of more things; from here on the page stays locked. */
export async function walkLock(page: Page, look: Look): Promise<void> {
  await stayLocked(page);
  await page.getByRole('button', { name: /^Lock/ }).click();
  await arrive(page, 'Unlock Homefile');
  await look('locked', { arrived: false });
  await typePin(page, '314159');
  await expect(page.getByText(/did not open it/)).toBeVisible();
  await look('locked, after a wrong PIN', { arrived: false });
  await unlock(page);
}

/** A worry about a person, from the screen of more things to what is said when it was told. */
export async function walkConcern(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: /^Worried about someone here/ }).click();
  await arrive(page, /^Worried about someone/);
  await expect(page.getByRole('button', { name: 'Tell the safeguarding lead' })).toBeVisible();
  await look('worried about someone');
  await page.getByLabel('At which home?').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Tell the safeguarding lead' }).click();
  await expect(page.getByText('The safeguarding lead is told.')).toBeVisible();
  await look('worried about someone, told', { arrived: false });
}
