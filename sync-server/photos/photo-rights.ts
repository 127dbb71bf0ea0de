import { isAtDesk } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { packDay } from '../packs/pack-day.ts';
import { contractorRecord, isOpen } from '../packs/contractor-content.ts';
import { londonToday } from '../packs/london-today.ts';
import { GrantMint } from '../packs/mint.ts';
import { isStale } from '../packs/pack-content.ts';
import type { Account } from '../storage/accounts.ts';
import type { Pack } from '../storage/packs.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';

/*
 * Naming a digest gives no right to the bytes. A record gives its readers a picture only when whoever wrote it had the
 * bytes: sent them, works at the desk, or could already see them at the same home.
 */

/** Whether the account may send these bytes: a record of its own names them, kept or refused. */
export function maySend(view: ReadView, account: OpaqueId, sha256: string): boolean {
  return (
    entriesNaming(view, sha256).some((entry) => entry.author === account) ||
    view.inbox.namesPicture(account, sha256)
  );
}

/** Whether the account may read the bytes under their digest. */
export function mayRead(view: ReadView, account: Account, sha256: string, now: number): boolean {
  // The desk sees pictures through its own interface, by record, where each look at an unchecked one is journalled.
  if (isAtDesk(account.role)) return false;
  if (view.photos.photo(sha256)?.state !== 'held') return false;
  const pack = view.packs.packOf(account.id);
  if (pack === null || isStale(view, pack, londonToday(now))) return false;
  return entriesNaming(view, sha256).some((entry) => {
    return namesInPack(view, pack, entry.id, sha256) && hadTheBytes(view, entry, sha256, now);
  });
}

/** The digest behind a minted picture id, when the contractor's open grant shows that picture; null otherwise. */
export function pictureShown(view: ReadView, account: Account, minted: string, now: number): string | null {
  const known = view.packs.minted(minted);
  const pack = view.packs.packOf(account.id);
  if (known === null || pack === null || known.account !== account.id) return null;
  const today = londonToday(now);
  const grant = view.grants.orderGrantsBy(known.order).find((one) => one.account === account.id);
  if (!grant || !isOpen(grant, today) || view.photos.photo(known.real)?.state !== 'held') return null;
  const shown = entriesNaming(view, known.real).some(
    (entry) =>
      entry.home === grant.home &&
      hadTheBytes(view, entry, known.real, now) &&
      contractorRecord(view, packDay(view, pack, today), grant, new GrantMint(grant), entry).some(
        (one) => one.form === 'disclosed' && one.document.body['picture'] === minted,
      ),
  );
  return shown ? known.real : null;
}

/**
 * Whether a record that this account pushes names a picture that is somebody else's and that it may not see. Others merely
 * naming it does not make it theirs: or whoever guessed a digest first could keep its owner out.
 */
export function namesForeignPicture(view: ReadView, account: Account, sha256: string, now: number): boolean {
  const senders = view.photos.sendersOf(sha256);
  if (senders.length === 0 || senders.includes(account.id)) return false;
  const others = entriesNaming(view, sha256).filter((entry) => entry.author !== account.id);
  return !mayRead(view, account, sha256, now) && !seesRecordNaming(view, account, others, sha256);
}

/** Its bytes may still be on their way, but the record that names it is in the account's own pack. */
function seesRecordNaming(
  view: ReadView,
  account: Account,
  entries: readonly RecordEntry[],
  sha256: string,
): boolean {
  const pack = view.packs.packOf(account.id);
  return pack !== null && entries.some((entry) => namesInPack(view, pack, entry.id, sha256));
}

/** Whether the document under this id in a pack names the picture by its digest, which a minted name never is. */
function namesInPack(view: ReadView, pack: Pack, id: string, sha256: string): boolean {
  const body = view.documents.get(pack.name, id)?.body['body'];
  return typeof body === 'object' && body !== null && new Map(Object.entries(body)).get('picture') === sha256;
}

function hadTheBytes(view: ReadView, entry: RecordEntry, sha256: string, now: number): boolean {
  const author = view.accounts.account(entry.author);
  if (author !== null && isAtDesk(author.role)) return true;
  if (view.photos.wasSentBy(entry.author, sha256)) return true;
  if (author?.role !== 'surveyor') return false;
  const sawHome = view.grants
    .homeGrantsOf(author.id)
    .some((grant) => grant.home === entry.home && grant.grantedAt <= now);
  return (
    sawHome &&
    entriesNaming(view, sha256).some(
      (other) => other.home === entry.home && view.photos.wasSentBy(other.author, sha256),
    )
  );
}

function entriesNaming(view: ReadView, sha256: string): readonly RecordEntry[] {
  return view.records.naming(sha256).flatMap((id) => view.records.entry(id) ?? []);
}
