import { randomBytes } from 'node:crypto';
import type { OpaqueId } from '#domain/ids.ts';
import { RECEIPT_CLOSINGS } from '#domain/rights/data-receipt.ts';
import { DAY_MS } from '#domain/time/calendar-day.ts';
import { Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { demandListed } from '../office/listed-reason.ts';
import type { WriteTx } from '../storage/storage.ts';
import { fileOf, hashed } from './open-receipt.ts';

/** A receipt is open for so long: as long as somebody may take over a visit, its letter and its repair. Judgement. */
const OPEN_DAYS = 90;

/**
 * Opens a person's data receipt under an address that is made here, answered this once and kept as a hash alone; an earlier
 * one closes. Whoever makes it is in the journal, since they too could write by it.
 */
export function makeReceipt(
  tx: WriteTx,
  call: DeskCall,
): { readonly token: string; readonly endsAt: number } {
  const { account, body, now } = call;
  const id = demandId(body['id']);
  const person = demandId(body['person']);
  if (fileOf(tx, person) === null) throw notFound();
  if (tx.dataReceipts.receipts().some((one) => one.id === id))
    throw new Refusal(
      409,
      'conflict',
      'This address was made, and is shown once. Make another: it closes this one.',
    );
  const token = randomBytes(32).toString('base64url');
  const endsAt = now + OPEN_DAYS * DAY_MS;
  close(tx, call, person, 'replaced');
  tx.dataReceipts.keepReceipt({ id, tokenHash: hashed(token), person, madeAt: now, endsAt });
  journal(tx, {
    ...{ at: now, action: 'receipt-made', account: account.id, subject: id },
    ...{ detail: 'desk', digest: null },
  });
  return { token, endsAt };
}

/** Closes every receipt of a person, for a reason of the list. */
export function closeReceipts(tx: WriteTx, call: DeskCall): { readonly ok: true } {
  const person = demandId(call.body['person']);
  close(tx, call, person, demandListed(call.body, RECEIPT_CLOSINGS, 'Choose why it is closed.'));
  return { ok: true };
}

/** Who closed what, and why, is in the journal: a code of the list, never words. */
function close(tx: WriteTx, { account, now }: DeskCall, person: OpaqueId, reason: string): void {
  for (const { id, revokedAt } of tx.dataReceipts.receiptsOf(person)) {
    if (revokedAt !== null) continue;
    journal(tx, {
      ...{ at: now, action: 'receipt-closed', account: account.id, subject: id },
      ...{ detail: reason, digest: null },
    });
  }
  tx.dataReceipts.revokeReceipts(person, now);
}
