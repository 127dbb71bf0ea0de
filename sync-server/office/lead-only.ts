import { Refusal } from '../errors.ts';
import type { DeskCall } from './desk.ts';

/** 403 for everybody at the desk but the data-protection lead, in a sentence that says what is theirs alone. */
export function demandLead(
  { account }: Pick<DeskCall, 'account'>,
  sentence = 'This part is for the data-protection lead.',
): void {
  if (account.role !== 'lead') throw new Refusal(403, 'forbidden', sentence);
}

/** A reason that somebody must write. */
export function demandReason(body: DeskCall['body'], sentence: string): string {
  const reason = reasonIn(body);
  if (reason === '' || reason.length > LONGEST_REASON) throw new Refusal(422, 'unfinished', sentence);
  return reason;
}

/** The reason that somebody wrote, as it is kept; empty where they wrote none. */
export function reasonIn(body: DeskCall['body']): string {
  return typeof body['reason'] === 'string' ? body['reason'].trim() : '';
}

const LONGEST_REASON = 2_000;
