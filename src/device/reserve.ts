import { deleteDB, openDB } from 'idb';
import { untilIdle } from './idle.ts';
import { withLockIfFree } from './locks.ts';
import { storageProblem } from './storage-problem.ts';

/** Several, so that one opening does not leave all of them to whatever is written next. */
const PIECES = 4;
/** A browser may have gone some megabytes over its limit before it refused: one piece may not be enough to get below it. */
const PIECE_BYTES = 1536 * 1024;
/** So many times a piece must fit before one is set aside: four times the whole, or the reserve would be what fills the phone. */
const TRIAL_PIECES = 16;
/** What the browser fills at once with chance. */
const CHANCE_BYTES = 64 * 1024;
/** The start is long over by then, and what it fetched is here. */
const AFTER_START_MS = 60_000;
/** A phone that was full is left alone for so long: what its owner frees is for their work. */
const PEACE_MS = 24 * 3_600_000;
const PEACE = 'homefile-no-reserve-before';

const PIECE_NAMES = Array.from({ length: PIECES }, (_, index) => `homefile-reserve-${String(index)}`);
const TRIAL = 'homefile-reserve-trial';

export interface ReserveParts {
  readonly storage: Pick<StorageManager, 'estimate'>;
  /** Where it is noted beside the databases until when a phone that was full is left alone. */
  readonly notes: Pick<Storage, 'getItem' | 'setItem'>;
  readonly now: () => number;
}

/**
 * Room set aside while there is some, given up when the phone is full and somebody opens the app: what they recorded can
 * be read then, and a few short answers are kept. Each piece is a database of its own, whose files go with it; rows that are
 * deleted give their room back much later. Nobody's data is in it.
 */
export class Reserve {
  readonly #parts: ReserveParts;
  /** Whether this start had to give up a piece: then it sets none aside. */
  #gaveUp = false;
  #planned = false;
  readonly #pieceBytes: number;

  /** `pieceBytes` is for tests; the app never gives any. */
  constructor(parts: ReserveParts, pieceBytes = PIECE_BYTES) {
    this.#parts = parts;
    this.#pieceBytes = pieceBytes;
  }

  /** Does `work`; while the phone is too full for it, again with a piece of the reserve given up. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (storageProblem(error).because !== 'full' || !(await this.#giveUp())) throw error;
      }
    }
  }

  /** Sets aside what is missing, once in a start, long after the opening and while nobody waits for the screen. */
  plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    setTimeout(() => void withLockIfFree('homefile-reserve', () => this.fill()), AFTER_START_MS);
  }

  /** Sets aside what is missing, if a trial shows that there is plenty of room. A phone that cannot goes without. */
  async fill(): Promise<void> {
    try {
      await deleteDB(TRIAL); // a page that was ended may have left one
      const here = await namesHere(PIECE_NAMES);
      if (here.length === PIECES || !(await this.#maySetAside())) return;
      const piece = chance(this.#pieceBytes);
      if (!(await tryRoom(piece))) {
        this.#leaveAlone();
        return;
      }
      for (const name of PIECE_NAMES) {
        if (this.#gaveUp) return;
        if (!here.includes(name)) await keep(name, piece, 1);
      }
    } catch {
      console.error('No room could be set aside.');
    }
  }

  // An estimate is asked first only because it is cheap: some browsers answer the same whatever the disk holds.
  async #maySetAside(): Promise<boolean> {
    const peace = Number(this.#parts.notes.getItem(PEACE)) - this.#parts.now();
    // A longer one was noted by a clock that was wrong.
    if (this.#gaveUp || (peace > 0 && peace <= PEACE_MS)) return false;
    const { usage = 0, quota = 0 } = await this.#parts.storage.estimate();
    return quota - usage >= TRIAL_PIECES * this.#pieceBytes;
  }

  /** Whether there was a piece. */
  async #giveUp(): Promise<boolean> {
    this.#gaveUp = true;
    this.#leaveAlone();
    try {
      const [piece] = await namesHere([TRIAL, ...PIECE_NAMES]);
      if (piece === undefined) return false;
      await deleteDB(piece);
      return true;
    } catch {
      return false; // what cannot be opened has nothing to give
    }
  }

  #leaveAlone(): void {
    try {
      this.#parts.notes.setItem(PEACE, String(this.#parts.now() + PEACE_MS));
    } catch {
      console.error('It could not be noted that the phone is full.'); // a full or closed localStorage
    }
  }
}

async function namesHere(names: readonly string[]): Promise<readonly string[]> {
  const here = new Set((await indexedDB.databases()).map(({ name }) => name));
  return names.filter((name) => here.has(name));
}

/** Whether many times a piece fits on the disk now. All of it is deleted again, whatever comes of it. */
async function tryRoom(piece: ArrayBuffer): Promise<boolean> {
  try {
    await keep(TRIAL, piece, TRIAL_PIECES);
    return true;
  } catch {
    return false;
  } finally {
    await deleteDB(TRIAL);
  }
}

/** Writes a piece so many times into a database of its own, each time down to the disk. */
async function keep(name: string, piece: ArrayBuffer, times: number): Promise<void> {
  const database = await openDB(name, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('room');
    },
  });
  try {
    for (let nth = 0; nth < times; nth += 1) {
      await untilIdle();
      const tx = database.transaction('room', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put(piece, nth), tx.done]);
    }
    database.close();
  } catch (error) {
    database.close();
    await deleteDB(name); // an empty one would pass for a piece
    throw error;
  }
}

/** Bytes of chance: a browser that packs what it keeps cannot make them smaller. */
function chance(length: number): ArrayBuffer {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += CHANCE_BYTES)
    crypto.getRandomValues(bytes.subarray(at, Math.min(at + CHANCE_BYTES, length)));
  return bytes.buffer;
}
