import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a visit from Today and starts it. */
export async function startVisit(page: Page, home: string): Promise<void> {
  await page.getByText(home).first().click();
  await page.getByRole('button', { name: 'Start visit' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Rooms' })).toBeVisible();
}

/** Adds a room and opens it. */
export async function addRoom(page: Page, kind: string, number?: string): Promise<void> {
  const name = number === undefined ? kind : `${kind} ${number}`;
  const known = page.getByRole('button', { name: new RegExp(`^${name} Not looked at yet`) });
  const another = page.getByRole('button', { name: /^Add a room/ });
  // It stands below the rooms that are expected here, and is drawn with them.
  await expect(another).toBeVisible();
  if (await known.isVisible()) await known.click();
  else {
    await another.click();
    await page.getByRole('dialog').getByRole('button', { name: kind, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${kind}`) })).toBeVisible();
    if (number !== undefined) await callIt(page, number);
  }
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

async function callIt(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: 'About this room' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Number').fill(number);
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
}

async function typeOnPad(page: Page, figures: string): Promise<void> {
  for (const figure of figures) {
    const name = figure === '.' ? 'Point' : figure;
    await page.getByRole('button', { name, exact: true }).click();
  }
}

/** Takes a moisture reading with a pin meter, on the wall. */
export async function readMoisture(page: Page, figures: string, meter = 'Protimeter 1204'): Promise<void> {
  await page.getByRole('link', { name: 'Reading', exact: true }).click();
  await page.getByRole('radio', { name: /^Pin/ }).check({ force: true });
  await typeOnPad(page, figures);
  // The pad remembers the meter of the reading before.
  const asked = page.getByRole('textbox', { name: 'Meter' });
  if (await asked.isVisible()) await asked.fill(meter);
  await page.getByText('Plaster', { exact: true }).click();
  await page.getByText('Wall', { exact: true }).click();
  await page.getByRole('button', { name: 'Save and done' }).click();
  // The pad says the figures too, before they are kept.
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Reading');
  await expect(page.getByText(figures).first()).toBeVisible();
}

/** From a room: types a surface temperature, on the wall, and leaves the pad open. */
export async function typeSurface(page: Page, figures: string): Promise<void> {
  await page.getByRole('link', { name: 'Reading', exact: true }).click();
  await page.getByRole('radio', { name: /^Surface/ }).check({ force: true });
  await typeOnPad(page, figures);
  await page.getByText('Wall', { exact: true }).click();
}

/** Takes a surface temperature, on the wall. */
export async function readSurface(page: Page, figures: string): Promise<void> {
  await typeSurface(page, figures);
  await page.getByRole('button', { name: 'Save and done' }).click();
  await expect(page.getByText(figures).first()).toBeVisible();
}

/** From a room: takes this picture with the phone's own camera (a file chooser, in a browser), and goes back to the room. */
export async function takePhoto(page: Page, bytes: Buffer, nth: number, name = 'IMG.jpg'): Promise<void> {
  await openCamera(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Phone’s own camera' }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'image/jpeg', buffer: bytes });
  await expect(page.getByText('Kept 1', { exact: true })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('img', { name: new RegExp(`^Photo ${String(nth)} of`) })).toBeVisible({
    timeout: 30_000,
  });
}

/** From a room: takes so many shots in a run with the browser's test camera, one tap each, and goes back to the room. */
export async function takeShots(page: Page, count: number): Promise<void> {
  await openCamera(page);
  const shutter = page.getByRole('button', { name: 'Take photo' });
  for (let shot = 1; shot <= count; shot += 1) {
    await shutter.click();
    await expect(page.getByText(`Kept ${String(shot)}`, { exact: true })).toBeVisible({ timeout: 30_000 });
  }
  await page.getByRole('link', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Camera' })).toBeHidden();
}

/** From a room to the camera. */
export async function openCamera(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Photo', exact: true }).click();
  await pastTheNotice(page, (button) => button.click());
}

/** Where people live they are told before the first photo of a visit: one tap. Later ones, and empty homes, ask nothing. */
export async function pastTheNotice(page: Page, touch: (button: Locator) => Promise<void>): Promise<void> {
  const title = page.getByRole('heading', { level: 1, name: /^(Camera|Before the first photo)$/ });
  await expect(title).toBeVisible();
  if ((await title.innerText()) !== 'Camera')
    await touch(page.getByRole('button', { name: 'I read it out' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Camera' })).toBeVisible();
}

/** Begins a note on the visit or the room that is shown, and types; it is a draft until it is saved. */
export async function beginNote(page: Page, words: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Add a note/ })
    .first()
    .click();
  await page.getByLabel('Your note').fill(words);
}

/** Writes a note and keeps it. */
export async function keepNote(page: Page, words: string): Promise<void> {
  await beginNote(page, words);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText(words)).toBeVisible();
}

/** Goes back from a room to the visit. */
export async function leaveRoom(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Rooms' })).toBeVisible();
}
