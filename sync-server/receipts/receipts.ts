import { isOpaqueId } from '#domain/ids.ts';
import type { LastBackup } from '../backup/last-backup.ts';
import { FILES } from '../files/files-database.ts';
import { mayRead } from '../photos/photo-rights.ts';
import { DESTROYED, isDestroyed } from '../retention/marks.ts';
import type { Account } from '../storage/accounts.ts';
import type { StoredDocument } from '../storage/documents.ts';
import { handedName } from '../storage/inbox.ts';
import { isUpTo } from '../storage/sequence.ts';
import type { ReadView } from '../storage/storage.ts';

/** What the server says of one thing. `reason` only with `refused` and `destroyed`. */
export interface Standing {
  readonly state: 'held' | 'missing' | 'refused' | 'destroyed';
  readonly reason?: string;
  /** With `held` and `refused`, where backups of this server are known of: whether the newest holds it too. */
  readonly backedUp?: boolean;
}

const MISSING: Standing = { state: 'missing' };
const GONE: Standing = { state: 'destroyed', reason: DESTROYED };

/**
 * How a revision stands: held in the files, or handed over whole; refused but kept in the inbox; or missing. Only the account that sent a record,
 * or whose pack holds it, is told; to everybody else it is missing, as if it had never been.
 */
export function recordStanding(
  view: ReadView,
  account: Account,
  { id, rev }: { readonly id: string; readonly rev: string },
  last: LastBackup | null,
): Standing {
  if (isDestroyed(view, id)) return GONE;
  const entry = isOpaqueId(id) ? view.records.entry(id) : null;
  const document = entry === null ? null : view.documents.document(FILES, id);
  const held = document?.has(rev) === true ? document : null;
  if (held !== null && entry?.author === account.id) return heldRecord(held, last);
  const handedAt = view.inbox.handedAt(account.id, handedName(id, rev));
  if (handedAt !== null) return heldSince(handedAt, last);
  const refusal = view.inbox.refusal(account.id, id, rev);
  if (refusal !== null)
    return { ...heldSince(refusal.receivedAt, last), state: 'refused', reason: refusal.sentence };
  const pack = view.packs.packOf(account.id);
  const inPack = pack !== null && (view.documents.document(pack.name, id)?.has(rev) ?? false);
  return held !== null && inPack ? heldRecord(held, last) : MISSING;
}

/** How a photo stands, to whoever sent it or may read it. */
export function photoStanding(
  view: ReadView,
  account: Account,
  sha256: string,
  { now, last }: { readonly now: number; readonly last: LastBackup | null },
): Standing {
  if (isDestroyed(view, sha256)) return GONE;
  const handedAt = view.inbox.handedAt(account.id, handedName(sha256, null));
  if (handedAt !== null) return heldSince(handedAt, last);
  const photo = view.photos.photo(sha256);
  if (photo === null) return MISSING;
  const isMissing = last?.missing.includes(sha256) === true;
  const held = isMissing ? { state: 'held' as const, backedUp: false } : heldSince(photo.receivedAt, last);
  if (!view.photos.wasSentBy(account.id, sha256)) return mayRead(view, account, sha256, now) ? held : MISSING;
  return photo.state === 'held'
    ? held
    : {
        ...held,
        state: 'refused',
        reason: photo.sentence ?? 'The office keeps this picture and shows it to nobody.',
      };
}

/**
 * How something stands that lies in the inbox because its author handed it over, or because it came in a box and is neither a
 * record nor a picture. `name` as `handedName` makes it; of such a box, its digest.
 */
export function handedStanding(
  view: ReadView,
  account: Account,
  name: string,
  last: LastBackup | null,
): Standing {
  if (isDestroyed(view, name)) return GONE;
  const handedAt = view.inbox.handedAt(account.id, name);
  return handedAt === null ? MISSING : heldSince(handedAt, last);
}

// A record that changed after the copy was made is said to be in none, though an earlier version of it is.
function heldRecord({ seq }: Pick<StoredDocument, 'seq'>, last: LastBackup | null): Standing {
  if (last === null) return { state: 'held' };
  return { state: 'held', backedUp: last.filesSeq !== null && isUpTo(seq, last.filesSeq) };
}

function heldSince(at: number, last: LastBackup | null): Standing {
  return last === null ? { state: 'held' } : { state: 'held', backedUp: at < last.takenAt - CLOCK_STEP_MS };
}

/** What came by a clock that was put back since is taken for later: it is in the next backup. */
const CLOCK_STEP_MS = 60_000;
