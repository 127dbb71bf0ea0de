import type { Command, CommandContext } from './cli/command.ts';

/** The commands, each loaded only when it is called. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['serve', async () => (await import('./cli/serve.ts')).serve],
  ['disclose', async () => (await import('./cli/disclose.ts')).discloseCommand],
  ['screen', async () => (await import('./cli/screen.ts')).screenCommand],
  ['rescue', async () => (await import('./cli/rescue.ts')).rescue],
  ['deadlines', async () => (await import('./cli/deadlines-command.ts')).deadlinesCommand],
]);

const NOT_BUILT_YET = new Set(['import', 'export', 'backup', 'restore', 'verify', 'users', 'rebuild']);

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
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
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

function sentenceOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return 'The port is already in use. Choose another with --port, or end the other program.';
  if (code === 'EACCES' || code === 'SQLITE_CANTOPEN')
    return 'The data folder or port may not be opened by this user.';
  return error instanceof Error ? error.message : 'Homefile stopped for a reason it does not know.';
}
