import type { OpaqueId } from '#domain/ids.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { ReadView } from '../storage/storage.ts';

/** The grant by which a contractor has a job now; null while nobody gave it to them, or once it is over. */
export function openGrant(view: ReadView, order: OpaqueId, contractor: OpaqueId): OrderGrant | null {
  const grants = view.grants.orderGrantsBy(order);
  return grants.find(({ account, endedAt }) => account === contractor && endedAt === null) ?? null;
}
