import { ok, type Result } from '../result.ts';
import { parseInstant, type EpochMs, type InstantProblem } from '../time/instants.ts';
import type { HazardKey } from './hazards.ts';
import type { Exclusion, Occupancy, Severity } from './scope.ts';
import type { TimeLimitId } from './time-limits.ts';

/** A concluded investigation of one hazard, and what followed from its conclusion. */
export interface InvestigationFacts<At = string> {
  /** Of the record that concluded it. */
  readonly id: string;
  readonly kind: 'standard' | 'renewed' | 'further' | 'emergency';
  readonly manner: 'in-person' | 'remote';
  readonly concludedAt: At;
  /** `cannot-tell-yet` ends no investigation clock and starts none. */
  readonly conclusion: Severity;
  /** When it identified an emergency, if that was recorded before the conclusion. */
  readonly identifiedAt: At | null;
  readonly safetyWorkNeeded: boolean;
  readonly preventativeWorkNeeded: boolean;
  readonly summarySentAt: At | null;
  readonly safetyWorkDoneAt: At | null;
  readonly preventativeStepsTakenAt: At | null;
  /** Physically under way, not ordered. */
  readonly preventativeWorkBegunAt: At | null;
  readonly allWorkDoneAt: At | null;
}

/** What the clocks of one hazard in one case depend on. Instants are effective instants, ISO 8601 with offset. */
export interface CaseFacts<At = string> {
  readonly hazard: HazardKey;
  readonly occupancy: Occupancy;
  readonly excluded: Exclusion | null;
  readonly awareAt: At;
  /** At intake, what it may be; null: nobody has said, so it may be significant. */
  readonly triage: Severity | null;
  readonly investigations: readonly InvestigationFacts<At>[];
  /** When the tenant asked for a visit in person after a remote investigation. */
  readonly inPersonRequestedAt: At | null;
  /** Somebody has recorded that safety work cannot be done in its limit. */
  readonly safetyWorkCannotBeInTime: boolean;
  /** Somebody has recorded that beginning preventative work in 5 working days is not reasonably practicable. */
  readonly preventativeWorkCannotBeInTime: boolean;
  readonly accommodationOfferedAt: At | null;
  /** Evidence for the defence. They stop no clock and change none (R18). */
  readonly accessAttempts: readonly At[];
  readonly wholeHouseholdMovedOutAt: At | null;
  readonly thirdPartyRefusedAt: At | null;
  /** The limits for whose missing a reason is recorded. A reason stands beside a due date and never moves it. */
  readonly reasonsGivenFor: readonly TimeLimitId[];
}

/** Reads every instant once; investigations come out in the order of their conclusions. */
export function readCaseFacts(facts: CaseFacts): Result<CaseFacts<EpochMs>, InstantProblem> {
  let problem: InstantProblem | null = null;
  const at = (text: string): EpochMs => {
    const parsed = parseInstant(text);
    if (parsed.ok) return parsed.value;
    problem ??= parsed.problem;
    return 0;
  };
  const maybe = (text: string | null): EpochMs | null => (text === null ? null : at(text));
  const read: CaseFacts<EpochMs> = {
    ...facts,
    awareAt: at(facts.awareAt),
    inPersonRequestedAt: maybe(facts.inPersonRequestedAt),
    accommodationOfferedAt: maybe(facts.accommodationOfferedAt),
    accessAttempts: facts.accessAttempts.map(at),
    wholeHouseholdMovedOutAt: maybe(facts.wholeHouseholdMovedOutAt),
    thirdPartyRefusedAt: maybe(facts.thirdPartyRefusedAt),
    investigations: facts.investigations
      .map((one) => ({
        ...one,
        concludedAt: at(one.concludedAt),
        identifiedAt: maybe(one.identifiedAt),
        summarySentAt: maybe(one.summarySentAt),
        safetyWorkDoneAt: maybe(one.safetyWorkDoneAt),
        preventativeStepsTakenAt: maybe(one.preventativeStepsTakenAt),
        preventativeWorkBegunAt: maybe(one.preventativeWorkBegunAt),
        allWorkDoneAt: maybe(one.allWorkDoneAt),
      }))
      .sort((a, b) => a.concludedAt - b.concludedAt),
  };
  return problem === null ? ok(read) : { ok: false, problem };
}
