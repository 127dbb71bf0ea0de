import { expect, type Page } from '@playwright/test';
import { passwordOf, PIN, signIn, waitUntilKept } from './phone.ts';
import type { Taps } from './taps.ts';
import { pastTheNotice } from './visit.ts';

/** Parts of a visit as a thumb does them: each touch is counted, and each step waits for the screen it leads to. */

/** How much slower the phone is than this machine: four times in the long run, which has the time for it. */
const SLOWER = process.env['HOMEFILE_LONG'] === '1' ? 4 : 1;

/** A slow phone. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** Signs in and waits for the whole day, this home's visit too. */
export async function packTheDay(page: Page, address: string, home: string): Promise<void> {
  await signIn(page, address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await expect(page.getByText(home).first()).toBeVisible();
  await waitUntilPacked(page);
}

/** Every visit of the day is on the phone, so that the signal may go. */
export async function waitUntilPacked(page: Page): Promise<void> {
  await expect(page.getByText(/^Packing/)).toHaveCount(0, { timeout: 60_000 });
}

/** The phone is put away locked; no test types its PIN from here on. */
export async function putAway(page: Page): Promise<void> {
  await page.removeLocatorHandler(page.getByText('Your PIN for this shift'));
  await page.getByRole('link', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'More' })).toBeHidden();
  // Taken out of the pocket: the app is opened anew, at its first screen.
  await page.goto(new URL('/today', page.url()).href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unlock Homefile');
}

/** From the locked phone to a visit of today's: the PIN, the start, how the home is heated and aired. */
export async function beginByTouch(taps: Taps, home: string): Promise<void> {
  taps.begin('PIN');
  await taps.pad(PIN);
  await expect(taps.page.getByRole('heading', { level: 1 })).not.toHaveText('Unlock Homefile');
  taps.step('open the visit, start it');
  await taps.tap(taps.page.getByRole('link', { name: new RegExp(home) }).first());
  await taps.button('Start visit');
  await onVisit(taps.page);
  taps.step('heating, windows, outdoor air');
  await taps.radio('On');
  await taps.radio('Closed');
}

/** Opens a room that the home is known to have. */
export async function openRoom(taps: Taps, name: string): Promise<void> {
  await taps.tap(taps.page.getByRole('button', { name: new RegExp(`^${name} Not looked at yet`) }));
  await inRoom(taps.page, name);
}

/** From a room to the next that nobody has looked at; answers its name. */
export async function goOn(taps: Taps): Promise<string> {
  const row = taps.page.getByRole('button', { name: /^Go on to / });
  const name = /^Go on to (.+)/.exec(await row.innerText())?.[1] ?? '';
  await taps.tap(row);
  await inRoom(taps.page, name);
  return name;
}

/** Goes back to the visit. */
export async function leaveByTouch(taps: Taps): Promise<void> {
  await taps.link('Done');
  await onVisit(taps.page);
}

/** So many shots in a run, one touch each; then straight on to what they show. */
export async function shootAndFind(taps: Taps, count: number): Promise<void> {
  const { page } = taps;
  await taps.link('Photo');
  await pastTheNotice(page, (button) => taps.tap(button));
  for (let shot = 1; shot <= count; shot += 1) {
    await taps.button('Take photo');
    await expect(page.getByText(`Kept ${String(shot)}`, { exact: true })).toBeVisible({ timeout: 30_000 });
  }
  await taps.button('Finding');
  await expect(page.getByRole('heading', { level: 1, name: 'Finding' })).toBeVisible();
}

/** Opens the pad in a room. */
export async function openPad(taps: Taps, kind?: 'Pin' | 'Surface' | 'Air'): Promise<void> {
  const { page } = taps;
  await taps.link('Reading');
  await expect(page.getByRole('heading', { level: 1, name: 'Reading' })).toBeVisible();
  if (kind) await choosePad(taps, kind);
}

/** Another kind of reading, if the pad does not stand on it already. */
export async function choosePad(taps: Taps, kind: 'Pin' | 'Surface' | 'Air'): Promise<void> {
  const radio = taps.page.getByRole('radio', { name: new RegExp(`^${kind}`) }).first();
  if (!(await radio.isChecked())) await taps.radio(new RegExp(`^${kind}`));
  await expect(radio).toBeChecked();
}

/** The air of a room: two numbers. */
export async function readAir(taps: Taps, celsius: string, humidity: string): Promise<void> {
  await taps.pad(celsius);
  await taps.button('Next: humidity');
  await taps.pad(humidity);
}

/** Keeps the number; the pad is ready for the next spot. */
export async function nextSpot(taps: Taps, kept: string): Promise<void> {
  await taps.button('Save, next spot');
  await expect(taps.page.getByText(new RegExp(`^Kept: ${kept}`)).first()).toBeVisible();
}

/** Keeps the number and goes back to the room. */
export async function lastSpot(taps: Taps, room: string): Promise<void> {
  await taps.button('Save and done');
  await inRoom(taps.page, room);
}

/** A note: its words are typed, everything else is touched. */
export async function writeNote(taps: Taps, words: string, back: string): Promise<void> {
  const { page } = taps;
  await taps.button(/^Add a note/);
  await taps.type(page.getByLabel('Your note'), words);
  await taps.button('Save note');
  await expect(page.getByRole('heading', { level: 1, name: back })).toBeVisible();
}

/** Nobody at home has a need, and they were asked. */
export async function askHousehold(taps: Taps): Promise<void> {
  await taps.link('Household');
  await taps.words('Asked: no need');
  // Where several could have answered, who did is chosen.
  const who = taps.page.getByRole('group', { name: 'Who answered?' }).locator('label');
  if ((await who.count()) > 0) await taps.tap(who.first());
  await taps.button('Save and done');
  await onVisit(taps.page);
}

/** Decides that it is significant, for one reason. */
export async function decide(taps: Taps, reason: string): Promise<void> {
  const { page } = taps;
  await taps.link(/^Finish visit/);
  await expect(page.getByRole('heading', { level: 1, name: 'Decision' })).toBeVisible();
  await taps.tap(page.getByRole('radio', { name: /^Significant/ }));
  await taps.button(reason);
  await taps.button('Use this decision');
  await expect(page.getByRole('heading', { level: 1, name: 'Finish visit' })).toBeVisible();
}

/** Every photo has been on the screen; one tap clears them together. */
export async function clearPhotos(taps: Taps): Promise<void> {
  const { page } = taps;
  const pictures = page.getByRole('list', { name: 'Photos not checked' }).getByRole('button');
  await expect(pictures.first()).toBeVisible();
  // A picture that was only passed was not seen: its turn comes again.
  const unseen = page.getByRole('button', { name: /^Look at the other/ });
  await expect(async () => {
    for (const picture of await pictures.all()) await picture.scrollIntoViewIfNeeded();
    await expect(unseen).toBeHidden({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await taps.button(/^Clear \d+ photo/);
  await expect(page.getByText(/photos? cleared to share/).first()).toBeVisible();
}

/** The visit ends. */
export async function finish(taps: Taps): Promise<void> {
  const { page } = taps;
  await taps.button(/^Finish visit/);
  await expect(page.getByRole('heading', { level: 1, name: 'Visit finished' })).toBeVisible({
    timeout: 30_000,
  });
}

/** Waits for the room of this name. */
export async function inRoom(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** Waits for the visit with its rooms. */
export async function onVisit(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: 'Rooms' })).toBeVisible();
}
