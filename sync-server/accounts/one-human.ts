import type { OpaqueId } from '#domain/ids.ts';
import type { SameHuman } from '#domain/sharing/same-human.ts';
import type { ReadView } from '../storage/storage.ts';

/**
 * Which human each account belongs to, named by one of their accounts. Two accounts are of one human when somebody said so,
 * or when they show the same name: whoever has two accounts and one name must not be the second person to themselves.
 * Whoever really has a colleague's name asks a third.
 */
export function humans(view: ReadView): (account: OpaqueId) => OpaqueId {
  const root = new Map<OpaqueId, OpaqueId>();
  const find = (one: OpaqueId): OpaqueId => {
    const up = root.get(one);
    return up === undefined || up === one ? one : find(up);
  };
  const join = (one: OpaqueId, other: OpaqueId) => void root.set(find(one), find(other));
  const named = new Map<string, OpaqueId>();
  for (const { id, displayName } of view.accounts.accounts()) {
    const first = named.get(folded(displayName));
    if (first === undefined) named.set(folded(displayName), id);
    else join(id, first);
  }
  for (const [one, other] of view.sharing.sameHuman()) join(one, other);
  for (const [one, other] of saidByLeads(view)) join(one, other);
  return find;
}

/** What leads said of accounts and did not take back. Whoever said it need not be asked: it can only make somebody one human. */
function saidByLeads(view: ReadView): readonly (readonly [OpaqueId, OpaqueId])[] {
  const undone = new Set(view.sharing.steps('not-same-human').map(({ about }) => about));
  return view.sharing
    .steps('same-human')
    .filter(({ id }) => !undone.has(id))
    .map(({ body }) => {
      const { account, other } = JSON.parse(body) as Pick<SameHuman, 'account' | 'other'>;
      return [account, other] as const;
    });
}

/** The letters of a name, whatever stands between and above them. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
