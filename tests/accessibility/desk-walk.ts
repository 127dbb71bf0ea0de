import { expect, type Page } from '@playwright/test';
import { arrive, type Look } from './look.ts';
import { DAMP_HOME } from './day-walk.ts';

/** Cases by clock, the keys, a case with its sheets, a job raised from it, and the job itself. */
export async function walkCases(page: Page, look: Look): Promise<void> {
  await arrive(page, 'Cases by clock');
  await expect(page.getByRole('link', { name: 'Open case' })).toBeVisible();
  await look('cases');
  await page.getByLabel('Find in this list').fill('nothing is called this');
  await look('cases, none found', { arrived: false });
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('button', { name: /^Keys/ }).click();
  await look('cases, the keys', { arrived: false });
  await page.keyboard.press('Escape');
  await page
    .getByRole('link', { name: new RegExp(DAMP_HOME) })
    .first()
    .click();
  await arrive(page, DAMP_HOME);
  await expect(page.getByRole('heading', { level: 2, name: 'Clocks' })).toBeVisible();
  await look('case');
  await page.getByRole('button', { name: 'Add an event' }).click();
  await look('add an event', { arrived: false });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Book a visit' }).click();
  await look('book a visit', { arrived: false });
  await page.keyboard.press('Escape');
}

/** A case in which works were decided: what waits to be checked, the job form, and a job that is out. */
export async function walkJob(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await arrive(page, 'Cases by clock');
  await page
    .getByRole('link', { name: /29 Tern Street/ })
    .first()
    .click();
  await arrive(page, '29 Tern Street');
  await expect(page.getByRole('heading', { level: 2, name: 'Clocks' })).toBeVisible();
  await look('case, decided');
  await page.getByRole('button', { name: 'Show who lives here' }).click();
  await look('case, who lives here', { arrived: false });
  await page.getByRole('link', { name: 'Raise a job' }).click();
  await arrive(page, 'Raise a job');
  await expect(page.getByText('3. The job')).toBeVisible();
  await look('new job');
  await page.getByRole('button', { name: 'Issue job' }).click();
  await look('new job, with something to put right', { arrived: false });
  await page.getByRole('link', { name: 'Back to the case' }).click();
  await page.locator('aside a[href^="/office/orders/"]').first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'The job' })).toBeVisible();
  await look('job');
}

/** A case in which something waits to be checked before anybody outside may see it. */
export async function walkCheck(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await arrive(page, 'Cases by clock');
  await page
    .getByRole('link', { name: /40 Avocet Road/ })
    .first()
    .click();
  await arrive(page, '40 Avocet Road');
  await page
    .getByRole('button', { name: /^(Look|Read)/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('check before sharing', { arrived: false });
  await page.keyboard.press('Escape');
}

/** The other places of the desk. */
export async function walkPlaces(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await arrive(page, 'Cases by clock');
  await page.getByRole('link', { name: 'New report' }).click();
  await arrive(page, 'New report');
  await look('new report');
  await page.getByRole('button', { name: 'Save report' }).click();
  await look('new report, with something to put right', { arrived: false });
  await page.getByRole('link', { name: 'Homes', exact: true }).click();
  await arrive(page, 'Find a home');
  await page.getByLabel('Address or postcode').fill('flat 14');
  const home = page.getByRole('link', { name: new RegExp(DAMP_HOME) });
  await expect(home).toBeVisible();
  await look('homes', { arrived: false });
  await home.click();
  await arrive(page, DAMP_HOME);
  await look('home');
  await page.getByRole('link', { name: 'Refused', exact: true }).click();
  await arrive(page, 'Refused documents');
  await look('inbox');
  await page.getByRole('link', { name: 'Phones', exact: true }).click();
  await arrive(page, 'Phones');
  await expect(page.getByText('Asha Birch').first()).toBeVisible();
  await look('phones');
  await page.getByRole('link', { name: 'More', exact: true }).click();
  await arrive(page, 'More');
  await look('more');
}
