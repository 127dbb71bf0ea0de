import { rulesOn, type KeptClosing } from '#domain/disclosure/closing.ts';
import type { MatrixRules } from '#domain/disclosure/rules.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import { londonToday } from '../packs/london-today.ts';
import { policyOf } from '../packs/policy.ts';
import { keptSteps } from '../sharing/kept-steps.ts';
import type { ReadView } from '../storage/storage.ts';

/** Every cell that leads have closed, with what was done about it since; the oldest first. */
export function keptClosings(view: ReadView): readonly KeptClosing[] {
  const closings = keptSteps(view, 'closing');
  if (closings.length === 0) return [];
  const steps = keptSteps(view, 'closing-step');
  return closings.map((closing) => ({ closing, steps: steps.filter((one) => one.closing === closing.id) }));
}

/** The matrix as it holds at this landlord's on a day: the only rules that anybody here is shown anything by. */
export function landlordRules(view: ReadView, today: LocalDate): MatrixRules {
  return sameRules(rulesOn(keptClosings(view), today));
}

/** The same rules are the same object: what follows from them is then worked out once, and not for every record. */
function sameRules(rules: MatrixRules): MatrixRules {
  const key = JSON.stringify(rules.closed);
  const known = latest?.key === key ? latest : { key, rules };
  latest = known;
  return known.rules;
}

// A memory of one, by all that is closed: two landlords in one process cannot be given each other’s rules.
let latest: { readonly key: string; readonly rules: MatrixRules } | null = null;

/** SHA-256 of the rules of now: what packs, shares and lines of the log name. */
export function policyNow(view: ReadView, now: number): string {
  return policyOf(landlordRules(view, londonToday(now)));
}
