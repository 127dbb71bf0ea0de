import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEMO = ['--demo'] as const;
/** The password of a server's own administrator, whose name is `admin`. */
export const ADMIN_PASSWORD = 'a password of nobody';

/** The real server, from the built bundle, with a data folder of its own that survives `stop` and `start`. */
export interface DemoServer {
  readonly address: string;
  /** The folder in which it keeps everything. */
  readonly data: string;
  /** Ends the process, as a power cut would with `SIGKILL`. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}

const READY = /Homefile is ready at (http:\/\/\S+)/;
const START_LIMIT_MS = 90_000;

/** The variable that names a data folder in which the demo landlord was made once for all tests of a run. */
export const MADE_ONCE = 'HOMEFILE_DEMO_MADE_ONCE';

/** Starts the demo landlord on a free port of this machine. `npm run build` must have run. */
export async function startDemoServer(): Promise<DemoServer> {
  const data = mkdtempSync(join(tmpdir(), 'homefile-journey-'));
  const made = process.env[MADE_ONCE];
  if (made !== undefined) cpSync(made, data, { recursive: true });
  return startServerOn(data, DEMO);
}

/** Starts a landlord's own server: it holds nothing but its administrator. */
export function startOwnServer(): Promise<DemoServer> {
  return startServerOn(join(mkdtempSync(join(tmpdir(), 'homefile-own-')), 'data'), []);
}

/** Makes the demo landlord in a new data folder and ends the server: the folder is whole, to be copied. */
export async function makeDemoOnce(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'homefile-demo-'));
  const { child } = await launch([...DEMO, '--port', '0', '--data', data]);
  await end(child, 'SIGTERM');
  return data;
}

async function startServerOn(data: string, kind: readonly string[]): Promise<DemoServer> {
  let running = await launch([...kind, '--port', '0', '--data', data]);
  const { address } = running;
  const { port } = new URL(address);
  return {
    address: `http://localhost:${port}`,
    data,
    async stop(signal = 'SIGTERM') {
      await end(running.child, signal);
    },
    async start() {
      running = await launch([...kind, '--port', port, '--data', data]);
    },
    async remove() {
      await end(running.child, 'SIGKILL');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function launch(args: readonly string[]): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, ['sync-server/cli/homefile.mjs', 'serve', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOMEFILE_ADMIN_PASSWORD: ADMIN_PASSWORD },
  });
  return new Promise((resolve, reject) => {
    let said = '';
    let complained = '';
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server was not ready in time. It said: ${complained}`));
    }, START_LIMIT_MS);
    child.stderr.on('data', (chunk: Buffer) => {
      complained += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = READY.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve({ child, address });
    });
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`The server ended with ${String(code)}. It said: ${complained}`));
    });
  });
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill(signal);
  });
}
