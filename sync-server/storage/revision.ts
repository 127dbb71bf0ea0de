import { createHash } from 'node:crypto';
import type { Attached } from './attachments.ts';
import type { JsonObject } from './json.ts';

/** A revision and its ancestors, newest first, as in CouchDB's `_revisions`: `start` is the newest one's generation. */
export interface Ancestry {
  readonly start: number;
  readonly ids: readonly string[];
}

const REVISION = /^(\d{1,15})-(.+)$/;
const HASH = /^[0-9a-f]{32}$/i;

/** Reads `3-abc...`; null when it is not a revision. Hashes of 32 hex digits become lower case, as in CouchDB. */
export function parseRevision(text: unknown): { generation: number; hash: string } | null {
  const found = typeof text === 'string' ? REVISION.exec(text) : null;
  if (!found?.[1] || !found[2] || !isHash(found[2])) return null;
  return { generation: Number(found[1]), hash: normalHash(found[2]) };
}

/** Whether it can be kept and found again: half a surrogate pair is written as another character. */
export function isHash(hash: string): boolean {
  return HASH.test(hash) || (hash !== '' && !/\p{Surrogate}/u.test(hash));
}

/** A hash of 32 hex digits in lower case; any other as it is. */
export function normalHash(hash: string): string {
  return HASH.test(hash) ? hash.toLowerCase() : hash;
}

/** Writes `3-abc...`. */
export function formatRevision(generation: number, hash: string): string {
  return `${generation}-${hash}`;
}

/** The newest revision of a path. */
export function revisionOf(ancestry: Ancestry): string {
  return formatRevision(ancestry.start, ancestry.ids[0] ?? '');
}

type Named = Pick<Attached, 'name' | 'contentType' | 'digest'>;

/** The hash of a new revision: a function of what it replaces and what it says, and of nothing else. */
function newHash(
  parent: string | null,
  deleted: boolean,
  body: JsonObject,
  attached: readonly Named[],
): string {
  const files = attached.map(({ name, contentType, digest }) => [name, contentType, digest]).sort();
  return createHash('sha256')
    .update(JSON.stringify([deleted, parent, body, ...(files.length > 0 ? [files] : [])]))
    .digest('hex')
    .slice(0, 32);
}

/** The path of an edit of `parent` (or of a first revision), with a hash from `newHash`. */
export function nextAncestry(
  parent: string | null,
  deleted: boolean,
  body: JsonObject,
  attached: readonly Named[] = [],
): Ancestry {
  const known = parseRevision(parent);
  const hash = newHash(parent, deleted, body, attached);
  return known ? { start: known.generation + 1, ids: [hash, known.hash] } : { start: 1, ids: [hash] };
}
