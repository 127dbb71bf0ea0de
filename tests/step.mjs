import { spawn } from 'node:child_process';
import { npmCommand, PROJECT } from '../sync-server/cli/prepare.mjs';

/** How often a long step says that it still runs. */
const PATIENCE_MS = 60_000;

const running = new Set();

/** Runs one npm script, prints its name and seconds, and resolves with what it said when it failed. */
export function runStep({ name, args }, environment, say) {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
  const { command, args: all, shell } = npmCommand(args);
  // A group of its own, so that stopping it stops what it has started, servers and browsers too.
  const detached = process.platform !== 'win32';
  const child = spawn(command, all, {
    cwd: PROJECT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
    detached,
  });
  running.add(child);
  const said = [];
  child.stdout.on('data', (part) => said.push(part));
  child.stderr.on('data', (part) => said.push(part));
  const patience = setInterval(() => say(`  … ${name} still runs, ${seconds()} s`), PATIENCE_MS);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (status) => resolve(status ?? 1));
  }).then((status) => {
    clearInterval(patience);
    const wasStopped = !running.delete(child);
    if (!wasStopped) say(`${status === 0 ? '✓' : '✗'} ${name} ${seconds()} s`);
    return { ok: status === 0, output: Buffer.concat(said).toString('utf8') };
  });
}

/** Stops every step that runs. */
export function stopAll() {
  for (const child of running) {
    running.delete(child);
    try {
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGTERM');
    } catch (error) {
      // It ended by itself in the meantime.
      if (error.code !== 'ESRCH') throw error;
    }
  }
}
