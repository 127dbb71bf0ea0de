import { Refusal } from '../errors.ts';
import type { DeskCall } from '../office/desk.ts';

/** Keeping and destroying is for the data-protection lead alone. */
export function demandLead({ account }: DeskCall): void {
  if (account.role !== 'lead')
    throw new Refusal(403, 'forbidden', 'This part is for the data-protection lead.');
}

/** A reason that somebody must write. */
export function demandReason(body: DeskCall['body'], sentence: string): string {
  const reason = typeof body['reason'] === 'string' ? body['reason'].trim() : '';
  if (reason === '' || reason.length > LONGEST_REASON) throw new Refusal(422, 'unfinished', sentence);
  return reason;
}

const LONGEST_REASON = 2_000;
