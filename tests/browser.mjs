import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { npm, PROJECT } from '../sync-server/cli/prepare.mjs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The path of a Chromium of this machine, or null when Playwright's own is there. Installs one where there is none: Debian's
 * when this is Debian and we are root already, else Playwright's download. Never asks for more rights than it has.
 */
export async function findOrInstallBrowser(say) {
  const known = browserOfMachine();
  if (known !== null || playwrightHasItsOwn()) return known;
  if (isRootOnDebian()) {
    say('Installing Debian’s Chromium for the tests in a browser.');
    if ((await apt('update')) && (await apt('install', '-y', '--no-install-recommends', 'chromium')))
      return browserOfMachine();
    say('Debian’s Chromium could not be installed; trying Playwright’s own.');
  }
  say('Downloading Playwright’s Chromium for the tests in a browser.');
  // As root it may bring the libraries that the browser needs; without, they are left as they are.
  const withLibraries = isRoot() ? ['--with-deps'] : [];
  const done = await npm(['exec', '--', 'playwright', 'install', ...withLibraries, 'chromium'], say);
  if (done !== 0)
    throw new Error(
      'No browser could be installed. Install Chromium and set CHROMIUM_PATH to it, then try again.',
    );
  return null;
}

function browserOfMachine() {
  const { CHROMIUM_PATH } = process.env;
  const places = [CHROMIUM_PATH, '/usr/bin/chromium'];
  return places.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
}

function playwrightHasItsOwn() {
  const { chromium } = createRequire(join(PROJECT, 'package.json'))('@playwright/test');
  return existsSync(chromium.executablePath());
}

function isRoot() {
  return process.getuid?.() === 0;
}

function isRootOnDebian() {
  if (!isRoot() || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return new Promise((resolve) => {
    const child = spawn('apt-get', args, { env, stdio: ['ignore', 2, 2] });
    child.once('error', () => resolve(false));
    child.once('close', (status) => resolve(status === 0));
  });
}
