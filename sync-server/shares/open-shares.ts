import { isNarrowedBy } from '#domain/shares/told-verdicts.ts';
import type { Audience } from '#domain/disclosure/audiences.ts';
import type { ShareState } from '#domain/shares/share-state.ts';
import type { MatrixRules } from '#domain/disclosure/rules.ts';
import type { Share } from '../storage/shares.ts';
import type { ReadView } from '../storage/storage.ts';
import { standing, toldOf } from './standing.ts';

/** Every share whose link is open now; of one audience alone where it is given. */
export function openShares(view: ReadView, now: number, audience?: Audience): readonly Share[] {
  return view.shares
    .shares({})
    .filter((share) => audience === undefined || share.audience === audience)
    .filter((share) => standing(view, share, now) === 'open');
}

/** Every share that somebody has or may still get to: nothing has put it on hold, taken it back or replaced it. */
export function sharesOut(view: ReadView, now: number): readonly Share[] {
  return view.shares.shares({}).filter((share) => OUT.has(standing(view, share, now)));
}

const OUT: ReadonlySet<ShareState> = new Set(['open', 'used', 'locked', 'expired']);

/** Those of them of which rules hold something back. */
export function narrowedBy(rules: MatrixRules, shares: readonly Share[]): readonly Share[] {
  return shares.filter((share) => isNarrowedBy(rules, toldOf(share), share.audience));
}
