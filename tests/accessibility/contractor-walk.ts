import { expect, type Page } from '@playwright/test';
import { arrive, type Look } from './look.ts';
import { smallPicture } from './small-picture.ts';

/** The jobs of a contractor who has signed in, one job, and the work recorded on it. */
export async function walkJobs(page: Page, look: Look): Promise<void> {
  await arrive(page, /Jobs/);
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  await look('jobs');
  await page.locator('main a[href^="/jobs/"]').first().click();
  await expect(page.getByRole('link', { name: 'Record work done' })).toBeVisible();
  await look('job');
  await page.getByRole('link', { name: 'Record work done' }).click();
  await arrive(page, 'Work done');
  await expect(page.getByRole('button', { name: 'Finish job' })).toBeVisible();
  await look('work done');
  await page.getByRole('button', { name: 'Finish job' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await look('work done, with something to put right', { arrived: false });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Photo', exact: true }).click();
  const picture = { name: 'done.jpg', mimeType: 'image/jpeg', buffer: await smallPicture(page, 4) };
  await (await chooser).setFiles(picture);
  await expect(page.getByRole('img').first()).toBeVisible();
  await page.getByText('Done', { exact: true }).first().click();
  await page.locator('#done').getByRole('button').first().click();
  await page.getByRole('group', { name: 'Left safe and clean' }).getByText('Yes', { exact: true }).click();
  await look('work done, filled in', { arrived: false });
  await page.getByRole('button', { name: 'Finish job' }).click();
  await expect(page.getByText(/Work recorded/).first()).toBeVisible();
  await look('job, work recorded', { arrived: false });
}

/** The two tabs that both roles on a phone have. */
export async function walkTabs(page: Page, address: string, look: Look): Promise<void> {
  await page.goto(`${address}/sending`);
  await expect(page.getByText(/(Safe|It is safe) to hand back/)).toBeVisible({ timeout: 60_000 });
  await look('sending, everything has a receipt', { arrived: false });
  await page.getByRole('link', { name: 'More', exact: true }).click();
  await arrive(page, 'More');
  await look('more');
  await page.getByRole('link', { name: /^Sending/ }).click();
  await arrive(page, 'Sending');
  await look('sending');
}
