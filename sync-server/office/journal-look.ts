import { record as journal } from '../journal/chain.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { DeskCall } from './desk.ts';

/** Notes that somebody at the desk was shown something guarded. `what` is a code, such as its kind: never words. */
export function journalLook(tx: WriteTx, { account, now }: DeskCall, subject: string, what: string): void {
  journal(tx, {
    at: now,
    action: 'record-read',
    account: account.id,
    subject,
    detail: lookDetail(what),
    digest: null,
  });
}

/** How the journal has a look at the desk. */
export const lookDetail = (what: string): string => `office ${what}`;
