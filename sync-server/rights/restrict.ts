import type { OpaqueId } from '#domain/ids.ts';
import { mayBeRestricted } from '#domain/rights/restricting.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import type { DeskCall } from '../office/desk.ts';
import { packRecord } from '../packs/packer.ts';
import { holdLinks } from '../shares/touch-shares.ts';
import type { WriteTx } from '../storage/storage.ts';
import { carryToVersions } from './carry-restriction.ts';
import type { FiledRights } from './filed-rights.ts';

/**
 * Keeps records and uses them no more: every pack that holds one is made anew, every link to a page that tells of one is on
 * hold, and no outside projection shows it. Every version of it goes with it, and what was cleared from one.
 */
export function restrict(
  tx: WriteTx,
  request: FiledRights,
  records: readonly OpaqueId[],
  call: DeskCall,
): void {
  const at = call.now;
  if (records.length === 0)
    throw new Refusal(422, 'unfinished', 'Choose what is only kept, and not used any more.');
  for (const id of records) {
    const filed = filedRecord(tx, id);
    if (filed === null || !mayBeRestricted(filed.record, request.person))
      throw badRequest('One of these is not theirs alone, or keeps somebody else safe. Choose again.');
    tx.restrictions.restrict(id, request.id, at);
  }
  const homes = new Set(records.flatMap((id) => tx.records.entry(id)?.home ?? []));
  const all = [...records, ...[...homes].flatMap((home) => carryToVersions(tx, home, at))];
  for (const id of all) holdLinks(tx, id, 'restricted', { by: call.account.id, at });
  repack(tx, all, at);
}

/** Ends a restriction: what it kept may be used again. */
export function endRestriction(tx: WriteTx, request: FiledRights, at: number): void {
  tx.restrictions.endRestriction(request.id, at);
  repack(tx, tx.restrictions.restrictedBy(request.id), at);
}

function repack(tx: WriteTx, records: readonly OpaqueId[], at: number): void {
  for (const id of records) {
    const entry = tx.records.entry(id);
    if (entry !== null) packRecord(tx, entry, at);
  }
}
