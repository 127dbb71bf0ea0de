// `npm run test:firefox`: the built app in Firefox, from sign-in through a visit without server to its receipts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROJECT = join(HERE, '../..');
const say = (line) => process.stdout.write(`${line}\n`);

const firefox = [process.env['FIREFOX_PATH'], '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
  (path) => path !== undefined && existsSync(path),
);
if (firefox === undefined) {
  say('No Firefox is on this machine, so the journey in Firefox was not run. Set FIREFOX_PATH to run it.');
  process.exit(0);
}
if (!existsSync(join(PROJECT, 'dist/server/main.js'))) {
  process.stderr.write('Build first: npm run build\n');
  process.exit(2);
}
if (!existsSync(join(HERE, 'node_modules'))) {
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: HERE,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) process.exit(1);
}

const { default: puppeteer } = await import('puppeteer-core');
const { smoke } = await import('./smoke.mjs');
const data = mkdtempSync(join(tmpdir(), 'homefile-firefox-'));
let server = await startServer('0');
const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  await page.setViewport({ width: 412, height: 839 });
  await smoke(page, server.address, {
    stop: () => end(server.child),
    start: async () => {
      server = await startServer(new URL(server.address).port);
    },
  }).catch(async (error) => {
    await page.screenshot({ path: join(tmpdir(), 'homefile-firefox.png') });
    throw error;
  });
  say(`Firefox ${await browser.version()}: 1 passed, 0 failed`);
} catch (error) {
  say(error instanceof Error ? error.stack : String(error));
  say('Firefox: 0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  await browser.close();
  await end(server.child);
  rmSync(data, { recursive: true, force: true });
}

function startServer(port) {
  const child = spawn(
    process.execPath,
    ['sync-server/cli/homefile.mjs', 'serve', '--demo', '--port', port, '--data', data],
    { cwd: PROJECT, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server did not start.')));
    child.stdout.on('data', (said) => {
      const address = /http:\/\/\S+/.exec(said.toString())?.[0];
      if (address) resolve({ child, address: `http://localhost:${new URL(address).port}` });
    });
  });
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}
