import { dateInWords } from '../cases/date-words.ts';
import { isLocalDate, type LocalDate } from '../records/moments.ts';
import type { EpochMs } from '../time/instants.ts';
import { isCap } from './letters.ts';
import { COMPILED_RULES, rulesWith, type ClosedCell, type MatrixRules } from './rules.ts';

/** What a phone was told of its landlord's matrix, for its sentences on who will see what; and on which day. */
export interface ToldRules {
  readonly on: LocalDate;
  readonly closed: readonly ClosedCell[];
}

/** Reads what the server says; null when it says nothing of the kind. A letter that is none closes the cell altogether. */
export function readToldRules(raw: unknown): ToldRules | null {
  const { on, closed } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  if (!isLocalDate(on) || !Array.isArray(closed)) return null;
  const cells = closed.map((one: unknown): ClosedCell | null => {
    const { category, audience, to } = (typeof one === 'object' && one !== null ? one : {}) as Record<
      string,
      unknown
    >;
    if (typeof category !== 'string' || typeof audience !== 'string') return null;
    return { category, audience, to: isCap(to) ? to : 'W' };
  });
  const known = cells.filter((one) => one !== null);
  return known.length === cells.length ? { on, closed: known } : null;
}

/**
 * The rules that a phone's sentences speak by. One that was told nothing speaks by the compiled matrix, which no landlord's is
 * wider than, and {@link asOfWords} says so.
 */
export function rulesOfPhone(told: ToldRules | null): MatrixRules {
  return told === null ? COMPILED_RULES : rulesWith(told.closed);
}

/** As of when these sentences hold: a phone without signal knows no later rules. */
export function asOfWords(told: ToldRules | null, now: EpochMs): string {
  return told === null
    ? 'This phone has not heard your landlord’s own rules yet. They may be stricter than this, and never wider.'
    : `Your landlord’s rules, as this phone heard them ${dateInWords(told.on, now)}. They may have changed since.`;
}
