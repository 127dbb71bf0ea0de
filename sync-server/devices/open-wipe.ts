import type { OpaqueId } from '#domain/ids.ts';
import type { WipeOrder } from '../storage/devices.ts';
import type { ReadView } from '../storage/storage.ts';

/** The order that a phone has not confirmed yet, or null. */
export function openWipe(view: ReadView, account: OpaqueId, device: OpaqueId): WipeOrder | null {
  const order = view.devices.wipe(account, device);
  return order?.confirmedAt === null ? order : null;
}
