import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

/** Debian's Chromium where it is installed; else Playwright's own (`npx playwright install chromium`). */
const chromium = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
  (path) => path !== undefined && existsSync(path),
);
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera that shows a moving test picture, and a person who says yes when asked for it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];
const launchOptions = chromium === undefined ? { args } : { executablePath: chromium, args };

/** Everything that needs a real browser: whole stories, axe over every screen, and the phone's own store. */
export default defineConfig({
  testDir: 'tests',
  testMatch: '{journeys,accessibility,conformance,faults}/**/*.spec.ts',
  globalSetup: './tests/journeys/support/demo-made-once.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    serviceWorkers: 'allow',
    trace: process.env['HOMEFILE_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  },
  // Each story starts the real server itself (tests/journeys/support/server.ts).
  projects: [
    {
      name: 'phone',
      testIgnore: '**/*.desk.spec.ts',
      use: { ...devices['Pixel 7'], launchOptions },
    },
    {
      name: 'desk',
      testMatch: '**/*.desk.spec.ts',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, launchOptions },
    },
  ],
});
