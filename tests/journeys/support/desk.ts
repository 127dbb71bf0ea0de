import { expect, type Browser, type Page } from '@playwright/test';
import { passwordOf, signIn } from './phone.ts';

/** The office's desk, signed in, in a browser of its own. */
export async function openDesk(browser: Browser, address: string): Promise<Page> {
  const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(desk, address, 'wren', passwordOf('wren'));
  return desk;
}

/** The office signs in, was told that Asha's phone is lost, and orders it cleared. */
export async function orderWipe(desk: Page, address: string): Promise<void> {
  await signIn(desk, address, 'wren', passwordOf('wren'));
  await desk.goto(`${address}/office/phones`);
  await desk.getByRole('button', { name: /^Lost\? Clear the phone of Asha/ }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Clear this phone' }).click();
  await expect(desk.getByText('Waits for contact')).toBeVisible();
}

/** Opens the first case of this home from the list of cases. */
export async function openCase(desk: Page, home: string): Promise<void> {
  await desk
    .getByRole('link', { name: new RegExp(home) })
    .first()
    .click();
}

/** The office gives the visit to another surveyor, which takes the home away from the first. */
export async function moveVisit(desk: Page, home: string): Promise<void> {
  await openCase(desk, home);
  await desk.getByRole('button', { name: /^Move/ }).first().click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByLabel('Surveyor').selectOption({ label: 'Robin Sedge' });
  await sheet.getByRole('button', { name: 'Move visit' }).click();
  await expect(sheet).toBeHidden();
}
