import { expect, type Page } from '@playwright/test';
import { addRoom, leaveRoom, readMoisture, startVisit, takePhoto } from '../journeys/support/visit.ts';
import { arrive, type Look } from './look.ts';
import { smallPicture } from './small-picture.ts';

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
    .getByRole('link', { name: /Ring the office before you go in/ })
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
  await page.getByRole('link', { name: /Back/ }).first().click();
  await arrive(page, 'Homes');
}

/** A whole damp visit, from the door to the signature. */
export async function walkVisit(page: Page, look: Look): Promise<void> {
  await page.getByText(DAMP_HOME).first().click();
  await arrive(page, DAMP_HOME);
  await look('visit before it is started');
  await page.getByRole('link', { name: 'No access' }).click();
  await arrive(page, 'No access');
  await page.getByRole('button', { name: 'Record attempt' }).click();
  await look('no access, with something to put right', { arrived: false });
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page.getByRole('button', { name: 'Start visit' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Rooms' })).toBeVisible();
  await look('visit, no room yet', { arrived: false });
  await page.getByRole('button', { name: /^Add a room/ }).click();
  await look('add a room', { arrived: false });
  await page.keyboard.press('Escape');
  await addRoom(page, 'Bedroom', '2');
  await look('room, empty');
  await walkReadings(page, look);
  await walkFindings(page, look);
  await walkPhotos(page, look);
  await walkNote(page, look);
  await look('room, full');
  await leaveRoom(page);
  await look('visit, under way');
  await walkHomeServices(page, look);
  await walkHousehold(page, look);
  await walkDecision(page, look);
  await walkFinish(page, look);
}

async function walkReadings(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Reading', exact: true }).click();
  await arrive(page, 'Reading');
  for (const kind of ['Radio', 'Air', 'Surface', 'Pin']) {
    await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check({ force: true });
    await page.getByRole('button', { name: '7', exact: true }).click();
    await look(`reading pad, ${kind}`, { arrived: false });
    await page.getByRole('button', { name: 'Delete last digit' }).click();
  }
  await page.getByRole('button', { name: 'Save and done' }).click();
  await look('reading pad, with something to put right', { arrived: false });
  await page.getByRole('link', { name: /Back/ }).first().click();
  await readAir(page);
  await readMoisture(page, '23.4');
  await page.getByRole('link', { name: /^23\.4/ }).click();
  await arrive(page, 'Correct a reading');
  await look('a reading being put right');
  await page.getByRole('button', { name: 'Strike out' }).click();
  await look('striking a reading out', { arrived: false });
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page.getByRole('link', { name: /^Ventilation/ }).click();
  await arrive(page, 'Ventilation and heating');
  await page.getByText('Works', { exact: true }).click();
  await look('ventilation and heating of a room');
  await page.getByRole('button', { name: 'Save and done' }).click();
  await arrive(page, 'Bedroom 2');
}

async function walkHomeServices(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: /^Ventilation/ }).click();
  await arrive(page, 'Ventilation and heating');
  await look('ventilation and heating of the home');
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page.getByRole('button', { name: /^Add what the resident says/ }).click();
  await arrive(page, 'Resident says');
  await page.getByText('Mould', { exact: true }).click();
  await page.getByText('The landlord', { exact: true }).click();
  await look('what the resident says');
  await page.getByRole('button', { name: 'Save and done' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Resident says' })).toBeVisible();
}

async function readAir(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Reading', exact: true }).click();
  await page.getByRole('radio', { name: /^Air/ }).check({ force: true });
  for (const key of ['1', '8']) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: /^Next/ }).click();
  for (const key of ['7', '0']) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('textbox', { name: 'Meter' }).fill('Hygrometer 7');
  await page.getByRole('button', { name: 'Save and done' }).click();
  await arrive(page, 'Bedroom 2');
}

async function walkFindings(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Finding', exact: true }).click();
  await arrive(page, 'Finding');
  await look('finding, empty');
  for (const kind of ['Something to mend', 'Another hazard', 'Mould']) {
    await page.getByText(kind, { exact: true }).click();
    await page.getByText('Wall', { exact: true }).click();
    await look(`finding, ${kind.toLowerCase()}`, { arrived: false });
  }
  await page.getByText('An area, up to 1 m²').click();
  await page.getByText('Ahead of the door').click();
  await page.getByText('Outside', { exact: true }).click();
  await page.getByText('Condensation', { exact: true }).click();
  await page.getByText('Likely', { exact: true }).click();
  await page
    .getByRole('button', { name: /Who will see this/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('who will see this', { arrived: false });
  await page.keyboard.press('Escape');
  await look('finding, filled in', { arrived: false });
  await page.getByRole('button', { name: 'Save finding' }).click();
  await arrive(page, 'Bedroom 2');
}

async function walkPhotos(page: Page, look: Look): Promise<void> {
  for (const nth of [1, 2, 3]) await takePhoto(page, await smallPicture(page, nth), nth);
  await page.getByRole('link', { name: 'Check the photos' }).click();
  await arrive(page, 'Check the photos');
  await expect(page.getByRole('img').first()).toBeVisible();
  await page.getByRole('button', { name: /^Photo 1/ }).click();
  await look('photo check', { arrived: false });
  await page.getByRole('button', { name: /^Clear/ }).click();
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page.getByRole('link', { name: /^Bedroom 2/ }).click();
  await page.getByRole('link', { name: /^Photo 1 of/ }).click();
  await arrive(page, 'Check this photo');
  await expect(page.getByRole('img').first()).toBeVisible();
  await look('one photo');
  await page.getByRole('link', { name: /Back/ }).first().click();
}

async function walkNote(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: /^Add a note/ }).click();
  await arrive(page, 'Note');
  await look('note');
  await page.getByLabel('Your note').fill('Trickle vent painted shut.');
  await page.getByRole('button', { name: 'Share these words' }).click();
  await look('note, a version to share', { arrived: false });
  await page.getByRole('button', { name: 'Later' }).click();
  await arrive(page, 'Bedroom 2');
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
  await arrive(page, DAMP_HOME);
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
  await arrive(page, DAMP_HOME);
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
