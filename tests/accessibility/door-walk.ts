import { expect, type Page } from '@playwright/test';
import { DAMP_HOME } from './day-walk.ts';
import { arrive, type Look } from './look.ts';
import { smallPicture } from './small-picture.ts';

/** Nobody opens: what is asked, filled in with a photo of the door, and Today afterwards; then only a child is at home. */
export async function walkDoorShut(page: Page, look: Look): Promise<void> {
  await page.getByText(DAMP_HOME).first().click();
  await page.getByRole('link', { name: 'No access' }).click();
  await arrive(page, 'No access');
  await look('no access');
  await page.getByText('Only a child at home', { exact: true }).first().click();
  await look('no access, only a child at home', { arrived: false });
  await page.getByText('Nobody answered', { exact: true }).first().click();
  await page.getByText('At the door', { exact: true }).first().click();
  await page.getByText('The office arranged it', { exact: true }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Photo of the door' }).click();
  const picture = { name: 'door.jpg', mimeType: 'image/jpeg', buffer: await smallPicture(page, 6) };
  await (await chooser).setFiles(picture);
  await expect(page.getByRole('img', { name: 'The door' })).toBeVisible();
  await look('no access, with a photo of the door', { arrived: false });
  await page.getByRole('button', { name: 'Record attempt' }).click();
  await arrive(page, 'Today');
  await look('today, after nobody was in');
}
