import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { Api } from '../api.ts';
import type { Identity } from '../identity.ts';

/** The office has this phone cleared, because it was lost. */
export interface WipeOrder {
  readonly order: OpaqueId;
  readonly account: OpaqueId;
  readonly device: OpaqueId;
}

/**
 * Asks the office whether this phone is to be cleared, by the ticket of the device alone: a phone that is locked, or
 * refused everything else, hears it too. An answer that does not name this phone's own ids, which nobody can guess, counts
 * for nothing: whatever stands in between cannot make a phone destroy anything.
 */
export async function askForWipe(api: Api, identity: Identity): Promise<WipeOrder | 'none' | 'not-heard'> {
  const answer = await api.get('/api/phones/wipe');
  if (!answer.ok || typeof answer.value !== 'object' || answer.value === null) return 'not-heard';
  const { wipe } = answer.value as { readonly wipe?: Partial<Record<keyof WipeOrder, unknown>> | null };
  const { order, account, device } = wipe ?? {};
  if (wipe === null) return 'none';
  if (!isOpaqueId(order) || !isOpaqueId(account) || !isOpaqueId(device)) return 'not-heard';
  const own = (await identity.remembered(account))?.device;
  return own === device ? { order, account, device } : 'not-heard';
}
