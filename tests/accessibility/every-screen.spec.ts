import { expect, test, type Page } from '@playwright/test';
import { passwordOf, setSignal, signIn } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { walkJobs, walkTabs } from './contractor-walk.ts';
import type { Look } from './look.ts';
import { axeFaults, faultsOf } from './screen-faults.ts';
import { walkEmergency, walkHomes, walkVisit } from './surveyor-walk.ts';

/** The smallest side of anything that a cold thumb presses. */
const TARGET = 48;

test.describe.configure({ mode: 'default' }); // one server serves them all
test.use({
  viewport: { width: 390, height: 844 },
  contextOptions: { reducedMotion: 'reduce' },
  actionTimeout: 15_000,
});
test.setTimeout(240_000);

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

/** Keeps the faults of all screens, so that one run names every one of them. */
function looking(page: Page): { readonly faults: string[]; readonly look: Look } {
  const faults: string[] = [];
  return {
    faults,
    look: async (name, { arrived } = { arrived: true }) => {
      const found = await faultsOf(page, { target: TARGET, arrived });
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    },
  };
}

test('every screen of a surveyor, from signing in to the signature', async ({ page, context }) => {
  const { faults, look } = looking(page);
  await page.goto(`${server.address}/sign-in`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await look('sign in, with something to put right', { arrived: false });
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await walkHomes(page, look);
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await walkVisit(page, look);
  await page.getByRole('link', { name: 'See today’s visits' }).click();
  await setSignal(context, false);
  await walkEmergency(page, look);
  await setSignal(context, true);
  await walkTabs(page, server.address, look);
  expect(faults).toEqual([]);
});

test('every screen of a contractor', async ({ page }) => {
  const { faults, look } = looking(page);
  await signIn(page, server.address, 'tidewell', passwordOf('tidewell'));
  await walkJobs(page, look);
  await walkTabs(page, server.address, look);
  expect(faults).toEqual([]);
});

test('the check can fail: each kind of fault is found where there is one', async ({ page }) => {
  await page.goto(`${server.address}/sign-in`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await faultsOf(page, { target: TARGET, arrived: false })).toEqual([]);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    const small = Object.assign(document.createElement('button'), { textContent: 'x', type: 'button' });
    const wide = Object.assign(document.createElement('h1'), { textContent: 'Mrs Haddad' });
    wide.style.width = '900px';
    main?.append(small, new Image(), wide);
    document.title = 'Mrs Haddad - Homefile';
  });
  const found = await faultsOf(page, { target: TARGET, arrived: true });
  for (const fault of [
    '2 titles',
    'focus',
    'called',
    'x',
    'sideways',
    'light: axe image-alt',
    'dark: axe image-alt',
  ])
    expect(
      found.some((line) => line.includes(fault)),
      fault,
    ).toBe(true);
  expect(await axeFaults(page, 'light')).not.toEqual([]);
});
