import { expect, type Page } from '@playwright/test';
import { DAMP_HOME } from './day-walk.ts';
import { arrive, type Look } from './look.ts';

async function place(page: Page, link: string, title: string): Promise<void> {
  await page.getByRole('link', { name: link, exact: true }).first().click();
  await arrive(page, title);
}

/** Requests, what waits for a second person, standing rules, the matrix and training, as the lead has them. */
export async function walkRules(page: Page, look: Look): Promise<void> {
  await arrive(page, 'Cases by clock');
  await place(page, 'Requests', 'Requests');
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  await look('requests');
  await page
    .getByRole('link', { name: /Facts about a building/ })
    .first()
    .click();
  await expect(page.getByRole('group', { name: 'The answer' })).toBeVisible();
  await look('request');
  await place(page, 'Sharing', 'Waiting for a second person');
  await look('sharing, nothing waits');
  await place(page, 'Standing rules', 'Standing rules');
  await look('rules, none yet');
  await page.getByLabel('What kind of data').selectOption({ index: 1 });
  await look('rules, a new one', { arrived: false });
  await place(page, 'Who sees what', 'Who sees what');
  await expect(page.getByRole('row', { name: /14 Safeguarding/ })).toBeVisible();
  await look('matrix');
  await page.getByLabel('Kind of data').selectOption('safeguarding');
  await page.getByLabel('Reader').selectOption('ombudsman');
  await page.getByLabel('Would become').selectOption('W');
  await page.getByRole('button', { name: 'Look what it would do' }).click();
  await expect(page.getByText(/Row 14 is never loosened: it cannot be ended later\./)).toBeVisible();
  await look('matrix, what a change would do', { arrived: false });
  await place(page, 'Training', 'A case in 2 minutes');
  await look('training');
}

/** Who lives in a home and how that changes, an emergency to life, what is kept and destroyed, with holds. */
export async function walkPeopleOfHome(page: Page, look: Look): Promise<void> {
  await place(page, 'Homes', 'Find a home');
  await page.getByLabel('Address or postcode').fill('flat 14');
  await page.getByRole('link', { name: new RegExp(DAMP_HOME) }).click();
  await arrive(page, DAMP_HOME);
  await page.getByRole('button', { name: 'Change who lives here' }).click();
  const sheet = page.getByRole('dialog');
  for (const change of ['Somebody moves in', 'They have left']) {
    const choice = sheet.getByText(change, { exact: true });
    if ((await choice.count()) > 0) await choice.click();
    await look(`tenancy, ${change.toLowerCase()}`, { arrived: false });
  }
  await page.keyboard.press('Escape');
  await place(page, 'Emergency to life', 'Emergency to life');
  await look('emergency to life');
  await place(page, 'Worries', 'Worried about someone');
  await look('worries, none');
  await place(page, 'Keeping', 'Keeping and destroying');
  await expect(page.getByText('What would go today')).toBeVisible();
  await look('keeping');
  await page.getByRole('button', { name: /hold/i }).first().click();
  await look('keeping, a hold', { arrived: false });
  await page.keyboard.press('Escape');
}

/** Somebody asks about their own data: the form, the request with its clock and receipt, and the copy. */
export async function walkRights(page: Page, look: Look): Promise<void> {
  await place(page, 'Requests', 'Requests');
  await place(page, 'Someone asks about their own data', 'Someone asks about their own data');
  await look('rights, new');
  await page.getByLabel('Home', { exact: true }).fill('flat 14, lark');
  await page.getByRole('button', { name: new RegExp(`^${DAMP_HOME}`) }).click();
  await page.getByRole('radio', { name: /\(Tenant\)/ }).check();
  await page.getByRole('radio', { name: 'Answered what only they would know' }).check();
  await page.getByRole('radio', { name: 'A copy of what we hold about them' }).check();
  await look('rights, filled in', { arrived: false });
  await page.getByRole('button', { name: 'Start its clock' }).click();
  await expect(page.getByText(/^Due .* days left$/)).toBeVisible();
  await page.getByRole('button', { name: 'Make the address' }).click();
  await expect(page.getByText('Give it to them now')).toBeVisible();
  await look('rights, request', { arrived: false });
  await page.getByRole('link', { name: 'Look through the copy' }).click();
  await expect(page.getByRole('heading', { name: 'About you', exact: true })).toBeVisible();
  await look('rights, copy');
}
