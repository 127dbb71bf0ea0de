import { expect, test } from '@playwright/test';
import { Keys } from './support/keys.ts';
import { PIN, passwordOf, setSignal, waitForReceipts, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { waitUntilPacked } from './support/tapped-visit.ts';

const HOME = 'Flat 14, Larkspur House';
const ROOM = 'Bedroom';

test.skip(
  process.env['HOMEFILE_LONG'] !== '1',
  'Every stop of a whole visit is looked at: npm run test:long runs it.',
);
test.setTimeout(400_000);

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

test('from signing in to "Visit finished" by keyboard alone, with no signal: the focus is seen at every stop and never lost', async ({
  page,
  context,
}) => {
  page.setDefaultTimeout(15_000);
  const keys = new Keys(page);
  await page.goto(`${server.address}/sign-in`);
  await keys.to('textbox', 'Name');
  await keys.type('asha');
  await keys.to('textbox', 'Password');
  await keys.type(passwordOf('asha'));
  await keys.press('Enter');
  await keys.landed('Choose a PIN');
  await keys.type(PIN);
  await expect(page.getByText('The same six digits again')).toBeVisible();
  await keys.type(PIN);
  await keys.landed('Today');
  await waitUntilKept(page);
  await waitUntilPacked(page);
  await setSignal(context, false);

  await keys.use('link', new RegExp(HOME));
  await keys.landed(HOME);
  await keys.use('button', 'Start visit');
  await keys.landed(HOME);
  await keys.choose(/^On/);
  await keys.choose(/^Closed/);
  await keys.to('textbox', /^Outdoor air/);
  await keys.type('6');
  await keys.to('textbox', /^Outdoor humidity/);
  await keys.type('88');
  await keys.backTo('button', new RegExp(`^${ROOM} Not looked at yet`));
  await keys.press('Enter');
  await keys.landed(ROOM);

  await keys.use('link', 'Photo');
  await keys.landed('Before the first photo');
  await keys.use('button', 'I read it out');
  await keys.landed('Camera');
  await keys.use('button', 'Take photo');
  await expect(page.getByText('Kept 1', { exact: true })).toBeVisible({ timeout: 30_000 });
  await keys.stands('button', 'Take photo');
  await keys.backTo('button', 'Finding');
  await keys.press('Enter');
  await keys.landed('Finding');
  await keys.choose('Mould');
  await keys.choose(/^An area, up to/);
  await keys.choose('Ahead of the door');
  await keys.choose('Condensation');
  await keys.choose('Likely');
  await keys.use('button', 'Save finding');
  await keys.landed(ROOM);
  await coverByKeys(keys);
  await keys.landed(ROOM);

  await keys.use('link', 'Reading');
  await keys.landed('Reading');
  await keys.choose(/^Surface/);
  await keys.type('135');
  await keys.to('textbox', /^Meter/);
  await keys.type('IR-2');
  await keys.use('button', 'Save, next spot');
  await expect(page.getByText(/^Kept: 13.5/).first()).toBeVisible();
  await keys.stands('button', 'Save, next spot');
  await keys.choose(/^Pin/, 'Shift+Tab');
  await keys.type('234');
  await keys.to('textbox', /^Meter/);
  await keys.type('T-2');
  await keys.choose('Plaster');
  await keys.use('button', 'Save, next spot');
  await expect(page.getByText(/^Kept: 23.4/).first()).toBeVisible();
  await keys.choose(/^Air/, 'Shift+Tab');
  await keys.type('18');
  await keys.use('button', 'Next: humidity');
  await keys.landed('Reading');
  await keys.type('70');
  await keys.to('textbox', /^Meter/);
  await keys.type('H-5');
  await keys.use('button', 'Save and done');
  await keys.landed(ROOM);
  await keys.backTo('link', 'Done');
  await keys.press('Enter');
  await keys.landed(HOME);

  const clear = page.getByRole('button', { name: /^Nothing found in/ });
  // The last of the list is drawn with all that are expected here.
  await expect(page.getByRole('button', { name: /^Add a room/ })).toBeVisible();
  await expect(clear.first()).toBeVisible();
  for (let left = await clear.count(); left > 0; left -= 1) {
    await keys.use('button', /^Nothing found in/);
    await expect(clear).toHaveCount(left - 1);
    await keys.stands('button', /^Undo nothing found in/);
  }
  await keys.use('link', 'Household');
  await keys.landed('Household needs');
  await keys.choose(/^Asked: no need/);
  const who = page.getByRole('group', { name: 'Who answered?' }).locator('label').first();
  await keys.choose((await who.innerText()).trim());
  await keys.use('button', 'Save and done');
  await keys.landed(HOME);

  await keys.use('link', /^Finish visit/);
  await keys.landed('Decision');
  await keys.choose(/^Significant/);
  await keys.to('button', 'Mould where people sleep');
  await keys.press('Space');
  await keys.use('button', 'Use this decision');
  await keys.landed('Finish visit');
  await keys.use('button', /^Clear 1 photo/);
  await expect(page.getByText(/photos? cleared to share/).first()).toBeVisible();
  await keys.landed('Finish visit');
  await keys.choose(/^In person/);
  await keys.use('button', /^Finish visit/);
  await keys.landed('Visit finished');

  console.log(`${String(keys.presses)} keys pressed`);
  await setSignal(context, true);
  await waitForReceipts(page, server.address);
});

/** From the room: a part of its photo is covered, the cover is moved, stretched, taken off and set again; then back there. */
async function coverByKeys(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.use('link', /^Photo 1 of/);
  await keys.landed('Check this photo');
  await keys.use('link', 'Cover or mark');
  await keys.landed('Cover or mark');
  await keys.use('button', 'Top left');
  const cover = page.getByRole('button', { name: /^Cover 1/ });
  const before = await cover.boundingBox();
  await keys.backTo('button', /^Cover 1/);
  for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowRight']) await keys.press(key);
  const after = await cover.boundingBox();
  expect(after?.x).toBeGreaterThan(before?.x ?? Infinity);
  expect(after?.width).toBeGreaterThan(before?.width ?? Infinity);
  await keys.press('Delete');
  await expect(cover).toHaveCount(0);
  await keys.landed('Cover or mark');
  await keys.use('button', 'Cover everything');
  await keys.backTo('button', /^Cover 1/);
  await keys.use('button', 'Remove this mark');
  await expect(cover).toHaveCount(0);
  await keys.landed('Cover or mark');
  await keys.use('button', 'Middle');
  await keys.use('button', 'Keep the covered copy');
  await keys.landed('Check this photo');
  await keys.backTo('link', /^Back/);
  await keys.press('Enter');
}
