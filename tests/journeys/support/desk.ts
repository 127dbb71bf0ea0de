import { expect, type Page } from '@playwright/test';

/** The office gives the visit to another surveyor, which takes the home away from the first. */
export async function moveVisit(desk: Page, home: string): Promise<void> {
  await desk
    .getByRole('link', { name: new RegExp(home) })
    .first()
    .click();
  await desk.getByRole('button', { name: /^Move/ }).first().click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByLabel('Surveyor').selectOption({ label: 'Robin Sedge' });
  await sheet.getByRole('button', { name: 'Move visit' }).click();
  await expect(sheet).toBeHidden();
}
