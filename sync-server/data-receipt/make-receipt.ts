import { DAY_MS } from '#domain/time/calendar-day.ts';
import { badRequest } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import type { WriteTx } from '../storage/storage.ts';
import { fileOf, receiptHash } from './open-receipt.ts';

/** A receipt is open for so long: as long as somebody may take over a visit, its letter and its repair. Judgement. */
const OPEN_DAYS = 90;

/** Opens a person's data receipt under an address that the desk has made and alone knows; an earlier one closes. */
export function makeReceipt(tx: WriteTx, { account, body, now }: DeskCall): { readonly endsAt: number } {
  const id = demandId(body['id']);
  const person = demandId(body['person']);
  const tokenHash = receiptHash(body['token']);
  if (tokenHash === null) throw badRequest('The address of a receipt is 32 random bytes.');
  if (fileOf(tx, person) === null) throw notFound();
  const endsAt = now + OPEN_DAYS * DAY_MS;
  const known = tx.dataReceipts.receiptsOf(person).find((one) => one.id === id);
  if (known) return { endsAt: known.endsAt };
  tx.dataReceipts.revokeReceipts(person, now);
  tx.dataReceipts.keepReceipt({ id, tokenHash, person, madeAt: now, endsAt });
  journal(tx, {
    ...{ at: now, action: 'receipt-made', account: account.id, subject: id },
    ...{ detail: 'desk', digest: null },
  });
  return { endsAt };
}

/** Closes every receipt of a person. */
export function revokeReceipts(tx: WriteTx, { body, now }: DeskCall): { readonly ok: true } {
  tx.dataReceipts.revokeReceipts(demandId(body['person']), now);
  return { ok: true };
}
