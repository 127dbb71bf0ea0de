import { expect, test } from '@playwright/test';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { lookForFaults } from './look.ts';
import { PHONE_STORIES } from './phone-stories.ts';
import { axeFaults, faultsOf } from './screen-faults.ts';

/** The smallest side of anything that a cold thumb presses. */
const TARGET = 48;

test.describe.configure({ mode: 'default' }); // one server serves them all
test.use({
  viewport: { width: 390, height: 844 },
  contextOptions: { reducedMotion: 'reduce' },
  actionTimeout: 15_000,
});
test.setTimeout(240_000); // no measure of speed: axe is slow where the computer has other work

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

for (const { title, walk } of PHONE_STORIES)
  test(title, ({ page }) => walk(page, server.address, lookForFaults(page, TARGET)));

test('the check can fail: each kind of fault is found where there is one', async ({ page }) => {
  await page.goto(`${server.address}/sign-in`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await faultsOf(page, { target: TARGET, arrived: false })).toEqual([]);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    const small = Object.assign(document.createElement('button'), { textContent: 'x', type: 'button' });
    const wide = Object.assign(document.createElement('h1'), { textContent: 'Mrs Haddad' });
    wide.style.width = '900px';
    const faint = Object.assign(document.createElement('p'), { textContent: 'Faint' });
    faint.style.cssText = 'color: #777; background: #888';
    main?.append(small, new Image(), wide, faint);
    document.title = 'Mrs Haddad - Homefile';
  });
  const found = await faultsOf(page, { target: TARGET, arrived: true });
  for (const fault of ['2 titles', 'focus', 'called', 'x', 'sideways', 'light: axe image-alt'])
    expect(
      found.some((line) => line.includes(fault)),
      fault,
    ).toBe(true);
  for (const theme of ['light', 'dark', 'sun'] as const) expect(await axeFaults(page, theme)).not.toEqual([]);
});
