import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { badRequest } from '../errors.ts';
import { record } from '../journal/chain.ts';
import { newOpaqueId } from '../new-id.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import type { WriteTx } from '../storage/storage.ts';
import { openWipe } from './open-wipe.ts';

/** Orders that a phone is cleared that the office names. */
export function orderWipe(tx: WriteTx, call: DeskCall): void {
  const phone = { account: demandId(call.body['account']), device: demandId(call.params['device']) };
  clearPhone(tx, phone, { by: call.account.id, at: call.now });
}

/**
 * Orders that a lost phone destroys what it holds, and ends what was begun on it at once. Ordering it again changes
 * nothing until the phone, wiped, is heard of again.
 */
export function clearPhone(
  tx: WriteTx,
  { account, device }: { readonly account: OpaqueId; readonly device: OpaqueId },
  { by, at }: { readonly by: OpaqueId; readonly at: number },
): void {
  const known = tx.devices.device(account, device);
  if (known === null) throw notFound();
  const before = tx.devices.wipe(account, device);
  if (before !== null && (before.confirmedAt === null || known.heardAt <= before.confirmedAt)) return;
  tx.devices.orderWipe({ id: newOpaqueId(), account, device, orderedAt: at, orderedBy: by });
  tx.accounts.endSessionsOn(account, device);
  record(tx, { at, action: 'wipe-ordered', account: by, subject: device, detail: account, digest: null });
}

/** The phone says that it is done. Only the order that is open for this very phone can be confirmed. */
export function confirmWipe(
  tx: WriteTx,
  { account, device, now }: { readonly account: OpaqueId; readonly device: OpaqueId; readonly now: number },
  given: ReadonlyMap<string, unknown>,
): void {
  const [order, boxesLeft] = [given.get('order'), given.get('boxesLeft')];
  if (
    !isOpaqueId(order) ||
    typeof boxesLeft !== 'number' ||
    !Number.isSafeInteger(boxesLeft) ||
    boxesLeft < 0
  )
    throw badRequest('Name the order, and how many boxes are left.');
  if (openWipe(tx, account, device)?.id !== order) throw notFound();
  tx.devices.confirmWipe(order, now, boxesLeft);
  record(tx, { at: now, action: 'wipe-confirmed', account, subject: device, detail: order, digest: null });
}
