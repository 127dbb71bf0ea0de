import { safeguardingConcern } from '#domain/records/safeguarding-concern.ts';
import type { Account } from '../storage/accounts.ts';
import type { InboxItem } from '../storage/inbox.ts';

/** The draft of a mishap with personal data, as a phone's box holds it: also where its text lies in another text. */
const MISHAP = /\bkind\\*"\s*:\s*\\*"mishap\b/;

/**
 * Whether somebody at the desk may know of a refused document. What tells of a worry about somebody is for the safeguarding
 * lead alone, and what somebody wrote of a mishap for the data-protection lead, refused or not: by its text, since what was
 * refused may have no right form.
 */
export function mayOpen({ role }: Account, item: InboxItem): boolean {
  return role === 'lead' || !isForTheLead(item);
}

/** Whether a refused document tells of a worry about somebody or of a mishap. */
export function isForTheLead({ raw }: InboxItem): boolean {
  return raw.includes(safeguardingConcern.kind) || MISHAP.test(raw);
}
