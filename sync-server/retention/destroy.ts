import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { FILES } from '../files/files-database.ts';
import { serverAuthor } from '../files/server-author.ts';
import { record as journal } from '../journal/chain.ts';
import { renewPack } from '../packs/generation.ts';
import { keepWhoHadIt } from '../rights/past-jobs.ts';
import type { Destruction } from '../storage/retention.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { Listed } from './dry-run.ts';
import { markOf } from './marks.ts';
import { fileSaidStill, saidStill } from './without-words.ts';

/** Who has it destroyed, and when. `by` null: the register says so, after an older copy was put back. */
export interface Destroying {
  readonly destruction: Destruction;
  readonly by: OpaqueId | null;
  readonly at: number;
}

/**
 * Takes what is listed out of everything that the database holds, in the caller's transaction: every version of each record
 * with its branches, its entry, its minted ids, what was refused of it, the key of its digests, what was frozen of it for
 * somebody outside; and every pack that could hold it is made anew. The journal names opaque ids and kinds alone. The files of pictures and the bytes that rows leave
 * behind go afterwards: until then the destruction is `cleaning`.
 */
export function destroyListed(tx: WriteTx, listed: Listed, { destruction, by, at }: Destroying): void {
  const { id: subject } = destruction;
  const still = saidStill(tx, listed, by ?? destruction.decidedBy ?? serverAuthor(tx));
  const accounts = new Set(listed.records.flatMap((one) => concerned(tx, one)));
  tx.retention.setDestruction({ ...destruction, state: 'cleaning', pictures: listed.pictures });
  for (const { id, kind } of listed.records) {
    keepWhoHadIt(tx, id, { by, at });
    tx.documents.purge(FILES, id);
    tx.records.forget(id);
    tx.packs.forgetMinted(id);
    tx.journal.destroyDigestKey(id);
    takeWhatWasTold(tx, id);
    tx.retention.addDestroyed(subject, markOf(id));
    journal(tx, { at, action: 'record-destroyed', account: by, subject: id, detail: kind, digest: null });
  }
  // Once what it named is gone: nothing is said of that any more, and nobody is owed anything by this.
  fileSaidStill(tx, still, at);
  for (const id of listed.refused) {
    markRefused(tx, subject, id);
    tx.inbox.remove(id);
    tx.journal.destroyDigestKey(id);
    tx.deskSteps.forget(id);
    journal(tx, {
      at,
      action: 'record-destroyed',
      account: by,
      subject: id,
      detail: 'refused',
      digest: null,
    });
  }
  for (const sha256 of listed.pictures) {
    tx.photos.forget(sha256);
    tx.packs.forgetMinted(sha256);
    tx.retention.addDestroyed(subject, markOf(sha256));
  }
  const detail = countsOf(listed);
  journal(tx, { at, action: 'records-destroyed', account: by, subject, detail, digest: null });
  for (const account of accounts) renewPack(tx, account, at);
}

/**
 * A phone that still has what was refused would send it again, and ask for ever whether it arrived: it is told that it is gone. What
 * else is filed under the same id stays.
 */
function markRefused(tx: WriteTx, destruction: OpaqueId, item: OpaqueId): void {
  const documentId = tx.inbox.item(item)?.documentId ?? null;
  if (!isOpaqueId(documentId) || tx.records.entry(documentId) !== null) return;
  tx.retention.addDestroyed(destruction, markOf(documentId));
}

/**
 * What was frozen of a record for somebody outside dies with it, what was asked and said about its fields too, and a share
 * with its line of the log. Of what was told the hash, the fields and the rules stay for as long as that line does.
 */
function takeWhatWasTold(tx: WriteTx, id: OpaqueId): void {
  for (const disclosure of tx.shares.holding(id)) {
    tx.shares.destroyFrozen(disclosure);
    tx.copies.destroyCopy({ disclosure });
  }
  tx.copies.destroyCopy({ request: id });
  tx.copies.destroyCopy({ disclosure: id });
  tx.shares.forget(id);
  tx.disclosures.forgetTellings(id);
  for (const step of tx.sharing.forget(id)) tx.journal.destroyDigestKey(step);
  tx.deskSteps.forget(id);
  tx.breaches.forgetWords(id);
}

/** "person 2, health-need 1, refused 3, picture 4": kinds and how many, and nothing else. */
export function countsOf({ records, refused, pictures }: Listed): string {
  const counts = new Map<string, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (refused.length > 0) counts.set('refused', refused.length);
  if (pictures.length > 0) counts.set('picture', pictures.length);
  return [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
}

/** Whose packs can hold a record: whoever wrote it, and everybody to whom its home or a job at it was ever opened. */
function concerned(tx: WriteTx, { id, home }: Listed['records'][number]): OpaqueId[] {
  const author = tx.records.entry(id)?.author;
  const grants = [...tx.grants.homeGrants(home), ...tx.grants.orderGrantsAt(home)];
  return [...(author === undefined ? [] : [author]), ...grants.map(({ account }) => account)];
}
