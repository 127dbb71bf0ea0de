import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject } from './bench.ts';
import { Client } from './client.ts';

const HERE = 'tests/bench/server';
const THEIR_PROGRAM = join(HERE, 'node_modules/pouchdb-server/bin/pouchdb-server');
const START_LIMIT_MS = 60_000;
/** `npm ci` of a few hundred packages, on a slow line. */
const INSTALL_LIMIT_MS = 10 * 60_000;

/** A server that runs, and how to end it. */
export interface Running {
  readonly child: ChildProcess;
  readonly address: string;
}

export const ADMIN_PASSWORD = 'of the bench alone';

/** Our server as it is built, on this data folder. */
export async function startOurs(data: string): Promise<Subject & Running> {
  const flags = process.env['HOMEFILE_BENCH_NODE']?.split(' ') ?? [];
  const running = await launch([
    ...flags,
    'sync-server/cli/homefile.mjs',
    'serve',
    '--port',
    '0',
    '--data',
    data,
  ]);
  const basic = Buffer.from(`admin:${ADMIN_PASSWORD}`).toString('base64');
  const client = new Client(`${running.address}/db`, { authorization: `Basic ${basic}` });
  return { ...running, name: 'ours', client, pid: running.child.pid ?? 0 };
}

/** pouchdb-server, without administrators: it need not check a password. Its writes are not forced to the disk. */
export async function startTheirs(folder: string, port: number): Promise<Subject & Running> {
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [
      join(process.cwd(), THEIR_PROGRAM),
      ...['--host', '127.0.0.1', '--port', String(port), '--dir', folder, '--no-stdout-logs'],
      ...['--config', join(folder, 'config.json')],
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  const client = new Client(address);
  for (const deadline = Date.now() + START_LIMIT_MS; ;) {
    const answers = await client.try('/').then(
      ({ status }) => status === 200,
      () => false,
    );
    if (answers) return { child, address, name: 'pouchdb-server', client, pid: child.pid ?? 0 };
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('pouchdb-server did not start.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export function startBareHttp(): Promise<Running> {
  return launch([join(HERE, 'bare-http.mjs')]);
}

/** Installs pouchdb-server into the bench's own folder the first time. Null when it is there, else why it is not. */
export function installTheirs(say: (sentence: string) => void): Promise<string | null> {
  if (existsSync(THEIR_PROGRAM)) return Promise.resolve(null);
  say('Installing pouchdb-server into tests/bench/server, this once…');
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: HERE,
    stdio: 'ignore',
    timeout: INSTALL_LIMIT_MS,
  });
  return new Promise((resolve) => {
    npm.once('error', () => resolve('npm could not be started'));
    npm.once('exit', (code) =>
      resolve(code === 0 ? null : 'it could not be installed (run npm ci in tests/bench/server to see why)'),
    );
  });
}

/** Ends a server and waits for its end. */
export function end({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  });
}

/** Megabytes of memory that a process has in use now, and the most it ever had. */
export function memoryOf(pid: number): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 'NaN') / 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

/** Milliseconds of processor time that a process has used, in steps of 10. */
export function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function launch(args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, args, {
    // One line for each request goes to stderr: to a file it would be the disk that is measured.
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, HOMEFILE_ADMIN_PASSWORD: ADMIN_PASSWORD },
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /ready at (http:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve({ child, address });
    });
    child.once('exit', (code) =>
      reject(new Error(`The server ended with ${String(code)}. Has npm run build been run?`)),
    );
  });
}
