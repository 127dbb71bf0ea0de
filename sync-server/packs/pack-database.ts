import { createHash } from 'node:crypto';
import { isOpaqueId } from '#domain/ids.ts';
import { FILES } from '../files/files-database.ts';
import { record as journal } from '../journal/chain.ts';
import type { JsonObject } from '../storage/json.ts';
import type { Pack } from '../storage/packs.ts';
import { parseRevision, type Ancestry } from '../storage/revision.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { PackEntry } from './pack-entry.ts';

/** Brings one entry into a pack. What lies there unchanged is not written again. */
export function writeEntry(tx: WriteTx, pack: Pack, entry: PackEntry, at: number): void {
  const wasThere = tx.documents.document(pack.name, entry.id) !== null;
  if (entry.form === 'record') copyRecord(tx, pack.name, entry.id);
  else writeDisclosed(tx, pack.name, entry.id, entry.document as unknown as JsonObject);
  if (!entry.guarded || wasThere) return;
  const detail = entry.form === 'disclosed' ? entry.document.kind : 'record';
  journal(tx, {
    at,
    action: 'record-read',
    account: pack.account,
    subject: isOpaqueId(entry.id) ? entry.id : '',
    detail,
    digest: null,
  });
}

/** Whether an entry's document is in the pack, alive. */
export function holds(tx: WriteTx, pack: Pack, id: string): boolean {
  const document = tx.documents.document(pack.name, id);
  return document !== null && !document.winner.deleted;
}

/** Whether an entry shows less than the pack holds of it: a field was released, and is no longer. */
export function shrinks(tx: WriteTx, pack: Pack, entry: PackEntry): boolean {
  if (entry.form !== 'disclosed' || entry.released !== true) return false;
  const held = tx.documents.get(pack.name, entry.id)?.body['body'];
  if (typeof held !== 'object' || held === null) return false;
  return Object.keys(held).some((name) => !Object.hasOwn(entry.document.body, name));
}

/** The ids of the live documents of a pack. */
export function* idsIn(tx: WriteTx, pack: Pack): Generator<string> {
  const limit = 1000;
  for (let skip = 0; ; skip += limit) {
    const { rows } = tx.documents.allDocs(pack.name, { skip, limit });
    for (const row of rows) yield row.id;
    if (rows.length < limit) return;
  }
}

/** A record of the files with all its leaves, under the revisions that they have there. */
function copyRecord(tx: WriteTx, database: string, id: string): void {
  const stored = tx.documents.document(FILES, id);
  if (stored === null) throw new Error('A pack entry names a record that is not in the files.');
  for (const leaf of stored.leaves) {
    const revision = stored.revision(leaf.rev);
    const path = stored.ancestry(leaf.rev);
    if (revision === null || path === null) throw new Error('The files hold every leaf with its body.');
    tx.documents.graft(database, { id, path, deleted: leaf.deleted, body: revision.text });
  }
}

function writeDisclosed(tx: WriteTx, database: string, id: string, body: JsonObject): void {
  const stored = tx.documents.document(database, id);
  const parent = stored?.winner.rev ?? null;
  const current = parent === null ? null : tx.documents.get(database, id, parent);
  if (current?.text === JSON.stringify(body)) return;
  const path = nextPath(id, parent, body);
  tx.documents.graft(database, { id, path, deleted: false, body });
}

/** A revision that says nothing but what the recipient sees: it follows from minted id, parent and disclosed body. */
function nextPath(id: string, parent: string | null, body: JsonObject): Ancestry {
  const hash = createHash('sha256')
    .update(JSON.stringify([id, parent, body]))
    .digest('hex')
    .slice(0, 32);
  const known = parseRevision(parent);
  return known ? { start: known.generation + 1, ids: [hash, known.hash] } : { start: 1, ids: [hash] };
}
