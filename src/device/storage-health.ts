import type { DeviceDatabase } from './device-database.ts';
import { roomOf, type Room } from './room.ts';
import { countOf, readGroups, type WaitingAtHome } from './sending/waiting-by-home.ts';

/** What a start of the app found out about the phone's store. */
export type StoreFate =
  | { readonly fate: 'new' | 'whole' }
  /** The store was there before and is gone. `waiting` is how many things had no receipt when last counted. */
  | { readonly fate: 'wiped'; readonly waiting: number };

const SENTINEL = 'homefile-sentinel';
const LOST = 'homefile-lost';

/** What lies beside the databases, so that their loss is noticed: a mark, and what waits by account and home. */
interface Note {
  readonly mark: string;
  readonly waiting: Readonly<Record<string, readonly WaitingAtHome[]>>;
}

/** Watches over the phone's store: whether the browser promised to keep it, what room is left, and whether it was wiped. */
export class StorageHealth {
  readonly #database: DeviceDatabase;
  readonly #notes: Storage;
  #mark = '';

  constructor(database: DeviceDatabase, notes: Storage) {
    this.#database = database;
    this.#notes = notes;
  }

  /** The store's own mark: another one at the next start means that the store was lost in between. */
  get mark(): string {
    return this.#mark;
  }

  /** Looks whether the store is the one of the last start. A mark lies in two places: one alone means the other is lost. */
  async inspect(): Promise<StoreFate> {
    const noted = readNote(this.#notes.getItem(SENTINEL));
    const kept = await this.#database.read(['facts'], (tx) => tx.objectStore('facts').get(SENTINEL));
    if (typeof kept === 'string') {
      this.#mark = kept;
      if (noted?.mark !== kept) this.#note({ mark: kept, waiting: noted?.waiting ?? {} });
      // An earlier start found the store lost, and the office has not heard of it: it is said again.
      const untold = await this.#untold();
      return Object.keys(untold).length === 0 ? { fate: 'whole' } : { fate: 'wiped', waiting: total(untold) };
    }
    this.#mark = crypto.randomUUID();
    await this.#database.write(['facts'], async (tx) => {
      await tx.objectStore('facts').put(this.#mark, SENTINEL);
      // What was lost is told to the office when somebody has signed in again: it is kept until then.
      if (noted) await tx.objectStore('facts').put(noted.waiting, LOST);
    });
    this.#note({ mark: this.#mark, waiting: {} });
    if (!noted) return { fate: 'new' };
    return { fate: 'wiped', waiting: total(noted.waiting) };
  }

  /** Notes what of an account has no receipt, so that a wiped store can be told of by home and time. */
  noteWaiting(account: string, groups: readonly WaitingAtHome[]): void {
    const noted = readNote(this.#notes.getItem(SENTINEL));
    if (!noted || JSON.stringify(noted.waiting[account] ?? []) === JSON.stringify(groups)) return;
    this.#note({ mark: noted.mark, waiting: { ...noted.waiting, [account]: groups } });
  }

  /** How many things of an account had no receipt when last counted: known while its vault is locked. */
  waiting(account: string): number {
    return countOf(readNote(this.#notes.getItem(SENTINEL))?.waiting[account] ?? []);
  }

  /** What of an account was lost with an earlier store and is not yet told to the office; null when nothing was. */
  async lost(account: string): Promise<readonly WaitingAtHome[] | null> {
    return (await this.#untold())[account] ?? null;
  }

  /** The office has been told what of this account was lost. */
  async lossWasTold(account: string): Promise<void> {
    await this.#database.write(['facts'], async (tx) => {
      const lost = await tx.objectStore('facts').get(LOST);
      if (typeof lost !== 'object' || lost === null) return;
      const others = Object.entries(lost).filter(([id]) => id !== account);
      await tx.objectStore('facts').put(Object.fromEntries(others), LOST);
    });
  }

  /** Asks the browser to keep the store when room runs short. Answers, and remembers, whether it promised. */
  async askToPersist(): Promise<boolean> {
    const promised = (await navigator.storage.persisted()) || (await navigator.storage.persist());
    await this.#database.write(['facts'], (tx) => tx.objectStore('facts').put(promised, 'persistent'));
    return promised;
  }

  /** Whether the browser promised at the last asking; null when it was never asked. */
  async promised(): Promise<boolean | null> {
    const known = await this.#database.read(['facts'], (tx) => tx.objectStore('facts').get('persistent'));
    return typeof known === 'boolean' ? known : null;
  }

  /** What room is left, or null where the browser says nothing of it. */
  async room(): Promise<Room | null> {
    return roomOf(await navigator.storage.estimate());
  }

  async #untold(): Promise<Note['waiting']> {
    const lost = await this.#database.read(['facts'], (tx) => tx.objectStore('facts').get(LOST));
    return readWaiting(lost);
  }

  #note(note: Note): void {
    try {
      this.#notes.setItem(SENTINEL, JSON.stringify(note));
    } catch {
      console.error('The second mark of the store could not be kept.'); // a full or closed localStorage
    }
  }
}

function readWaiting(value: unknown): Note['waiting'] {
  const groups = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(groups.map(([id, one]) => [id, readGroups(one)]));
}

function total(waiting: Note['waiting']): number {
  return Object.values(waiting).reduce((sum, one) => sum + countOf(one), 0);
}

function readNote(text: string | null): Note | null {
  if (text === null) return null;
  try {
    const note: unknown = JSON.parse(text);
    if (typeof note !== 'object' || note === null || !('mark' in note) || !('waiting' in note)) return null;
    const { mark, waiting } = note;
    if (typeof mark !== 'string') return null;
    return { mark, waiting: readWaiting(waiting) };
  } catch {
    return null; // not ours
  }
}
