import { isOpaqueId } from '#domain/ids.ts';
import { FILES } from '../files/files-database.ts';
import { mayRead } from '../photos/photo-rights.ts';
import { DESTROYED, isDestroyed } from '../retention/marks.ts';
import type { Account } from '../storage/accounts.ts';
import { handedName } from '../storage/inbox.ts';
import type { ReadView } from '../storage/storage.ts';

/** What the server says of one thing. `reason` only with `refused` and `destroyed`. */
export interface Standing {
  readonly state: 'held' | 'missing' | 'refused' | 'destroyed';
  readonly reason?: string;
}

const MISSING: Standing = { state: 'missing' };
const HELD: Standing = { state: 'held' };
const GONE: Standing = { state: 'destroyed', reason: DESTROYED };

/**
 * How a revision stands: held in the files, or handed over whole; refused but kept in the inbox; or missing. Only the account that sent a record,
 * or whose pack holds it, is told; to everybody else it is missing, as if it had never been.
 */
export function recordStanding(view: ReadView, account: Account, id: string, rev: string): Standing {
  if (isDestroyed(view, id)) return GONE;
  const entry = isOpaqueId(id) ? view.records.entry(id) : null;
  const held = entry !== null && (view.documents.document(FILES, id)?.has(rev) ?? false);
  if (held && entry.author === account.id) return HELD;
  if (view.inbox.wasHanded(account.id, handedName(id, rev))) return HELD;
  const reason = view.inbox.refusal(account.id, id, rev);
  if (reason !== null) return { state: 'refused', reason };
  const pack = view.packs.packOf(account.id);
  const inPack = pack !== null && (view.documents.document(pack.name, id)?.has(rev) ?? false);
  return held && inPack ? HELD : MISSING;
}

/** How a photo stands, to whoever sent it or may read it. */
export function photoStanding(view: ReadView, account: Account, sha256: string, now: number): Standing {
  if (isDestroyed(view, sha256)) return GONE;
  if (view.inbox.wasHanded(account.id, handedName(sha256, null))) return HELD;
  const photo = view.photos.photo(sha256);
  if (photo === null) return MISSING;
  if (!view.photos.wasSentBy(account.id, sha256)) return mayRead(view, account, sha256, now) ? HELD : MISSING;
  return photo.state === 'held'
    ? HELD
    : { state: 'refused', reason: photo.sentence ?? 'The office keeps this picture and shows it to nobody.' };
}
