import { expect, test } from '@playwright/test';
import { openCase, openDesk } from './support/desk.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';

/** Somebody rings, and is promised a visit: the office writes down both in one form, and the history tells both. */
test.setTimeout(120_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

test('what was promised on the telephone stands in the history with its day', async ({ browser }, info) => {
  const desk = await openDesk(browser, server.address);
  await openCase(desk, 'Flat 14, Larkspur House');
  await desk.getByRole('button', { name: 'Add an event' }).click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByLabel('How', { exact: true }).selectOption({ label: 'Telephone' });
  await sheet.getByLabel('Outcome').selectOption({ label: 'Spoke' });
  await expect(sheet.getByLabel('By which day')).toBeHidden();
  await sheet.getByLabel('What was promised').selectOption({ label: 'A call back' });
  // Without its day a promise is none: nothing is kept, and the form says what is missing.
  await sheet.getByRole('button', { name: 'Add event' }).click();
  await expect(sheet.getByRole('alert')).toContainText('By which day');
  await sheet.getByLabel('By which day').fill('2030-01-09');
  await desk.screenshot({ path: info.outputPath('promise.png') });
  await sheet.getByRole('button', { name: 'Add event' }).click();
  await expect(sheet).toBeHidden();
  await expect(desk.getByText('Promised: a call back')).toBeVisible();
});
