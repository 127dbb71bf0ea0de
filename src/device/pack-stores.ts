import PouchDB from 'pouchdb-core';
import HttpAdapter from 'pouchdb-adapter-http';
import IdbAdapter from 'pouchdb-adapter-idb';
import Replication from 'pouchdb-replication';
import TransformPouch from 'transform-pouch';
import type { RawDocument } from './kept-document.ts';
import { OpeningAhead } from './opening-ahead.ts';
import { destroySnapshot, readSnapshotAhead, type BytesCipher } from './pack-snapshot.ts';
import { writeStrictly } from './strict-transactions.ts';

/*
 * The stores of packs by name: opened, deleted, and made ready before anybody has their keys. What is in them is read and
 * written by `records.ts` alone.
 */

// Before the first store is opened.
if (typeof IDBDatabase !== 'undefined') writeStrictly();
PouchDB.plugin(IdbAdapter).plugin(HttpAdapter).plugin(Replication).plugin(TransformPouch);

/**
 * What stands between the records and the store. `seal` runs before a document is stored, `open` after it is read; both
 * keep every member that begins with an underscore. `_local` documents pass it by and hold nothing personal.
 */
export interface Cipher extends BytesCipher {
  /** The key itself, for a worker that does the same beside the page. */
  readonly key?: CryptoKey;
  seal(document: RawDocument): Promise<RawDocument>;
  open(document: RawDocument): Promise<RawDocument>;
}

/** The prefixes of record databases; the browser shows PouchDB's own `_pouch_` before them. An encrypted store has its own. */
const PREFIX = { plain: 'homefile-records-', sealed: 'homefile-records-2-' } as const;

/** Encrypted stores that were opened before anybody had their keys. */
const ahead = new OpeningAhead({ isHere: packIsHere, open: (pack) => bareStore(pack, 'sealed') });

/** Opens the store of a pack, creating an empty one where there is none: the one that was opened ahead, if there is one. */
export function openPack(pack: string, cipher: Cipher | null): PouchDB {
  const ready = cipher && ahead.take(pack);
  return cipher && ready ? withCipher(ready, cipher) : reopenPack(pack, cipher);
}

/** As `openPack`, anew: the connection before it is lost. */
export function reopenPack(pack: string, cipher: Cipher | null): PouchDB {
  return cipher ? withCipher(bareStore(pack, 'sealed'), cipher) : bareStore(pack, 'plain');
}

/** The pack as the server holds it, by the protocol. */
export function serverStore(
  url: string,
  fetch: (url: string | Request, options?: RequestInit) => Promise<Response>,
): PouchDB {
  return new PouchDB(url, { adapter: 'http', skip_setup: true, fetch });
}

/** Whether a record database of this pack exists on this phone. */
export async function packIsHere(pack: string, form: keyof typeof PREFIX = 'sealed'): Promise<boolean> {
  const databases = await indexedDB.databases();
  return databases.some((database) => database.name === `_pouch_${PREFIX[form]}${pack}`);
}

/** Deletes the store of a pack, encrypted or left in the clear by an older version, without its key. */
export async function destroyPack(
  pack: string,
  forms: readonly (keyof typeof PREFIX)[] = ['plain', 'sealed'],
): Promise<void> {
  await ahead.letGo(pack);
  await destroySnapshot(pack);
  for (const form of forms) {
    if (await packIsHere(pack, form))
      await new PouchDB(`${PREFIX[form]}${pack}`, { adapter: 'idb' }).destroy();
  }
}

/**
 * Opens the encrypted store of a pack and reads the sealed copy beside it, for an opening that is to come: while a person
 * looks for their PIN, the disk has time. Nothing can be read of it without its key.
 */
export async function openAhead(pack: string, isWanted: () => boolean): Promise<void> {
  const store = await ahead.open(pack, isWanted);
  if (!store) return;
  readSnapshotAhead(pack);
  // What the opening asks first, asked once before, so that the store is awake. The answer would be too old by then.
  await store.changes({ since: 'now' }).catch(() => undefined); // it may be given away and closed meanwhile
}

function bareStore(pack: string, form: keyof typeof PREFIX): PouchDB {
  // Settings such as auto_compaction are not stored with the database: they must be the same at every opening.
  return new PouchDB(`${PREFIX[form]}${pack}`, { adapter: 'idb', auto_compaction: false });
}

function withCipher(pouch: PouchDB, cipher: Cipher): PouchDB {
  pouch.transform({
    incoming: (document) => cipher.seal(document),
    outgoing: (document) => cipher.open(document),
  });
  return pouch;
}
