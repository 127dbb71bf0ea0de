import type { OpaqueId } from '#domain/ids.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { ReadView } from '../storage/storage.ts';
import { isOpen } from './contractor-content.ts';
import { londonToday } from './london-today.ts';

/** The open grant whose order this contractor knows under this minted id, or null. */
export function openGrantNamed(
  view: ReadView,
  account: OpaqueId,
  minted: string,
  now: number,
): OrderGrant | null {
  const known = view.packs.minted(minted);
  if (known === null || known.account !== account || known.real !== known.order) return null;
  const grant = view.grants.orderGrantsBy(known.order).find((one) => one.account === account);
  return grant && isOpen(grant, londonToday(now)) ? grant : null;
}
