import type { OpaqueId } from '#domain/ids.ts';
import type { WriteTx } from '../storage/storage.ts';

/**
 * A record that says again what another says is only kept where that one is, by the same requests, and ends with it. Asked
 * before the record is filed, so that no pack ever holds it.
 */
export function carryRestriction(tx: WriteTx, from: OpaqueId, to: OpaqueId, at: number): void {
  for (const request of tx.restrictions.requestsRestricting(from)) tx.restrictions.restrict(to, request, at);
}
