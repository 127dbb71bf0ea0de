import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import type { Actor } from '#domain/sharing/second-person.ts';
import type { Account } from '../storage/accounts.ts';
import type { ReadView } from '../storage/storage.ts';
import { humans } from './one-human.ts';

/**
 * Somebody as they decide: the human behind the account, and since when it stands as it does. An account that somebody else
 * has made, given a role, opened again or given a password begins anew: with it they could be two people.
 */
export function whoDecides(view: ReadView, { id, role }: Account): Actor {
  return { account: id, person: humans(view)(id), role, roleSince: instantAt(standsSince(view, id)) };
}

/** The first day of the year 9999. */
const NEVER = 253_370_764_800_000;

function standsSince(view: ReadView, account: OpaqueId): number {
  const changes = view.journal
    .about(account)
    .filter(
      (line) =>
        line.action === 'account-added' || (line.action === 'account-changed' && line.account !== account),
    );
  // An account that the journal does not know was never made: it has been nobody's for any time.
  return changes.at(-1)?.at ?? NEVER;
}
