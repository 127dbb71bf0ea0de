import type { CommandContext } from './command.ts';
import { runDeadlines } from './deadlines.ts';

/** `homefile deadlines FILE.json` */
export function deadlinesCommand({ args, stdout, stderr }: CommandContext): Promise<number> {
  const [path, ...more] = args;
  if (path !== undefined && more.length === 0) return Promise.resolve(runDeadlines(path, { stdout, stderr }));
  stderr.write('Use: homefile deadlines FILE.json\n');
  return Promise.resolve(2);
}
