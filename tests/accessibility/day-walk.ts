import { expect, type Page } from '@playwright/test';
import { arrive, type Look } from './look.ts';

export const DAMP_HOME = 'Flat 14, Larkspur House';

/** Sees the tabs of a surveyor who has signed in, and the files of homes on and off the phone. */
export async function walkHomes(page: Page, look: Look): Promise<void> {
  await expect(page.getByText(DAMP_HOME).first()).toBeVisible();
  await look('today');
  await page.getByText('By clock', { exact: true }).click();
  await look('today by clock', { arrived: false });
  await page.getByText('By time', { exact: true }).click();
  await page.getByRole('link', { name: /for no signal|Packing|not complete/ }).click();
  await arrive(page, 'Packed for no signal');
  await look('packed for no signal');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await arrive(page, 'Today');
  await page.getByRole('link', { name: 'Homes', exact: true }).click();
  await arrive(page, 'Homes');
  await look('homes');
  await page.getByLabel('Find a home').fill('tern street');
  await expect(page.getByText(/Ring the office before you go in/).first()).toBeVisible();
  await look('homes found', { arrived: false });
  await page
    .getByRole('link', { name: /Not on this phone/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Start visit' })).toBeVisible();
  await look('home not on the phone');
  await page.getByRole('button', { name: 'Start visit' }).click();
  await look('what kind of visit', { arrived: false });
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page
    .getByRole('link', { name: new RegExp(`^${DAMP_HOME}`) })
    .first()
    .click();
  await arrive(page, DAMP_HOME);
  await look('home on the phone');
  await walkTold(page, look);
  await page.getByRole('link', { name: /Back/ }).first().click();
  await arrive(page, 'Homes');
}

/** Sees what each who may ask at the door is told of the home, and why something is not; it needs no signal. */
async function walkTold(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: /^What others are told/ }).click();
  await arrive(page, 'What others are told');
  await page.context().setOffline(true);
  await expect(page.getByText('Facts of the building need no permission: tell them.')).toBeVisible();
  await look('what a neighbour is told');
  const kept = page.getByRole('list', { name: 'They are not told' }).getByRole('button').first();
  await kept.click();
  await expect(page.getByRole('dialog').getByText('Why is this hidden?').first()).toBeVisible();
  await look('why something is hidden', { arrived: false });
  await page.keyboard.press('Escape');
  await page.getByText('A contractor', { exact: true }).click();
  await expect(page.getByText(/They are told: /).first()).toBeVisible();
  await look('what a contractor is told', { arrived: false });
  await page.context().setOffline(false);
  await page.getByRole('link', { name: /Back/ }).first().click();
  await arrive(page, DAMP_HOME);
}
