import { versionsOf } from '#domain/cases/put-right.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import type { Json } from '#domain/records/json.ts';
import { correctionsAt, Retags } from '../files/files-database.ts';
import { clearedAt } from '../files/put-right-at.ts';
import { record as journal } from '../journal/chain.ts';
import { touchPastJobs } from '../rights/past-jobs.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { ShareEventKind } from '#domain/shares/share-state.ts';

/** A record that was just filed, beside what stood there before. */
export interface JustFiled {
  readonly id: OpaqueId;
  /** Its real home. */
  readonly home: OpaqueId;
  readonly record: SurveyRecord;
  readonly before: SurveyRecord | null;
  /** The records of this home that are wrong since, or right again. */
  readonly otherwise: readonly OpaqueId[];
  /** Whether other people of this home count as moved out since. */
  readonly moved: boolean;
  readonly by: OpaqueId;
  readonly at: number;
}

type ByAndAt = Pick<JustFiled, 'by' | 'at'>;

/**
 * What a filed record does to what was told before. What became wrong by a correction, or right again, a stricter category,
 * another picture or another answer puts every link that holds the old one on hold, and is kept beside each disclosure, so that
 * earlier recipients can be told. A job that is over ends the links of its contractor; whoever moves out, or is found to have
 * done, puts those of the home on hold.
 */
export function touchShares(tx: WriteTx, filed: JustFiled): void {
  const { id, record } = filed;
  if (record.kind === 'disclosure' && record.body.decision !== 'refused')
    tx.shares.hold(id, record.body.records);
  for (const other of filed.otherwise) holdLinks(tx, other, 'corrected', filed);
  touchPastJobs(tx, { ...filed, records: filed.otherwise });
  for (const one of treatedSince(tx, filed)) holdLinks(tx, one, 'treated-otherwise', filed);
  if (record.kind === 'photo' && record.body.replaces !== undefined)
    for (const { id: cleared, from } of clearedAt(tx, filed.home, ['cleared-photo']))
      if (from === record.body.replaces) holdLinks(tx, cleared, 'photo-replaced', filed);
  if (filed.before !== null && isChanged(filed.before, record)) holdLinks(tx, id, 'changed', filed);
  if (record.kind === 'works-order' && record.body.state !== 'issued') endOfJob(tx, filed);
  if (record.kind === 'tenancy') otherHousehold(tx, filed, 'household');
  if (filed.moved) otherHousehold(tx, filed, 'moved');
}

/**
 * The records that must be treated as more since: every version of the one that is named, and all of them again when a correction ties
 * one to it.
 */
function treatedSince(tx: WriteTx, { record, home }: JustFiled): readonly OpaqueId[] {
  if (record.kind !== 'reclassification' && record.kind !== 'correction') return [];
  const named = record.kind === 'correction' ? record.body.corrects : record.body.record;
  const versions = [...versionsOf(correctionsAt(tx, home), named)];
  if (record.kind === 'reclassification') return versions;
  const retags = new Retags(tx);
  return versions.filter((id) => {
    const entry = tx.records.entry(id);
    return entry !== null && retags.of(entry).length > 0;
  });
}

/** Puts every link that holds a record on hold. `detail` is a code of `share-lines.ts`. */
export function holdLinks(tx: WriteTx, held: OpaqueId, detail: string, when: ByAndAt): void {
  for (const disclosure of tx.shares.holding(held)) happen(tx, disclosure, 'touched', detail, when);
}

/** Puts these shares on hold until they are issued again. `detail` is a code of `share-lines.ts`. */
export function holdShares(
  tx: WriteTx,
  shares: readonly { readonly id: OpaqueId }[],
  detail: string,
  when: ByAndAt,
): void {
  for (const { id } of shares) happen(tx, id, 'touched', detail, when);
}

/**
 * Ends every link that told something by a standing rule which has ended: nobody reads it there from now on. Whoever has read
 * it already has nothing to be told: nothing in it was wrong.
 */
export function endByRule(tx: WriteTx, rule: OpaqueId, when: ByAndAt): void {
  const uses = tx.sharing.about(rule).flatMap(({ step, body }) => {
    if (step !== 'use') return [];
    const { disclosure } = JSON.parse(body) as { readonly disclosure?: unknown };
    return isOpaqueId(disclosure) ? [disclosure] : [];
  });
  for (const disclosure of new Set(uses))
    if (tx.shares.share(disclosure) !== null) happen(tx, disclosure, 'revoked', 'rule-ended', when);
}

/** How far something has come is no correction of it. */
function isChanged(before: SurveyRecord, now: SurveyRecord): boolean {
  return bodyOf(before) !== bodyOf(now);
}

function bodyOf({ body }: SurveyRecord): string {
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'state'));
  return canonicalJson(rest as Json);
}

function endOfJob(tx: WriteTx, filed: JustFiled): void {
  for (const disclosure of tx.shares.holding(filed.id))
    if (tx.shares.share(disclosure)?.order === filed.id) happen(tx, disclosure, 'revoked', 'job-over', filed);
}

/** Who lives there has changed: what a job's page says that a visit must allow for is of those who lived there when it was made. */
function otherHousehold(tx: WriteTx, filed: JustFiled, detail: 'household' | 'moved'): void {
  for (const { id } of tx.records.entries({ home: filed.home, kind: 'disclosure' }))
    if (tx.shares.share(id)?.audience === 'contractor') happen(tx, id, 'touched', detail, filed);
}

function happen(
  tx: WriteTx,
  share: OpaqueId,
  kind: ShareEventKind & ('touched' | 'revoked'),
  detail: string,
  { by, at }: ByAndAt,
): void {
  tx.shares.addEvent({ share, kind, at, by, detail });
  journal(tx, {
    at,
    action: kind === 'touched' ? 'share-touched' : 'share-revoked',
    account: by,
    subject: share,
    detail,
    digest: null,
  });
}
