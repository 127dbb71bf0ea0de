import type { Audience } from '../disclosure/audiences.ts';
import { isOpaqueId, type OpaqueId } from '../ids.ts';
import { isLocalDate, type LocalDate } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseDay } from '../time/calendar-day.ts';
import type { FieldOfRecord } from './asked-field.ts';
import { isBasisFor, type Basis, type LandlordKind } from './bases.ts';
import { isConditionFor, type ConditionId } from './conditions.ts';
import { isPurposeFor, type Purpose } from './purposes.ts';
import { answersAbout, isTells, type Tells } from './special-data.ts';

/** Why one field is shared with one recipient, in the regulator's order. */
export interface Necessity {
  readonly purpose: Purpose;
  readonly whyThisField: string;
  readonly harmIfShared: string;
  readonly harmIfNotShared: string;
  /** Whether less would do; where it would, the less is shared and this is not asked for. */
  readonly couldLessDo: 'no';
  readonly whyNotLess: string;
  readonly basis: Basis;
  /** What it tells of that the law guards specially, as somebody says who has read it. */
  readonly tells: Tells;
  /** Null where it tells of nothing of the kind. */
  readonly condition: ConditionId | null;
  readonly recipient: OpaqueId;
  /** The last day. */
  readonly until: LocalDate;
}

/** A necessity being filled in: any answer may be missing, and none has been checked. */
export type NecessityDraft = { readonly [K in keyof Necessity]?: unknown };

/** A question without a good answer, and what to do about it. */
export interface Missing {
  readonly question: keyof Necessity;
  readonly sentence: string;
}

/** What decides which answers are good. */
export interface Asking {
  readonly field: FieldOfRecord;
  readonly audience: Audience;
  readonly landlord: LandlordKind;
  readonly today: LocalDate;
}

/** The longest that an approval lasts. Ours, not the law's: an answer to a letter takes no longer. */
export const LONGEST_DAYS = 28;
/** Ours: shorter is no sentence, longer is no reason. */
const SHORTEST_REASON = 15;
const LONGEST_REASON = 2000;

/** A whole necessity, or every question that is still open, in the order in which they are asked. */
export function checkNecessity(draft: NecessityDraft, asking: Asking): Result<Necessity, readonly Missing[]> {
  const { purpose, basis, tells, condition, recipient, until, couldLessDo } = draft;
  const open: Missing[] = [];
  const need = (question: keyof Necessity, sentence: string | null) => {
    if (sentence !== null) open.push({ question, sentence });
  };
  need('purpose', isPurposeFor(asking.audience, purpose) ? null : 'Choose what it is for, from the list.');
  need('whyThisField', reason(draft.whyThisField, 'Say why this field is needed for it.'));
  need('harmIfShared', reason(draft.harmIfShared, 'Say what could go wrong if it is shared.'));
  need('harmIfNotShared', reason(draft.harmIfNotShared, 'Say what could go wrong if it is not shared.'));
  need('couldLessDo', lessSentence(couldLessDo));
  need('whyNotLess', reason(draft.whyNotLess, 'Say what less was thought of, and why it is not enough.'));
  need('basis', isBasisFor(asking.landlord, basis) ? null : 'Choose the lawful basis, from the list.');
  need('tells', tellsSentence(tells, asking));
  need('condition', conditionSentence(tells, condition));
  need('recipient', isOpaqueId(recipient) ? null : 'Choose the one person or firm that gets it.');
  need('until', endSentence(until, asking.today));
  // Every question was looked at one by one, so that all that is missing is said at once.
  return open.length > 0 ? fail(open) : ok(draft as Necessity);
}

function reason(words: unknown, sentence: string): string | null {
  if (typeof words !== 'string' || words.trim().length < SHORTEST_REASON)
    return `${sentence} A whole sentence, please.`;
  return words.length > LONGEST_REASON ? `${sentence} At most ${LONGEST_REASON} characters.` : null;
}

function lessSentence(answer: unknown): string | null {
  if (answer === 'yes') return 'If less would do, share the less. Then nothing needs approval.';
  return answer === 'no' ? null : 'Say whether less would do.';
}

function tellsSentence(tells: unknown, { field }: Asking): string | null {
  return answersAbout(field.categories).some((one) => one === tells)
    ? null
    : 'Say whether it tells of health, of a crime, or of neither.';
}

function conditionSentence(tells: unknown, condition: unknown): string | null {
  if (!isTells(tells)) return condition === undefined ? 'Say first what the field tells of.' : null;
  if (tells === 'neither')
    return condition === null ? null : 'Nothing here needs a special condition. Say so.';
  return isConditionFor(tells, condition)
    ? null
    : 'Choose the condition that the law asks for, from the list. Without one it cannot be shared.';
}

function endSentence(until: unknown, today: LocalDate): string | null {
  if (!isLocalDate(until)) return 'Say on which day it ends.';
  const days = (parseDay(until) ?? 0) - (parseDay(today) ?? 0);
  if (days < 0) return 'The last day has passed. Choose a later one.';
  return days > LONGEST_DAYS ? `Choose a last day within ${LONGEST_DAYS} days.` : null;
}
