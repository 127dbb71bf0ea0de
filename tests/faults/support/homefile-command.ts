import { spawn } from 'node:child_process';

/** What a command of `npx homefile` came to; status null when it was killed. */
export interface CommandEnd {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command of the real program that runs. */
export interface RunningCommand {
  readonly ended: Promise<CommandEnd>;
  /** Ends it as a power cut would. */
  kill(): void;
}

export function homefile(...args: readonly string[]): RunningCommand {
  const child = spawn(process.execPath, ['sync-server/cli/homefile.mjs', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return {
    ended: new Promise((resolve) => {
      child.once('close', (status) => {
        resolve({ status, ...said });
      });
    }),
    kill: () => void child.kill('SIGKILL'),
  };
}
