import { Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import { homeLine } from '../office/case-records.ts';
import { demandId, maybeId, notFound, type DeskCall } from '../office/desk.ts';
import { savedOtherwise } from '../office/saved-before.ts';
import type { WriteTx } from '../storage/storage.ts';
import { demandLead, demandReason } from '../office/lead-only.ts';

/** Stops the destruction of everything about a home, or of one tenancy of it, until it is taken off. */
export function setHold(tx: WriteTx, call: DeskCall): { readonly id: string } {
  demandLead(call);
  const { body, account, now: at } = call;
  const id = demandId(body['id']);
  const home = demandId(body['home']);
  const tenancy = maybeId(body['tenancy']);
  if (homeLine(tx, home) === null) throw notFound();
  if (tenancy !== null && tx.records.entry(tenancy)?.home !== home) throw notFound();
  const reason = demandReason(body, 'Write why it is held: the claim, the request or the inquiry.');
  const known = tx.retention.hold(id);
  if (known !== null) {
    const isSame = known.home === home && known.tenancy === tenancy && known.reason === reason;
    if (!isSame || known.onBy !== account.id) throw savedOtherwise();
    return { id };
  }
  tx.retention.addHold({ id, home, tenancy, reason, onBy: account.id, onAt: at });
  journal(tx, {
    at,
    action: 'hold-set',
    account: account.id,
    subject: id,
    detail: tenancy ?? home,
    digest: null,
  });
  return { id };
}

/** Takes a hold off. It stays on the list, with both reasons. */
export function endHold(tx: WriteTx, call: DeskCall): { readonly id: string } {
  demandLead(call);
  const { account, now: at } = call;
  const id = demandId(call.params['hold']);
  const hold = tx.retention.hold(id);
  if (hold === null) throw notFound();
  const reason = demandReason(call.body, 'Write why it is no longer needed.');
  if (hold.offAt !== null) {
    if (hold.offBy !== account.id)
      throw new Refusal(409, 'conflict', 'Somebody else took it off before you.');
    if (hold.offReason !== reason)
      throw new Refusal(409, 'conflict', 'You took it off before, with another reason. That one is kept.');
    return { id };
  }
  tx.retention.endHold(id, { by: account.id, at, reason });
  journal(tx, { at, action: 'hold-ended', account: account.id, subject: id, detail: '', digest: null });
  return { id };
}
