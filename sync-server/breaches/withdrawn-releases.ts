import type { BreachBegun } from '#domain/breaches/breach-case.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { filedRecord } from '../files/filed-record.ts';
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
 * to them no more; a new decision can.
 */
export function isWithdrawn(view: ReadView, released: ReleasedOf): boolean {
  return view.breaches.breaches().some(({ body }) => {
    // Written by this folder alone.
    const { what, target } = JSON.parse(body) as BreachBegun;
    const filed = what === 'disclosure' && target !== null ? filedRecord(view, target) : null;
    if (filed?.record.kind !== 'disclosure') return false;
    const { recipient, route, restsOn, records } = filed.record.body;
    return (
      isOnPhone(filed.record.body) &&
      recipient === released.recipient &&
      restsOn === released.restsOn &&
      records.includes(released.record) &&
      // A rule decides every job alike: what went wrong with one is nothing against the next.
      (route !== 'standing-rule' || filed.entry.case === released.case)
    );
  });
}
