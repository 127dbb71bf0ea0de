import { expect, type Page } from '@playwright/test';
import { readMoisture, takePhoto } from '../journeys/support/visit.ts';
import { DAMP_HOME } from './day-walk.ts';
import { arrive, type Look } from './look.ts';
import { smallPicture } from './small-picture.ts';

/** A visit before it is started, and what is asked when nobody opens. */
export async function walkDoor(page: Page, look: Look): Promise<void> {
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
}

/** A room that was just opened, and every kind of reading in it. */
export async function walkReadings(page: Page, look: Look): Promise<void> {
  await look('room, empty', { arrived: false });
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
  await look('ventilation and heating of a room');
  await page.getByText('Works', { exact: true }).click();
  await page.getByRole('button', { name: 'Save and done' }).click();
  await arrive(page, 'Bedroom 2');
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

/** What is found in a room: of each kind, and who will see it. */
export async function walkFindings(page: Page, look: Look): Promise<void> {
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

/** Pictures of a room: checked in one grid, and one by itself. */
export async function walkPhotos(page: Page, look: Look): Promise<void> {
  for (const nth of [1, 2, 3]) await takePhoto(page, await smallPicture(page, nth), nth);
  await page.getByRole('link', { name: 'Check the photos' }).click();
  await arrive(page, 'Check the photos');
  await expect(page.getByRole('img').first()).toBeVisible();
  await page.getByRole('button', { name: /^Photo 1/ }).click();
  await look('photo check', { arrived: false });
  await page.getByRole('button', { name: /^Clear/ }).click();
  await page.getByRole('link', { name: /Back/ }).first().click();
  // What is missing names the room too; the room itself comes after.
  await page
    .getByRole('link', { name: /^Bedroom 2/ })
    .last()
    .click();
  await page.getByRole('link', { name: /^Photo 1 of/ }).click();
  await arrive(page, 'Check this photo');
  await expect(page.getByRole('img').first()).toBeVisible();
  await look('one photo');
  await page.getByRole('link', { name: /Back/ }).first().click();
}

/** A part of the first photo is covered, another is pointed at; ends where it began, with nothing kept. */
export async function walkCover(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: /^Photo 1 of/ }).click();
  await arrive(page, 'Check this photo');
  await page.getByRole('link', { name: /^Cover or mark/ }).click();
  await arrive(page, 'Cover or mark');
  await expect(page.getByRole('img', { name: 'What is to be covered or marked' })).toBeVisible();
  await look('cover or mark');
  await page.getByRole('button', { name: 'Top left' }).click();
  await page.getByText('Circle', { exact: true }).click();
  await page.getByLabel('Words beside it').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Bottom right' }).click();
  await look('cover or mark, with two marks', { arrived: false });
  const first = page.getByRole('button', { name: /^(Cover|Circle) 1/ });
  while ((await first.count()) > 0) {
    await first.focus();
    await page.keyboard.press('Delete');
  }
  await page.getByRole('link', { name: /Back/ }).first().click();
  await page.getByRole('link', { name: /Back/ }).first().click();
}

/** A note and the words of it that may be shared; then the room with all that was put into it. */
export async function walkNote(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: /^Add a note/ }).click();
  await arrive(page, 'Note');
  await look('note');
  await page.getByLabel('Your note').fill('Trickle vent painted shut.');
  await page.getByRole('button', { name: 'Share these words' }).click();
  await look('note, a version to share', { arrived: false });
  await page.getByRole('button', { name: 'Later' }).click();
  await arrive(page, 'Bedroom 2');
  await look('room, full', { arrived: false });
  await page.getByRole('button', { name: 'About this room' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('about this room', { arrived: false });
  await page.keyboard.press('Escape');
}
