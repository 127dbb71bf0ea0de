import { isBeingRead, shareState, type ShareFacts, type ShareState } from '#domain/shares/share-state.ts';
import { isNarrowedBy, type ToldField } from '#domain/shares/told-verdicts.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import { policyOf } from '../packs/policy.ts';
import type { Share } from '../storage/shares.ts';
import type { ReadView } from '../storage/storage.ts';

/** The fields that a share told, with the rules of its day. */
export function toldOf({ told }: Share): readonly ToldField[] {
  return JSON.parse(told) as readonly ToldField[];
}

/** How a share stands now. It keeps the rules that it was made under, unless those of today hold something of it back. */
export function standing(view: ReadView, share: Share, now: number): ShareState {
  return shareState(factsOf(view, share, now), now);
}

/** Whether whoever opened a share may fetch its other parts now. */
export function isRead(view: ReadView, share: Share, now: number): boolean {
  return isBeingRead(factsOf(view, share, now), now);
}

function factsOf(view: ReadView, share: Share, now: number): ShareFacts {
  const rules = landlordRules(view, londonToday(now));
  const link = view.shares.link(share.id);
  return {
    events: view.shares.events(share.id),
    expiresAt: link?.expiresAt ?? 0,
    hasCode: (link?.codeHash ?? null) !== null,
    narrowed: share.rules !== policyOf(rules) && isNarrowedBy(rules, toldOf(share), share.audience),
  };
}

/**
 * Whether something that was told in a disclosure, by a link or otherwise, was put right since, and whoever heard it has
 * neither been told nor been given a fresh link.
 */
export function isTouched(view: ReadView, disclosure: string): boolean {
  const events = view.shares.events(disclosure);
  const touched = events.findLastIndex(({ kind }) => kind === 'touched');
  return touched >= 0 && !events.slice(touched).some(({ kind }) => kind === 'told' || kind === 'issued');
}
