import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { passwordOf, PIN, signIn, typePin } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';

test.skip(process.env['HOMEFILE_LONG'] !== '1', 'only in the long run');
// The worker would answer for the program, and nothing could hold it up.
test.use({ serviceWorkers: 'block' });
test.setTimeout(120_000);
let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('the lock takes digits before the program is there, and the program goes on with them', async ({
  context,
  page,
}) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await page.close();

  const first = await openedWithoutProgram(context);
  await typePin(first.page, PIN.slice(0, 3));
  const key = (name: string) => first.page.getByRole('button', { name, exact: true });
  await key('9').tap();
  await key('Delete last digit').tap();
  for (const digit of PIN.slice(3, 5)) await key(digit).tap();
  await expect(first.page.getByRole('status')).toHaveText('5 of 6 digits');
  first.letProgramIn();
  await expect(first.page.locator('#app').getByRole('status')).toHaveText('5 of 6 digits');
  await expect(first.page.getByRole('heading', { name: 'Unlock Homefile' })).toHaveCount(1);
  await expect(first.page.locator('#app').getByRole('button', { name: PIN[4] ?? '' })).toBeFocused();
  await typePin(first.page, PIN.slice(5));
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText('Today');
  await first.page.close();

  const whole = await openedWithoutProgram(context);
  await typePin(whole.page);
  whole.letProgramIn();
  await expect(whole.page.getByRole('heading', { level: 1 })).toHaveText('Today');
  await whole.page.close();

  const other = await openedWithoutProgram(context);
  await other.page.getByRole('button', { name: 'Use a name and password' }).tap();
  other.letProgramIn();
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('Sign in to Homefile');
});

/** A fresh tab in which everything has come but the program. */
async function openedWithoutProgram(
  context: BrowserContext,
): Promise<{ readonly page: Page; readonly letProgramIn: () => void }> {
  const page = await context.newPage();
  let letIn = () => {};
  const held = new Promise<void>((resolve) => (letIn = resolve));
  await page.route('**/assets/index-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${server.address}/today`, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unlock Homefile');
  await expect(page.locator('#app')).toBeEmpty();
  return { page, letProgramIn: () => letIn() };
}
