import type { Command, CommandContext } from './cli/command.ts';

/** The commands, each loaded only when it is called. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['serve', async () => (await import('./cli/serve.ts')).serve],
  ['disclose', async () => (await import('./cli/disclose.ts')).discloseCommand],
  ['screen', async () => (await import('./cli/screen.ts')).screenCommand],
  ['rescue', async () => (await import('./cli/rescue.ts')).rescue],
  ['backup', async () => (await import('./cli/backup.ts')).backup],
  ['verify', async () => (await import('./cli/verify.ts')).verify],
  ['restore', async () => (await import('./cli/restore.ts')).restore],
  ['deadlines', async () => (await import('./cli/deadlines-command.ts')).deadlinesCommand],
]);

const ENDING_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

const NOT_BUILT_YET = new Set(['import', 'export', 'users', 'rebuild']);

/** Runs one command of `npx homefile` and resolves with its exit status. */
export async function run(argv: readonly string[], packageFolder: string): Promise<number> {
  const [name = '', ...args] = argv;
  const load = COMMANDS.get(name);
  if (!load) return unknown(name);
  try {
    return await (
      await load()
    )(contextOf(args, packageFolder));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return 1;
  }
}

function contextOf(args: readonly string[], packageFolder: string): CommandContext {
  const told = new Promise<void>((resolve) => {
    const hear = () => {
      // Whoever says it twice means at once: the second signal, of either kind, ends the process as it ends any other.
      for (const signal of ENDING_SIGNALS) process.removeListener(signal, hear);
      resolve();
    };
    for (const signal of ENDING_SIGNALS) process.on(signal, hear);
  });
  const { env, stdout, stderr } = process;
  return { args, environment: env, stdout, stderr, told, packageFolder };
}

function unknown(name: string): number {
  const commands = [...COMMANDS.keys()].join(', ');
  const sentence = NOT_BUILT_YET.has(name)
    ? `The command ${name} is not built yet.`
    : `Use: homefile <command>. The commands are ${commands}.`;
  process.stderr.write(`${sentence}\n`);
  return 2;
}

const FULL_DISK = /^(ENOSPC|EDQUOT|SQLITE_FULL)/;
const READ_ONLY = /^(EROFS|SQLITE_READONLY)/;

function sentenceOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === 'EADDRINUSE')
    return 'The port is already in use. Choose another with --port, or end the other program.';
  if (code === 'EACCES' || code === 'SQLITE_CANTOPEN')
    return 'The data folder or port may not be opened by this user.';
  if (code !== undefined && FULL_DISK.test(code))
    return 'The disk of the data folder is full. Make room, and start again: nothing is lost.';
  if (code !== undefined && READ_ONLY.test(code))
    return 'The data folder is read-only. Make it writable, and start again: nothing is lost.';
  return error instanceof Error ? error.message : 'Homefile stopped for a reason it does not know.';
}
