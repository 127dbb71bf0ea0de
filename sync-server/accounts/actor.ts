import { instantAt } from '#domain/records/moments.ts';
import type { Actor } from '#domain/sharing/second-person.ts';
import type { Account } from '../storage/accounts.ts';
import type { ReadView } from '../storage/storage.ts';

/**
 * Somebody who decides, as the rules about a second person want them. Since when they have their role, the journal says: a
 * role that was given after a question does not answer it.
 */
export function actorOf(view: ReadView, { id, role }: Account): Actor {
  const since = view.journal
    .about(id)
    .filter(({ action, detail }) => action === 'account-added' || detail.startsWith('role '))
    .at(-1);
  // An account of which the journal says nothing was here before anything was asked.
  return { account: id, person: id, role, roleSince: instantAt(since?.at ?? 0) };
}
