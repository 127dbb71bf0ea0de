import { expect, type Page } from '@playwright/test';
import { addRoom, leaveRoom, startVisit } from '../journeys/support/visit.ts';
import { arrive, type Look } from './look.ts';

export const LONG_ADDRESS =
  'Flat 1428 (second floor, rear left), Featherstonehaugh-Williamson Court, Llanfairpwllgwyngyll Northern Approach Road';
export const LONG_NAME = 'Oluwaseun-Christabel Featherstonehaugh-Adebayo-Williamson';
const LONG_LABEL = 'Oluwaseun-Christabel’s and Maximilian-Bartholomew’s room with the bunk bed';
const LONG_WORD = 'Unterschrankbeleuchtungsabdeckungshalterungen'.repeat(2);

/** Today, the home, and a search that finds it, where everything has a long name. */
export async function walkLongDay(page: Page, address: string, look: Look): Promise<void> {
  await expect(page.getByText(LONG_ADDRESS).first()).toBeVisible();
  await look('today, long names');
  await page.goto(`${address}/homes`);
  await page.getByLabel('Find a home').fill('featherstonehaugh');
  await expect(page.getByRole('main').getByText(LONG_ADDRESS).first()).toBeVisible();
  await look('homes found, long names', { arrived: false });
  await page.getByRole('main').getByText(LONG_ADDRESS).first().click();
  await arrive(page, LONG_ADDRESS);
  await look('home, long names');
  await page.goto(`${address}/today`);
  await arrive(page, 'Today');
}

/** A visit there with a long label, a long meter, a long rate code and a word without end. */
export async function walkLongVisit(page: Page, address: string, look: Look): Promise<void> {
  await startVisit(page, LONG_ADDRESS);
  await addRoom(page, 'Bedroom', '2');
  await page.getByRole('button', { name: 'About this room' }).click();
  await page.getByLabel(/Your own name for it/).fill(LONG_LABEL);
  await look('about this room, long label', { arrived: false });
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await walkLongFinding(page, look);
  await walkLongReading(page, look);
  await page.getByRole('button', { name: /^Add a note/ }).click();
  await page.getByLabel('Your note').fill(`${LONG_WORD} beside ${LONG_NAME}`);
  await look('note, long words', { arrived: false });
  await page.getByRole('button', { name: 'Save' }).first().click();
  await arrive(page, 'Bedroom 2');
  await look('room, long names', { arrived: false });
  await leaveRoom(page);
  await look('visit, long names', { arrived: false });
  await page
    .getByRole('link', { name: /^Household/ })
    .first()
    .click();
  await arrive(page, 'Household needs');
  await look('household, long names');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page.getByRole('button', { name: /^Add what the resident says/ }).click();
  await arrive(page, 'Resident says');
  await look('resident says, long names');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await walkLongEnding(page, address, look);
}

async function walkLongFinding(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Finding', exact: true }).click();
  await page.getByText('Something to mend', { exact: true }).click();
  await page.getByRole('button', { name: 'Save finding' }).click();
  await look('finding, with something to put right', { arrived: false });
  await page.getByText('Ceiling', { exact: true }).click();
  await page.getByText('Hack off and replaster', { exact: true }).click();
  await page.getByLabel('Quantity').fill('1000');
  await page.getByRole('button', { name: 'Add a rate code' }).click();
  await page.getByLabel(/^Rate code/).fill('PLASTERWORK-114/B-XL');
  await page.getByRole('button', { name: 'Save finding' }).click();
  await look('finding, a rate code without its edition', { arrived: false });
  await page.getByLabel(/^Edition/).fill('Schedule 2026.4 east');
  await page.getByRole('button', { name: 'Save finding' }).click();
  await arrive(page, 'Bedroom 2');
}

async function walkLongReading(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Reading', exact: true }).click();
  for (const key of ['2', '3', '4']) await page.getByRole('button', { name: key, exact: true }).click();
  await page
    .getByRole('textbox', { name: 'Meter' })
    .fill('Protimeter-Surveymaster-BLD5365-serial-2026-118834-east-team');
  await page.getByText('Plasterboard', { exact: true }).click();
  await page.getByText('Window reveal', { exact: true }).click();
  await look('reading pad, long meter', { arrived: false });
  await page.getByRole('button', { name: 'Save, next spot' }).click();
  await look('reading pad, next spot', { arrived: false });
  await page.getByRole('link', { name: /Back/ }).first().click();
  await arrive(page, 'Bedroom 2');
}

async function walkLongEnding(page: Page, address: string, look: Look): Promise<void> {
  await page
    .getByRole('link', { name: /^Decision/ })
    .first()
    .click();
  await arrive(page, 'Decision');
  await page
    .getByText(/^Neither/)
    .first()
    .click();
  await page.getByText('On the surface only').click();
  await page.getByRole('button', { name: 'Use this decision' }).click();
  await arrive(page, LONG_ADDRESS);
  await page.getByRole('link', { name: /^Written summary/ }).click();
  await arrive(page, 'Written summary');
  await look('written summary, long names');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page.getByRole('link', { name: /^Finish visit/ }).click();
  await arrive(page, 'Finish visit');
  await expect(page.getByRole('group', { name: 'Was the resident told what you found?' })).toBeVisible();
  await look('finish, long names');
  await page.goto(`${address}/concern`);
  await expect(page.getByRole('button', { name: 'Tell the safeguarding lead' })).toBeVisible();
  await look('worried about someone, long names', { arrived: false });
}
