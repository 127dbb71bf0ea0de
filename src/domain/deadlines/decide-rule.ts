import { fail, ok, type Result } from '../result.ts';
import { HOUR_MS, parseInstant, type EpochMs } from '../time/instants.ts';
import type { RuleId } from './due-dates.ts';
import type { HazardKey } from './hazards.ts';
import { decideScope, type Exclusion, type Occupancy, type Scope, type Severity } from './scope.ts';
import { timeLimit, type TimeLimitId } from './time-limits.ts';

const HOURS_24_MS = 24 * HOUR_MS;

export interface RuleQuestion {
  readonly hazard: HazardKey;
  readonly severity: Severity;
  readonly occupancy: Occupancy;
  /** When the landlord became aware, ISO 8601 with offset. */
  readonly awareAt: string;
  /** When the hazard was first found to be of this severity; `awareAt` when the report itself said so; null: not yet. */
  readonly foundAt: string | null;
  /** The rule that somebody thinks applies; null to be told the first that does. */
  readonly asked: RuleId | null;
  readonly excluded?: Exclusion | null;
}

export type RuleDecision =
  | { readonly rule: TimeLimitId; readonly because: string }
  | { readonly rule: 'OUT_OF_SCOPE'; readonly because: string };

/**
 * Which limit applies to a step, or none. The asked rule names the step (investigate, make safe, accommodate ...); severity
 * decides between the emergency's limit and the significant hazard's. An emergency first found more than 24 hours after
 * awareness was found by another investigation (R6); one found sooner keeps the 24 hours from awareness, which is the
 * earlier of the two readings of regulation 5.
 */
export function decideRule(question: RuleQuestion): Result<RuleDecision, string> {
  const aware = parseInstant(question.awareAt);
  if (!aware.ok) return fail(aware.problem.sentence);
  const found = question.foundAt === null ? null : parseInstant(question.foundAt);
  if (found !== null && !found.ok) return fail(found.problem.sentence);
  const { asked, severity } = question;
  const timing = timingOf(aware.value, found?.value ?? null);
  const rule =
    asked === null || asked === 'OUT_OF_SCOPE' ? first(severity, timing) : step(asked, severity, timing);
  const scope = decideScope({ ...question, awareAt: aware.value, severity: judgedAs(rule, severity) });
  return ok(decision(rule, scope));
}

type Timing = 'not-found' | 'at-once' | 'within-24-hours' | 'later';

function timingOf(aware: EpochMs, found: EpochMs | null): Timing {
  if (found === null) return 'not-found';
  if (found <= aware) return 'at-once';
  return found - aware <= HOURS_24_MS ? 'within-24-hours' : 'later';
}

/** The first limit to watch when nobody names one. */
function first(severity: Severity, timing: Timing): TimeLimitId | null {
  const investigated = timing === 'within-24-hours' || timing === 'later';
  switch (severity) {
    case 'emergency':
      if (timing === 'later') return 'EMERG_FOUND_LATER_24H';
      return timing === 'not-found' ? 'EMERG_INVESTIGATE_24H' : 'EMERG_MAKE_SAFE_24H';
    case 'significant':
      return investigated ? 'SIG_MAKE_SAFE_5WD' : 'SIG_INVESTIGATE_10WD';
    case 'neither':
      return investigated ? 'SUMMARY_3WD' : null;
    case 'cannot-tell-yet':
      return 'SIG_INVESTIGATE_10WD';
  }
}

/** The limit of the step that `asked` names, for this severity; null when the step is not called for. */
function step(asked: TimeLimitId, severity: Severity, timing: Timing): TimeLimitId | null {
  const serious = severity === 'emergency' || severity === 'significant';
  switch (asked) {
    case 'EMERG_INVESTIGATE_24H':
      return severity === 'significant' ? 'SIG_INVESTIGATE_10WD' : asked;
    case 'SIG_INVESTIGATE_10WD':
      return severity === 'emergency' && timing !== 'later' ? 'EMERG_INVESTIGATE_24H' : asked;
    case 'EMERG_MAKE_SAFE_24H':
    case 'SIG_MAKE_SAFE_5WD':
      if (severity !== 'emergency') return serious ? 'SIG_MAKE_SAFE_5WD' : null;
      return timing === 'later' ? 'EMERG_FOUND_LATER_24H' : 'EMERG_MAKE_SAFE_24H';
    case 'EMERG_FOUND_LATER_24H':
      if (severity !== 'emergency') return serious ? 'SIG_MAKE_SAFE_5WD' : null;
      return asked;
    case 'ALT_ACCOM_EMERG_24H':
    case 'ALT_ACCOM_SIG_5WD':
      if (!serious) return null;
      return severity === 'emergency' ? 'ALT_ACCOM_EMERG_24H' : 'ALT_ACCOM_SIG_5WD';
    case 'PREVENT_STEPS_5WD':
    case 'PREVENT_START_12W':
      return serious ? asked : null;
    case 'SUMMARY_3WD':
      return severity === 'cannot-tell-yet' ? null : asked;
    case 'RENEWED_INVESTIGATE_10WD':
      return asked;
  }
}

/** The ten days before an emergency was found later were a significant hazard's: their scope is judged as such. */
function judgedAs(rule: TimeLimitId | null, severity: Severity): Severity {
  const limited = rule === null ? 'either' : timeLimit(rule).severity;
  return limited === 'either' ? severity : limited;
}

function decision(rule: TimeLimitId | null, scope: Scope): RuleDecision {
  if (!scope.covered) return { rule: 'OUT_OF_SCOPE', because: scope.because };
  if (rule === null) return { rule: 'OUT_OF_SCOPE', because: 'Nothing was found that starts this limit.' };
  return { rule, because: timeLimit(rule).says };
}
