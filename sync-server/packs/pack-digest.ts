import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { Json } from '#domain/records/json.ts';
import type { Pack } from '../storage/packs.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { fillScratch } from './generation.ts';
import { packedRole } from './pack-content.ts';

/**
 * A digest of what a pack holds: every id with the bodies of its live leaves and, where whole records travel under their
 * own revisions, the revisions too. A contractor's revisions are left out: they depend on how often a body changed.
 */
export function packDigest(view: ReadView, pack: Pack): string {
  return databaseDigest(view, pack.name, packedRole(view, pack.account) === 'surveyor');
}

/** The digest of the pack as it would be, made from nothing but files and grants. It leaves nothing behind. */
export function rebuiltDigest(tx: WriteTx, pack: Pack, at: number): string {
  const scratch = fillScratch(tx, pack, at);
  const digest = databaseDigest(tx, scratch, packedRole(tx, pack.account) === 'surveyor');
  tx.documents.deleteDatabase(scratch);
  return digest;
}

function databaseDigest(view: ReadView, database: string, withRevisions: boolean): string {
  const hash = createHash('sha256');
  for (let skip = 0; ; skip += PAGE) {
    const { rows } = view.documents.allDocs(database, { skip, limit: PAGE });
    for (const { id } of rows) hash.update(`${documentLine(view, database, id, withRevisions)}\n`);
    if (rows.length < PAGE) return hash.digest('hex');
  }
}

const PAGE = 1000;

function documentLine(view: ReadView, database: string, id: string, withRevisions: boolean): string {
  const document = view.documents.document(database, id);
  const leaves = document?.leaves.filter((leaf) => !leaf.deleted) ?? [];
  const bodies = leaves.map(({ rev }) => {
    const body = document?.revision(rev)?.body ?? null;
    return withRevisions && isWhole(body) ? [rev, body] : [body];
  });
  return canonicalJson([id, bodies as unknown as Json]);
}

function isWhole(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Object.hasOwn(body, 'disclosed');
}
