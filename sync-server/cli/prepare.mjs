// Plain JavaScript with nothing but Node's own modules: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const NEEDED_NODE = [20, 19];
const INSTALLED = join(PROJECT, 'node_modules/.homefile-installed');
const COMPILED = join(PROJECT, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node');
const BUILT = join(PROJECT, 'dist/.built-from');
/** What the build reads. */
const SOURCES = [
  'index.html',
  'package.json',
  'package-lock.json',
  'public',
  'src',
  'svelte.config.js',
  'sync-server',
  'tsconfig.base.json',
  'vite.config.ts',
  'vite.server.config.ts',
];

/** Why this Node cannot run Homefile, or null. */
export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = NEEDED_NODE;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return null;
  return `Homefile needs Node ${NEEDED_NODE.join('.')} or later, and this is Node ${version}. Install a newer one from https://nodejs.org and try again.`;
}

/** Installs the packages of the lock file when they are missing, older than it, or built for another Node. */
export async function install(say) {
  if (await fetchPackages(say)) await compilePackages(say);
}

/** The first half of `install`: true when what was fetched is still to be compiled. */
export async function fetchPackages(say) {
  if (readIfThere(INSTALLED) === wantedPackages()) return false;
  if (installedByHand()) {
    stampInstall();
    return false;
  }
  say('Installing the packages that Homefile needs. This takes a few minutes, and only the first time.');
  const done = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], say);
  if (done !== 0)
    throw new Error('The packages could not be installed. Read what npm says above, then try again.');
  return true;
}

/** The second half of `install`: compiles SQLite, on all processors. */
export async function compilePackages(say) {
  const done = await npm(['rebuild', '--loglevel=error'], say, { JOBS: 'max' });
  if (done !== 0)
    throw new Error('The packages could not be compiled. Read what npm says above, then try again.');
  stampInstall();
}

/** Builds the app and the server when any of their sources has changed since the last build. */
export async function build(say) {
  const sources = digestOf(SOURCES);
  const isBuilt = existsSync(join(PROJECT, 'dist/server/main.js')) && existsSync(join(PROJECT, 'dist/app'));
  if (isBuilt && readIfThere(BUILT) === sources) return;
  say('Building the app and the server.');
  rmSync(BUILT, { force: true });
  const done = await npm(['run', '--silent', 'build'], say);
  if (done !== 0) throw new Error('The build failed. Read what it says above.');
  writeFileSync(BUILT, sources);
}

/** Notes that the build is of the sources as they are: whoever runs `npm run build` by themselves says so with this. */
export function markBuilt() {
  mkdirSync(join(PROJECT, 'dist'), { recursive: true });
  writeFileSync(BUILT, digestOf(SOURCES));
}

/** How npm is started here: by the very npm that started us, or the one on the path. */
export function npmCommand(args) {
  const cli = process.env['npm_execpath'];
  if (cli !== undefined && /npm-cli\.c?js$/.test(cli))
    return { command: process.execPath, args: [cli, ...args], shell: false };
  const isWindows = process.platform === 'win32';
  return { command: isWindows ? 'npm.cmd' : 'npm', args, shell: isWindows };
}

/**
 * Runs npm in the project and resolves with its exit status. What it says is shown only when it fails; now and then a line
 * tells that it still runs.
 */
export function npm(args, say, environment = {}) {
  const { command, args: all, shell } = npmCommand(args);
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const patience = setInterval(() => say(`Still at it, ${seconds()} seconds.`), 20_000);
  const said = [];
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...environment };
    const child = spawn(command, all, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'], shell });
    child.stdout.on('data', (part) => said.push(part));
    child.stderr.on('data', (part) => said.push(part));
    child.once('error', () =>
      reject(new Error('npm could not be started. It comes with Node: install Node again.')),
    );
    child.once('close', (status) => {
      if (status !== 0) say(Buffer.concat(said).toString('utf8'));
      resolve(status ?? 1);
    });
  }).finally(() => clearInterval(patience));
}

function wantedPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(PROJECT, 'package-lock.json')))
    .digest('hex');
  // Compiled packages fit one version of Node's binary interface.
  return `${lock} ${process.versions.modules} ${process.platform} ${process.arch}\n`;
}

/** Whether somebody ran npm themselves after the lock file last changed. */
function installedByHand() {
  const own = join(PROJECT, 'node_modules/.package-lock.json');
  // Fetched and not compiled: we were stopped between the two.
  if (existsSync(INSTALLED) || !existsSync(own) || !existsSync(COMPILED)) return false;
  return statSync(own).mtimeMs >= statSync(join(PROJECT, 'package-lock.json')).mtimeMs;
}

function stampInstall() {
  writeFileSync(INSTALLED, wantedPackages());
}

function digestOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const whole = join(PROJECT, path);
    if (!existsSync(whole)) return;
    if (!statSync(whole).isDirectory())
      return void hash.update(`${path}\0`).update(readFileSync(whole)).update('\0');
    for (const name of readdirSync(whole).sort()) if (!/\.test\.\w+$/.test(name)) add(`${path}/${name}`);
  };
  for (const path of paths) add(path);
  return `${hash.digest('hex')}\n`;
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
