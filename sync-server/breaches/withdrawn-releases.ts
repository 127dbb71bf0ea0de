import type { BreachBegun } from '#domain/breaches/breach-case.ts';
import { versionsOf } from '#domain/cases/put-right.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { filedRecord } from '../files/filed-record.ts';
import { correctionsAt } from '../files/files-database.ts';
import type { ReadView } from '../storage/storage.ts';

type Disclosure = RecordNamed<'disclosure'>['body'];

/** Whether what a line of the log tells of lies in a contractor's pack, from where it can be taken back. */
export function isOnPhone({ audience, route, restsOn }: Disclosure): boolean {
  return audience === 'contractor' && route !== undefined && restsOn !== undefined;
}

/** What was released to a contractor, by what and for which case. */
export interface ReleasedOf {
  readonly recipient: OpaqueId;
  readonly record: OpaqueId;
  readonly restsOn: OpaqueId;
  readonly case: OpaqueId | null;
}

/**
 * Whether a release to a contractor was withdrawn, because somebody told that it went wrong. What it rests on opens that record
 * to them no more, nor any other version of it: whoever may not have somebody's number may not have their new one. A new
 * decision can.
 */
export function isWithdrawn(view: ReadView, released: ReleasedOf): boolean {
  const withdrawn = withdrawnFrom(view, released);
  const home = withdrawn.length === 0 ? undefined : view.records.entry(released.record)?.home;
  if (home === undefined) return false;
  const versions = versionsOf(correctionsAt(view, home), released.record);
  return withdrawn.some((record) => versions.has(record));
}

/** The records that what this rests on opens to its recipient no more. */
function withdrawnFrom(view: ReadView, released: ReleasedOf): readonly OpaqueId[] {
  return view.breaches.breaches().flatMap(({ body }) => {
    // Written by this folder alone.
    const { what, target } = JSON.parse(body) as BreachBegun;
    const filed = what === 'disclosure' && target !== null ? filedRecord(view, target) : null;
    if (filed?.record.kind !== 'disclosure' || !isOnPhone(filed.record.body)) return [];
    const { recipient, route, restsOn, records } = filed.record.body;
    if (recipient !== released.recipient || restsOn !== released.restsOn) return [];
    // A rule decides every job alike: what went wrong with one is nothing against the next.
    return route !== 'standing-rule' || filed.entry.case === released.case ? records : [];
  });
}
