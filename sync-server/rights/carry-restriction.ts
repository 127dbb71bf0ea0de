import { versionsOf } from '#domain/cases/put-right.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { correctionsAt, readRecord } from '../files/files-database.ts';
import { clearedAt } from '../files/put-right-at.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';

/**
 * A record that says again what another says is only kept where that one is, by the same requests, and ends with it. Asked
 * before the record is filed, so that no pack ever holds it.
 */
export function carryRestriction(tx: WriteTx, from: OpaqueId, to: OpaqueId, at: number): void {
  for (const request of tx.restrictions.requestsRestricting(from)) tx.restrictions.restrict(to, request, at);
}

/**
 * Every version of something that is only kept is only kept too, whoever said so and whichever came last: what stands for it, and what
 * it stands for or stood for, since an adviser is told both. So is what was cleared from any of them, which tells the same in other
 * words (decision 0180). Returns the records that are only kept since.
 */
export function carryToVersions(tx: WriteTx, home: OpaqueId, at: number): readonly OpaqueId[] {
  const here = tx.restrictions.restricted().filter((id) => tx.records.entry(id)?.home === home);
  if (here.length === 0) return [];
  const [said, cleared] = [correctionsAt(tx, home), clearedAt(tx, home)];
  const kept = new Set(here);
  for (const id of kept) {
    const versions = [...versionsOf(said, id)].filter((one) => one !== id && saysAgain(tx, id, one));
    const forms = cleared.flatMap((one) =>
      one.from === id && isOfThemAlone(tx, id, one.id) ? [one.id] : [],
    );
    for (const one of [...versions, ...forms]) {
      carryRestriction(tx, id, one, at);
      kept.add(one);
    }
  }
  return [...kept].filter((id) => !here.includes(id));
}

/** Whether a record of the same kind is about nobody but those whom the other one is about. */
function saysAgain(view: ReadView, id: OpaqueId, other: OpaqueId): boolean {
  return view.records.entry(id)?.kind === view.records.entry(other)?.kind && isOfThemAlone(view, id, other);
}

/** Whether a record is about nobody but those whom the other one is about. What it keeps of anybody else is not theirs to stop. */
function isOfThemAlone(view: ReadView, id: OpaqueId, other: OpaqueId): boolean {
  const [one, then] = [readRecord(view, id), readRecord(view, other)];
  if (one === null || then === null) return false;
  return then.subjects.every((subject) => one.subjects.includes(subject));
}
