import type { DeletionLog } from '../deletion-log.ts';
import type { Identity, RememberedAccount } from '../identity.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import { photoKey, revisionKey, type Receipts } from '../receipts.ts';
import type { RecordsOnPhone } from '../records-on-phone.ts';
import { destroyPack } from '../pack-stores.ts';
import type { RawDocument } from '../kept-document.ts';
import type { RecordDatabase } from '../records.ts';
import type { SealUnsent } from '../vault/seal-unsent.ts';
import type { Vault } from '../vault/vault.ts';

export interface MoveParts {
  readonly account: RememberedAccount['account'];
  readonly identity: Identity;
  readonly records: RecordsOnPhone;
  readonly receipts: Receipts;
  readonly photoStore: PhotoStore;
  readonly deletions: DeletionLog;
  readonly vault: Vault;
  readonly seal: Pick<SealUnsent, 'catchUp'>;
  readonly openPack: (pack: string) => Promise<RecordDatabase>;
  readonly now: () => number;
}

/**
 * Moves the phone to a new generation of its pack. What had no receipt was sent to it before; here a fresh store is
 * filled from the server, then takes over, with writing held still in every tab, whatever has no receipt yet. Only then is
 * the old store deleted. A crash at any point leaves either the old store in use or the new one complete.
 */
export async function moveToGeneration(
  parts: MoveParts,
  pack: string,
  pull: (database: RecordDatabase) => Promise<void>,
): Promise<void> {
  await beginFilling(parts, pack);
  // What the office holds is not carried over: until a backup of its holds it too, the sealed copy is all that is here of it.
  await parts.seal.catchUp();
  const next = await parts.openPack(pack);
  await pull(next);
  const old = await parts.records.moveTo(next, async () => {
    const from = parts.records.database;
    await parts.records.load(); // another tab may have written
    await noteDestroyed(parts);
    await next.keep(await withoutReceipt(parts, from));
    await parts.identity.change(parts.account.id, { pack, leaving: from.pack, filling: null });
  });
  await leavePack(parts, old);
  await dropPictures(parts);
}

// The name is noted first: a store that a crash leaves half filled is found again, by the next move or by signing out.
async function beginFilling({ identity, account, vault }: MoveParts, pack: string): Promise<void> {
  const begun = (await identity.remembered(account.id))?.filling ?? null;
  if (begun !== null && begun !== pack) {
    await destroyPack(begun);
    await vault.forgetPack(begun);
  }
  await identity.change(account.id, { filling: pack });
}

/** Deletes a store that the phone has left, its key before it, and writes it down. */
export async function leavePack(
  parts: Pick<MoveParts, 'account' | 'identity' | 'deletions' | 'vault' | 'now'>,
  old: RecordDatabase,
): Promise<void> {
  const count = (await old.readAll()).length;
  const line = { what: 'records', because: 'new-generation', count, withoutReceipt: 0 } as const;
  await parts.deletions.write({ at: parts.now(), account: parts.account.id, ...line });
  await parts.vault.forgetPack(old.pack);
  await old.destroy();
  await parts.identity.change(parts.account.id, { leaving: null });
}

/** What the office has destroyed is not carried over, not even what was changed of it here: it is written down, and told. */
async function noteDestroyed({ records, receipts, deletions, account, now }: MoveParts): Promise<void> {
  const count = records.index.own().filter((one) => isDestroyed(receipts, one)).length;
  if (count === 0) return;
  const because = 'destroyed-at-the-office';
  await deletions.write({
    at: now(),
    account: account.id,
    what: 'records',
    because,
    count,
    withoutReceipt: count,
  });
}

function isDestroyed(
  receipts: Receipts,
  { id, rev }: { readonly id: string; readonly rev: string },
): boolean {
  return receipts.of(revisionKey(id, rev))?.destroyed === true;
}

async function withoutReceipt(
  { records, receipts }: MoveParts,
  from: RecordDatabase,
): Promise<RawDocument[]> {
  const documents: RawDocument[] = [];
  for (const one of records.index.own()) {
    const { id, rev, state } = one;
    if (state === 'receipt' || isDestroyed(receipts, one)) continue;
    const document = await from.readWithAncestry(id, rev);
    if (!document) throw new Error('A record without a receipt could not be read.');
    documents.push(document);
  }
  return documents;
}

// Pictures go with the records that name them, and only when the office has proved that it holds them.
async function dropPictures({
  account,
  records,
  receipts,
  photoStore,
  deletions,
  now,
}: MoveParts): Promise<void> {
  const named = records.index.pictures();
  const held = (await photoStore.digests()).filter(
    (sha256) =>
      !named.has(sha256) &&
      (receipts.state(photoKey(sha256)) === 'receipt' || receipts.of(photoKey(sha256))?.destroyed === true),
  );
  const shown = (await photoStore.shownNames()).filter((name) => !named.has(name));
  const because = 'no-longer-in-the-pack';
  const line = { at: now(), account: account.id, because, withoutReceipt: 0 } as const;
  if (held.length > 0) {
    await deletions.write({ ...line, what: 'photo', count: held.length });
    await photoStore.remove(held);
  }
  if (shown.length > 0) {
    await deletions.write({ ...line, what: 'shown-pictures', count: shown.length });
    await photoStore.removeShown(shown);
  }
}
