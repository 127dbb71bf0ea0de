import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../app.ts';
import { adminOnly } from '../couch/admin-only.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import type { CommandContext } from './command.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
/** How long open connections may take to finish once the server is told to end. */
const ENDING_MS = 5_000;

interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly demo: boolean;
}

/** `homefile serve`: runs until SIGTERM or SIGINT. Its only line on stdout says where it is ready. */
export async function serve(context: CommandContext): Promise<number> {
  const options = readOptions(context.args);
  if (typeof options === 'string') return wrongUse(context, options);
  const { HOMEFILE_PUBLIC_URL: publicUrl = '', HOMEFILE_ADMIN_PASSWORD: password } = context.environment;
  if (!LOOPBACK.has(options.host) && !publicUrl.startsWith('https://')) {
    return wrongUse(
      context,
      'Set HOMEFILE_PUBLIC_URL=https://... to serve on an address other than this machine’s own.',
    );
  }
  if (!password)
    return wrongUse(context, 'Set HOMEFILE_ADMIN_PASSWORD to the first administrator’s password.');
  const storage = openSqliteStorage(resolve(options.data));
  const parts = {
    ...adminOnly(storage, { name: 'admin', password }),
    appFolder: context.appFolder,
  };
  const app = await buildApp(parts);
  try {
    const address = await app.listen({ host: options.host, port: options.port });
    context.stdout.write(`Homefile is ready at ${address}\n`);
    await context.told;
  } finally {
    setTimeout(() => app.server.closeAllConnections(), ENDING_MS).unref();
    await app.close();
    await storage.close();
  }
  return 0;
}

function readOptions(args: readonly string[]): ServeOptions | string {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8420' },
        data: { type: 'string', default: './data' },
        demo: { type: 'boolean', default: false },
      },
    }));
  } catch {
    // parseArgs says which argument it did not know; its words are for programmers.
    return 'Use: homefile serve [--host H] [--port P] [--data DIR] [--demo]';
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return 'The port must be a number from 0 to 65535.';
  return { host: values.host, port, data: values.data, demo: values.demo };
}

function wrongUse(context: CommandContext, sentence: string): number {
  context.stderr.write(`${sentence}\n`);
  return 2;
}
