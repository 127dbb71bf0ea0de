import type { OpaqueId } from '#domain/ids.ts';
import { readRecord } from '../files/files-database.ts';
import { putRightAt } from '../files/put-right-at.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';

/**
 * A record that says again what another says is only kept where that one is, by the same requests, and ends with it. Asked
 * before the record is filed, so that no pack ever holds it.
 */
export function carryRestriction(tx: WriteTx, from: OpaqueId, to: OpaqueId, at: number): void {
  for (const request of tx.restrictions.requestsRestricting(from)) tx.restrictions.restrict(to, request, at);
}

/**
 * What stands for something that is only kept is only kept too, whoever said so and whichever half of it came last; and so is
 * a record that is right again because its correction was undone. Returns the records that are only kept since.
 */
export function carryToWhatStands(tx: WriteTx, home: OpaqueId, at: number): readonly OpaqueId[] {
  if (tx.restrictions.restricted().length === 0) return [];
  const { wrong, standsFor } = putRightAt(tx, home);
  return [...wrong].flatMap((id) => {
    const instead = standsFor(id);
    if (instead === id || !tx.restrictions.isRestricted(id) || !saysAgain(tx, id, instead)) return [];
    const was = tx.restrictions.isRestricted(instead);
    carryRestriction(tx, id, instead, at);
    return was ? [] : [instead];
  });
}

/** Whether a record is about nobody but those whom the other one is about. What it keeps of anybody else is not theirs to stop. */
function saysAgain(view: ReadView, id: OpaqueId, instead: OpaqueId): boolean {
  const [one, other] = [readRecord(view, id), readRecord(view, instead)];
  if (one === null || other === null) return false;
  return one.kind === other.kind && other.subjects.every((subject) => one.subjects.includes(subject));
}
