import type { DeviceDatabase } from './device-database.ts';

/** How much this phone can still hold. */
export interface Room {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** About how many more photos fit. */
  readonly photos: number;
}

/** What a start of the app found out about the phone's store. */
export type StoreFate =
  | { readonly fate: 'new' | 'whole' }
  /** The store was there before and is gone. `waiting` is how many things had no receipt when last counted. */
  | { readonly fate: 'wiped'; readonly waiting: number };

const PHOTO_BYTES = 400_000;
/** Browsers stop short of the whole quota; so does the promise. */
const USABLE = 0.9;
const SENTINEL = 'homefile-sentinel';

/** Watches over the phone's store: whether the browser promised to keep it, what room is left, and whether it was wiped. */
export class StorageHealth {
  readonly #database: DeviceDatabase;
  readonly #notes: Storage;

  constructor(database: DeviceDatabase, notes: Storage) {
    this.#database = database;
    this.#notes = notes;
  }

  /** Looks whether the store is the one of the last start. A mark lies in two places: one alone means the other is lost. */
  async inspect(): Promise<StoreFate> {
    const noted = readNote(this.#notes.getItem(SENTINEL));
    const kept = await this.#database.read(['facts'], (tx) => tx.objectStore('facts').get(SENTINEL));
    if (typeof kept === 'string') {
      if (noted?.mark !== kept) this.#note({ mark: kept, waiting: noted?.waiting ?? 0 });
      return { fate: 'whole' };
    }
    const mark = crypto.randomUUID();
    await this.#database.write(['facts'], (tx) => tx.objectStore('facts').put(mark, SENTINEL));
    this.#note({ mark, waiting: 0 });
    return noted ? { fate: 'wiped', waiting: noted.waiting } : { fate: 'new' };
  }

  /** Notes how many things have no receipt, so that a wiped store can be told of in numbers. */
  noteWaiting(waiting: number): void {
    const noted = readNote(this.#notes.getItem(SENTINEL));
    if (noted && noted.waiting !== waiting) this.#note({ mark: noted.mark, waiting });
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

  /** What room is left, or null where the browser does not say. */
  async room(): Promise<Room | null> {
    const { usage, quota } = await navigator.storage.estimate();
    if (usage === undefined || quota === undefined) return null;
    const photos = Math.max(0, Math.floor((quota * USABLE - usage) / PHOTO_BYTES));
    return { usedBytes: usage, quotaBytes: quota, photos };
  }

  #note(note: { readonly mark: string; readonly waiting: number }): void {
    try {
      this.#notes.setItem(SENTINEL, JSON.stringify(note));
    } catch {
      console.error('The second mark of the store could not be kept.'); // a full or closed localStorage
    }
  }
}

function readNote(text: string | null): { readonly mark: string; readonly waiting: number } | null {
  if (text === null) return null;
  try {
    const note: unknown = JSON.parse(text);
    if (typeof note !== 'object' || note === null || !('mark' in note) || !('waiting' in note)) return null;
    const { mark, waiting } = note;
    return typeof mark === 'string' && typeof waiting === 'number' ? { mark, waiting } : null;
  } catch {
    return null; // not ours
  }
}
