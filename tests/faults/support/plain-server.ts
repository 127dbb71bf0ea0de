import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The real server of the built bundle, on a new landlord's data folder: nothing is in it but its administrator. */
export interface PlainServer {
  readonly address: string;
  readonly data: string;
  readonly process: ChildProcess;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Asks as the administrator. */
  ask(method: string, path: string, body?: unknown): Promise<Response>;
}

export interface PlainServerOptions {
  readonly data?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** A program, with its arguments, that the server is run by. */
  readonly by?: readonly string[];
}

const PASSWORD = 'a-password-of-tests';

/** Resolves when it is ready. `npm run build` must have run. */
export async function startPlainServer(options: PlainServerOptions = {}): Promise<PlainServer> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'homefile-plain-'));
  const serve = ['sync-server/cli/homefile.mjs', 'serve', '--port', '0', '--data', data];
  const [command = '', ...args] = [...(options.by ?? []), process.execPath, ...serve];
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOMEFILE_ADMIN_PASSWORD: PASSWORD, ...options.environment },
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)),
  );
  const address = await readyAt(child);
  const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
  return {
    address,
    data,
    process: child,
    ended,
    ask: (method, path, body) =>
      fetch(`${address}${path}`, {
        method,
        headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let [said, complained] = ['', ''];
    child.stderr?.on('data', (chunk: Buffer) => (complained += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /Homefile is ready at (http:\/\/\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with ${String(code)}: ${complained}`)));
  });
}
