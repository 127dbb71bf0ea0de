import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DiskEvent } from './events.ts';
import { GrowingBytes } from './growing-bytes.ts';

/** What becomes of that which no fsync has reached. */
export type Losing =
  'all is lost' | 'all is kept' | 'some is lost' | 'pages are torn' | 'lengths without bytes';
export const LOSINGS: readonly Losing[] = [
  'all is lost',
  'some is lost',
  'pages are torn',
  'lengths without bytes',
  'all is kept',
];

/** A disk keeps a sector whole, or not at all. */
const SECTOR_BYTES = 512;

type Pending = Extract<DiskEvent, { did: 'write' | 'truncate' }>;

type Naming = Extract<DiskEvent, { did: 'create' | 'remove' | 'rename' }>;

interface Content {
  readonly kept: GrowingBytes;
  readonly pending: Pending[];
}

/** A change of names: it is on the disk when one of its folders was synced. */
interface NameChange {
  readonly folders: readonly string[];
  apply(names: Map<string, Content>): void;
}

/** A disk that keeps only what was synced: a file by its own fsync, its name by that of its folder. */
export class Disk {
  readonly #now = new Map<string, Content>();
  readonly #kept = new Map<string, Content>();
  #pendingNames: NameChange[] = [];
  /** Folders that were made, and whose own names are not on the disk yet. */
  readonly #madeFolders = new Set<string>();

  /** A file that lies on the disk already. */
  put(path: string, bytes: Buffer): void {
    const content = { kept: new GrowingBytes(bytes), pending: [] };
    this.#now.set(path, content);
    this.#kept.set(path, content);
  }

  happen(event: DiskEvent): void {
    if (event.did === 'sync') this.#sync(event.path);
    else if (event.did === 'write' || event.did === 'truncate')
      this.#now.get(event.path)?.pending.push(event);
    else if (event.did === 'make-folder') this.#madeFolders.add(event.path);
    else if (event.did === 'create' || event.did === 'remove' || event.did === 'rename') this.#rename(event);
  }

  /** Writes what is left of everything below `from` into the folder `into`. `chance` gives numbers from 0 to 1. */
  cut(losing: Losing, chance: () => number, from: string, into: string): void {
    const keeps = () => losing === 'all is kept' || (losing !== 'all is lost' && chance() < 0.5);
    const names = new Map(this.#kept);
    for (const change of this.#pendingNames) if (keeps()) change.apply(names);
    const gone = [...this.#madeFolders].filter(() => !keeps()).map((folder) => `${folder}/`);
    for (const [path, content] of names) {
      if (gone.some((folder) => path.startsWith(folder))) continue;
      const target = join(into, path.slice(from.length));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, left(content, losing, chance));
    }
  }

  #sync(path: string): void {
    const content = this.#now.get(path);
    if (content) {
      for (const one of content.pending.splice(0)) happenTo(content.kept, one);
      return;
    }
    for (const made of this.#madeFolders) if (dirname(made) === path) this.#madeFolders.delete(made);
    const [done, waiting] = [[] as NameChange[], [] as NameChange[]];
    for (const change of this.#pendingNames) (change.folders.includes(path) ? done : waiting).push(change);
    for (const change of done) change.apply(this.#kept);
    this.#pendingNames = waiting;
  }

  #rename(event: Naming): void {
    const change = this.#changeOf(event);
    change.apply(this.#now);
    this.#pendingNames.push(change);
  }

  #changeOf(event: Naming): NameChange {
    const { path } = event;
    const folders = [dirname(path)];
    const content = this.#now.get(path);
    switch (event.did) {
      case 'create':
        return {
          folders,
          apply: (
            (made) => (names) =>
              names.set(path, made)
          )({ kept: new GrowingBytes(Buffer.alloc(0)), pending: [] }),
        };
      case 'remove':
        return { folders, apply: (names) => names.delete(path) };
      case 'rename':
        return {
          folders: [...folders, dirname(event.to)],
          apply: (names) => {
            names.delete(path);
            if (content) names.set(event.to, content);
          },
        };
    }
  }
}

/** Of one write some sectors, and not others. */
function tear(
  bytes: GrowingBytes,
  { at, bytes: written }: Extract<Pending, { did: 'write' }>,
  chance: () => number,
): void {
  for (let from = 0; from < written.length;) {
    const end = Math.min(written.length, (Math.floor((at + from) / SECTOR_BYTES) + 1) * SECTOR_BYTES - at);
    if (chance() < 0.5) bytes.write(at + from, written.subarray(from, end));
    from = end;
  }
}

function left({ kept, pending }: Content, losing: Losing, chance: () => number): Buffer {
  if (losing === 'all is lost' || pending.length === 0) return kept.bytes;
  const bytes = kept.copy();
  for (const event of pending) {
    const isKept = losing === 'all is kept' || chance() < 0.5;
    if (isKept) happenTo(bytes, event);
    else if (event.did === 'write' && losing === 'lengths without bytes')
      bytes.reach(event.at + event.bytes.length);
    else if (event.did === 'write' && losing === 'pages are torn') tear(bytes, event, chance);
  }
  return bytes.bytes;
}

function happenTo(bytes: GrowingBytes, event: Pending): void {
  if (event.did === 'truncate') bytes.truncate(event.size);
  else bytes.write(event.at, event.bytes);
}
