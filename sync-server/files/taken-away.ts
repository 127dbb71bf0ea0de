import { isAtDesk } from '#domain/access/verbs.ts';
import { speakingOf, whyNotFromPhone, whyNotInPlaceOf, type Corrector } from '#domain/access/correcting.ts';
import { otherwiseSince } from '#domain/cases/put-right.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed, SurveyRecord } from '#domain/records/registry.ts';
import { keepRefused } from '../inbox/keep-refused.ts';
import { record as journal } from '../journal/chain.ts';
import { unpackRecord } from '../packs/packer.ts';
import { holdLinks } from '../shares/touch-shares.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { FILES, readRecord } from './files-database.ts';
import { namedRecord, putRightAt } from './put-right-at.ts';

/*
 * A correction, and a photo in the place of another, take something away from everybody but its author. Whether whoever
 * sent it from a phone may do that is asked when it comes, and again when what it names comes after it.
 */

/**
 * Why a record that an account sends from a phone is not taken, since it would take another one away from everybody else; null
 * where it is, or takes nothing away. `at` is when it came, in milliseconds since 1970.
 */
export function takesAway(
  view: ReadView,
  account: OpaqueId,
  record: SurveyRecord,
  at: number,
): string | null {
  const visits = isVisiting(view, account, record.home, at);
  return whyNot(view, record, { account, visits, already: correctionsBy(view, account, record.home) });
}

function whyNot(view: ReadView, record: SurveyRecord, by: Corrector): string | null {
  const recordOf = (id: OpaqueId) => namedRecord(view, id);
  if (record.kind === 'correction') return whyNotFromPhone(record, by, recordOf);
  if (record.kind !== 'photo' || record.body.replaces === undefined) return null;
  return whyNotInPlaceOf({ home: record.home, replaces: record.body.replaces }, by, recordOf);
}

function correctionsBy(view: ReadView, account: OpaqueId, home: OpaqueId): number {
  if (view.records.lastChange('correction') === 0) return 0;
  return view.records.entries({ home, kind: 'correction' }).filter(({ author }) => author === account).length;
}

/** Whether a visit opened a home to somebody at a moment. */
function isVisiting(view: ReadView, account: OpaqueId, home: OpaqueId, at: number): boolean {
  return view.grants
    .homeGrantsOf(account)
    .some((one) => one.home === home && one.grantedAt <= at && (one.endedAt === null || one.endedAt > at));
}

/**
 * Asks again of every correction from a phone that names a record which was just filed. One that would not have been taken does not
 * hold: it leaves the files and all packs as if it had never come, lies among what was refused, and links that told what
 * it took away, or put in its place, are on hold.
 */
export function askAgain(tx: WriteTx, entry: RecordEntry, at: number): void {
  const against = correctionsOf(tx, entry).flatMap(({ made, record }) => {
    const visits = isVisiting(tx, made.author, record.home, made.receivedAt);
    // How many there are was asked when it came.
    const sentence = whyNot(tx, record, { account: made.author, visits, already: 0 });
    return sentence === null ? [] : [{ made, sentence }];
  });
  for (const { made, sentence } of against) setAside(tx, made, sentence, at);
}

interface Made {
  readonly made: RecordEntry;
  readonly record: RecordNamed<'correction'>;
}

/** The corrections from phones that say something of a record of their home. */
function correctionsOf(view: ReadView, { id, home }: RecordEntry): readonly Made[] {
  if (view.records.lastChange('correction') === 0) return [];
  const all = view.records.entries({ home, kind: 'correction' }).flatMap((made): Made[] => {
    const record = readRecord(view, made.id);
    return record?.kind === 'correction' ? [{ made, record }] : [];
  });
  const speaking = speakingOf(
    id,
    all.map(({ made, record }) => ({ id: made.id, body: record.body })),
  );
  return all.filter(({ made }) => {
    const role = speaking.has(made.id) ? view.accounts.account(made.author)?.role : undefined;
    return speaking.has(made.id) && (role === undefined || !isAtDesk(role));
  });
}

function setAside(tx: WriteTx, made: RecordEntry, sentence: string, at: number): void {
  const { id, home, author, device } = made;
  const document = tx.documents.get(FILES, id);
  if (document === null) return;
  const before = putRightAt(tx, home);
  const raw = JSON.stringify({ _id: id, _rev: document.rev, ...document.body });
  tx.documents.purge(FILES, id);
  tx.records.forget(id);
  // Its words lie in the inbox, under a key of that item's own: once it goes, nobody can test a guess against the journal.
  tx.journal.destroyDigestKey(id);
  journal(tx, {
    at,
    action: 'record-set-aside',
    account: author,
    subject: id,
    detail: made.kind,
    digest: null,
  });
  const kept = { account: author, device, database: FILES, documentId: id, rev: document.rev };
  keepRefused(tx, { ...kept, raw, sentence, at });
  const otherwise = otherwiseSince(before, putRightAt(tx, home));
  for (const one of [id, ...otherwise]) holdLinks(tx, one, 'corrected', { by: author, at });
  unpackRecord(tx, made, at);
}
