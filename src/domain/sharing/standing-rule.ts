import { isAudience, type Audience } from '../disclosure/audiences.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import { isLocalDate, type Instant, type LocalDate } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseDay } from '../time/calendar-day.ts';
import { parseInstant, type EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { isBasisFor, type Basis, type LandlordKind } from './bases.ts';
import { isConditionFor, type ConditionId } from './conditions.ts';
import { isPurposeFor, type Purpose } from './purposes.ts';
import { ruleMayRelease } from './rule-answers.ts';
import { whyNotSecond, type Actor } from './second-person.ts';
import { answersAbout } from './special-data.ts';

/**
 * Routine sharing that is decided once: which category goes to which kind of recipient for which purpose. A rule is never
 * changed. A wider one is a new rule, and a narrower one a new rule beside the end of the old.
 */
export interface StandingRule {
  readonly id: OpaqueId;
  readonly audience: Audience;
  readonly purpose: Purpose;
  readonly category: DataCategory;
  /** Of names, whether the whole one is told; left out, the first name alone. */
  readonly wholeName?: boolean;
  readonly basis: Basis;
  /** Of Article 9 or Schedule 1, wherever the category can tell of health or of a crime. */
  readonly condition: ConditionId | null;
  readonly landlord: LandlordKind;
  /** The first and the last day, in London. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly by: Actor;
  readonly at: Instant;
}

/** What a lead did about a rule. */
export interface RuleStep {
  readonly rule: OpaqueId;
  readonly step: 'approved' | 'ended';
  readonly by: Actor;
  readonly at: Instant;
}

/** The longest that a rule runs before it is thought about again. Ours, not the law's. */
export const LONGEST_RULE_DAYS = 366;

/** What everybody but a data-protection lead is told. */
export const LEAD_ALONE = 'Only the data-protection lead can decide about standing rules.';

/** The rule, off until a second lead approves it; or the sentences that say what is wrong with it. */
export function proposeRule(rule: StandingRule): Result<StandingRule, readonly string[]> {
  const { audience, purpose, category, wholeName, basis, condition, landlord, by, from, until } = rule;
  const problems = [
    by.role === 'lead' ? null : LEAD_ALONE,
    isAudience(audience) && ruleMayRelease(category, audience)
      ? null
      : 'No standing rule may release this to them. Each field is asked for by itself.',
    isNameChoice(category, wholeName)
      ? null
      : 'Choose whether the first name is enough, for a rule about names.',
    isPurposeFor(audience, purpose) ? null : 'Choose what it is for, from the list.',
    isBasisFor(landlord, basis) ? null : 'Choose the lawful basis, from the list.',
    conditionSentence(category, condition),
    daysSentence(from, until),
  ].filter((one) => one !== null);
  return problems.length > 0 ? fail(problems) : ok(rule);
}

/** The approval of a second lead, or why it is none. A rule opens something, so it takes two. */
export function approveRule(rule: StandingRule, by: Actor, at: Instant): Result<RuleStep, string> {
  if (by.role !== 'lead') return fail(LEAD_ALONE);
  const barred = whyNotSecond(rule, by, at);
  return barred === null ? ok({ rule: rule.id, step: 'approved', by, at }) : fail(barred);
}

/** The end of a rule: any lead alone, and at once. */
export function endRule(rule: StandingRule, by: Actor, at: Instant): Result<RuleStep, string> {
  return by.role === 'lead' ? ok({ rule: rule.id, step: 'ended', by, at }) : fail(LEAD_ALONE);
}

/** How a rule stands. `tomorrow`: approved, and not yet in effect. */
export type RuleState = 'off' | 'tomorrow' | 'on' | 'ended';

/** How a rule stands at a moment, from its steps alone. Everything is checked anew, whatever was stored. */
export function ruleState(rule: StandingRule, steps: readonly RuleStep[], now: EpochMs): RuleState {
  const own = steps.filter((one) => one.rule === rule.id);
  if (own.some((one) => one.step === 'ended' && one.by.role === 'lead')) return 'ended';
  if (!proposeRule(rule).ok) return 'off';
  const today = londonDay(now);
  const [first, last] = [parseDay(rule.from) ?? Infinity, parseDay(rule.until) ?? -Infinity];
  if (today > last) return 'ended';
  const days = own
    .filter((one) => one.step === 'approved' && approveRule(rule, one.by, one.at).ok)
    .map(({ at }) => parseInstant(at))
    .flatMap((at) => (at.ok ? [londonDay(at.value)] : []));
  if (days.length === 0) return 'off';
  // Loosening takes effect on the day after: whoever disagrees has a night to say so.
  return today > Math.min(...days) && today >= first ? 'on' : 'tomorrow';
}

function isNameChoice(category: DataCategory, wholeName: unknown): boolean {
  if (wholeName === undefined) return true;
  return typeof wholeName === 'boolean' && category === 'person-name';
}

function daysSentence(from: string, until: string): string | null {
  if (!isLocalDate(from) || !isLocalDate(until)) return 'Say on which day it begins and on which it ends.';
  const days = (parseDay(until) ?? 0) - (parseDay(from) ?? 0);
  if (days < 0) return 'The last day is before the first.';
  return days >= LONGEST_RULE_DAYS ? 'A rule runs for a year at most. Choose an earlier last day.' : null;
}

// A rule is made before anybody has read the field, so its condition must carry all that the category can hold.
function conditionSentence(category: DataCategory, condition: ConditionId | null): string | null {
  const asked = answersAbout([category]).filter((one) => one !== 'neither');
  if (asked.length === 0) return condition === null ? null : 'Nothing here needs a special condition.';
  return asked.every((one) => isConditionFor(one, condition))
    ? null
    : 'This can tell of health or of a crime. Choose a condition that allows for both, from the list.';
}
