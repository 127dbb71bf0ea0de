import { expect, type Page } from '@playwright/test';
import { addRoom, leaveRoom, startVisit } from '../journeys/support/visit.ts';
import { arrive, type Look } from './look.ts';

/** The home at which a visit is ended. */
export const ENDING_HOME = 'Flat 2, Kestrel Point';

/** What is asked about the home and its people, once for the whole visit. */
export async function walkPeople(page: Page, look: Look): Promise<void> {
  await look('visit, under way', { arrived: false });
  await page.getByRole('link', { name: /^At the door/ }).click();
  await arrive(page, 'At the door');
  await look('at the door');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page.getByRole('button', { name: /^Leave before the end/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('leave before the end', { arrived: false });
  await page.keyboard.press('Escape');
  await walkHomeServices(page, look);
  await walkHousehold(page, look);
}

async function walkHomeServices(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: /^Ventilation/ }).click();
  await arrive(page, 'Ventilation and heating');
  await look('ventilation and heating of the home');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page.getByRole('button', { name: /^Add what the resident says/ }).click();
  await arrive(page, 'Resident says');
  await look('what the resident says');
  await page.getByText('Mould', { exact: true }).click();
  await page.getByText('The landlord', { exact: true }).click();
  await page.getByRole('button', { name: 'Save and done' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Resident says' })).toBeVisible();
}

async function walkHousehold(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Household', exact: true }).click();
  await arrive(page, 'Household needs');
  await look('household needs');
  await page.getByRole('radio').first().check({ force: true });
  await look('household needs, one told', { arrived: false });
  await page
    .getByText(/Would rather not say/)
    .first()
    .click();
  await page.getByRole('button', { name: 'Save and done' }).click();
  await arrive(page, ENDING_HOME);
}

/** How serious it is, the letter that says so, and finishing. */
export async function walkEnding(page: Page, look: Look): Promise<void> {
  await walkDecision(page, look);
  await page.getByRole('link', { name: /^Written summary/ }).click();
  await arrive(page, 'Written summary');
  await look('written summary');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await walkFinish(page, look);
}

async function walkDecision(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: /^Decision/ }).click();
  await arrive(page, 'Decision');
  await look('decision');
  await page
    .getByText(/^Cannot tell yet/)
    .first()
    .click();
  await look('decision, cannot tell yet', { arrived: false });
  await page
    .getByText(/^Significant/)
    .first()
    .click();
  await page.getByText('Mould where people sleep').click();
  await page.getByLabel('Cause').selectOption({ label: 'Condensation on a cold surface' });
  await page.getByText('Which rule is this?').first().click();
  await look('decision, significant', { arrived: false });
  await page.getByRole('button', { name: 'Use this decision' }).click();
  await arrive(page, ENDING_HOME);
}

async function walkFinish(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: /^Finish visit/ }).click();
  await arrive(page, 'Finish visit');
  await expect(page.getByRole('group', { name: 'Was the resident told what you found?' })).toBeVisible();
  await look('finish');
  await page.getByRole('button', { name: /^Finish visit/ }).click();
  await look('finish, with something to put right', { arrived: false });
  for (const gap of await page.getByRole('checkbox').all()) await gap.check({ force: true });
  await page.getByText('In person', { exact: true }).click();
  await page.getByRole('button', { name: /^Finish visit/ }).click();
  await arrive(page, 'Visit finished');
  await look('finished', { arrived: false });
  await page.getByRole('list', { name: 'Was something wrong?' }).getByRole('link').first().click();
  await arrive(page, 'Correct this');
  await look('correct this');
  await page.getByRole('link', { name: /Back/ }).first().click();
}

/** An emergency seen with no signal: it stands above every screen until the office has it. */
export async function walkEmergency(page: Page, look: Look): Promise<void> {
  await startVisit(page, '5 Plover Row');
  await addRoom(page, 'Kitchen');
  await page.getByRole('button', { name: 'Finding', exact: true }).click();
  await page.getByText('Another hazard', { exact: true }).click();
  await page.getByLabel('Hazard', { exact: true }).selectOption({ index: 4 });
  await page.getByText('Electrics', { exact: true }).click();
  await page.getByLabel('It may be an emergency').check({ force: true });
  await look('finding, an emergency', { arrived: false });
  await page.getByRole('button', { name: 'Save finding' }).click();
  await arrive(page, 'Kitchen');
  await look('room, under an emergency', { arrived: false });
  await leaveRoom(page);
  await look('visit, under an emergency');
}
