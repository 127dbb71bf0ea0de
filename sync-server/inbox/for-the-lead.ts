import { safeguardingConcern } from '#domain/records/safeguarding-concern.ts';
import type { Account } from '../storage/accounts.ts';
import type { InboxItem } from '../storage/inbox.ts';

/**
 * Whether somebody at the desk may know of a refused document. What tells of a worry about somebody is for the safeguarding
 * lead alone, refused or not: by its text, since what was refused may have no right form.
 */
export function mayOpen({ role }: Account, item: InboxItem): boolean {
  return role === 'lead' || !item.raw.includes(safeguardingConcern.kind);
}
