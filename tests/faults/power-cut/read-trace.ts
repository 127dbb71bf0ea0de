import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { DiskEvent } from './events.ts';

/** What strace is asked for: every byte that is written or read, in hex, and the path behind each descriptor. */
export const STRACE = [
  'strace',
  '--follow-forks',
  '--seccomp-bpf',
  '--decode-fds=path',
  '-xx',
  '--string-limit=20000000',
  '--signal=none',
  `--trace=${[
    ...['openat', 'close', 'mkdir', 'mkdirat', 'unlink', 'unlinkat', 'rename', 'renameat', 'renameat2'],
    ...['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'ftruncate', 'fallocate', 'fsync', 'fdatasync'],
    ...['read', 'recvfrom', 'sendto', 'sendmsg'],
  ].join(',')}`,
] as const;

const CALL = /^(\w+)\((.*)\)\s+= (-?\d+)(?:<[^>]*>)?(?: .*)?$/s;
const TEXT = /"((?:\\x[0-9a-f]{2})*)"/g;

/**
 * Reads a trace of `STRACE`; only files below `folder` are told of. `there` has the sizes of those that were there before it
 * began. Throws for a call that it does not understand.
 */
export async function readTrace(
  trace: string,
  folder: string,
  there: ReadonlyMap<string, number>,
): Promise<readonly DiskEvent[]> {
  const reader = new TraceReader(folder, there);
  const begun = new Map<string, string>();
  for await (const line of createInterface({ input: createReadStream(trace), crlfDelay: Infinity })) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(pid, rest.slice(0, -'<unfinished ...>'.length).trimEnd());
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest);
    const whole = resumed ? `${begun.get(pid) ?? ''}${resumed[1] ?? ''}` : rest;
    const [, name, args, result] = CALL.exec(whole) ?? [];
    if (name !== undefined && args !== undefined && Number(result) >= 0)
      reader.take(name, args, Number(result));
  }
  return reader.events;
}

class TraceReader {
  readonly events: DiskEvent[] = [];
  readonly #folder: string;
  readonly #files = new Map<string, { size: number }>();
  readonly #open = new Map<string, { append: boolean; at: number }>();
  /** What came on each connection since its last answer. */
  readonly #asked = new Map<string, Buffer[]>();

  constructor(folder: string, there: ReadonlyMap<string, number>) {
    this.#folder = resolve(folder);
    for (const [path, size] of there) this.#files.set(path, { size });
  }

  take(name: string, args: string, result: number): void {
    if (name === 'openat') return this.#opened(args, result);
    if (/^(mkdir|unlink|rename)/.test(name)) return this.#named(name, args);
    const [, fd = '', shown = ''] = /^(\d+)<([^>]*)>/.exec(args) ?? [];
    const path = pathIn(shown);
    if (name === 'close') return void this.#open.delete(fd);
    if (path.startsWith('socket:') || path.startsWith('TCP')) return this.#talked(name, path, args, result);
    if (!this.#isOurs(path) || name === 'read') return;
    if (name === 'fsync' || name === 'fdatasync') return void this.events.push({ did: 'sync', path });
    if (name === 'ftruncate') return this.#truncated(path, Number(/, (\d+)$/.exec(args)?.[1]));
    this.#wrote(name, fd, path, args, result);
  }

  #isOurs(path: string): boolean {
    // The index of the log lies in shared memory, and is made anew after a crash.
    return path.startsWith(this.#folder) && !path.endsWith('-shm');
  }

  #opened(args: string, fd: number): void {
    const [text = Buffer.alloc(0)] = textsIn(args);
    const path = resolve('/', text.toString('utf8'));
    if (!this.#isOurs(path)) return;
    this.#open.set(String(fd), { append: args.includes('O_APPEND'), at: 0 });
    if (args.includes('O_TRUNC') && this.#files.has(path)) this.#truncated(path, 0);
    if (!args.includes('O_CREAT') || this.#files.has(path)) return;
    this.#files.set(path, { size: 0 });
    this.events.push({ did: 'create', path });
  }

  #named(name: string, args: string): void {
    const [from = '', to = ''] = textsIn(args).map((text) => resolve('/', text.toString('utf8')));
    if (!this.#isOurs(from)) return;
    if (name.startsWith('mkdir')) this.events.push({ did: 'make-folder', path: from });
    else if (name.startsWith('unlink')) {
      this.#files.delete(from);
      this.events.push({ did: 'remove', path: from });
    } else {
      const moved = this.#files.get(from);
      this.#files.delete(from);
      if (moved) this.#files.set(to, moved);
      this.events.push({ did: 'rename', path: from, to });
    }
  }

  #truncated(path: string, size: number): void {
    const file = this.#files.get(path);
    if (file) file.size = size;
    this.events.push({ did: 'truncate', path, size });
  }

  #wrote(name: string, fd: string, path: string, args: string, result: number): void {
    const file = this.#files.get(path) ?? { size: 0 };
    this.#files.set(path, file);
    const descriptor = this.#open.get(fd) ?? { append: false, at: 0 };
    const isAt = name.startsWith('pwrite');
    const said = /, (\d+)$/.exec(args)?.[1];
    if (name === 'fallocate' || (isAt && said === undefined))
      throw new Error(`The trace has a ${name} that is not understood.`);
    const at = isAt ? Number(said) : descriptor.append ? file.size : descriptor.at;
    const bytes = Buffer.concat(textsIn(args)).subarray(0, result);
    if (bytes.length !== result) throw new Error('The trace does not hold all that was written.');
    if (!isAt) descriptor.at = at + result;
    file.size = Math.max(file.size, at + result);
    this.events.push({ did: 'write', path, at, bytes });
  }

  #talked(name: string, connection: string, args: string, result: number): void {
    const bytes = Buffer.concat(textsIn(args)).subarray(0, result);
    const asked = this.#asked.get(connection) ?? [];
    this.#asked.set(connection, asked);
    if (name === 'read' || name === 'recvfrom') asked.push(bytes);
    else if (bytes.subarray(0, 9).toString('latin1') === 'HTTP/1.1 ')
      this.events.push({ did: 'answer', request: Buffer.concat(asked.splice(0)), answer: bytes });
  }
}

function textsIn(args: string): Buffer[] {
  return [...args.matchAll(TEXT)].map(([, hex = '']) => Buffer.from(hex.replaceAll('\\x', ''), 'hex'));
}

function pathIn(shown: string): string {
  return shown.startsWith('\\x') ? Buffer.from(shown.replaceAll('\\x', ''), 'hex').toString('utf8') : shown;
}
