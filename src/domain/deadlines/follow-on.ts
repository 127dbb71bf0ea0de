import { earliest, type EpochMs } from '../time/instants.ts';
import type { CaseFacts } from './case-facts.ts';
import { inTime } from './due-dates.ts';
import type { Duty } from './duties.ts';
import { timeLimit, type TimeLimitId } from './time-limits.ts';

/**
 * The duty that takes over when another cannot be met: accommodation for safety work (R15, R16), the 12 weeks for
 * preventative work (R13). A limit that has passed unmet could not be met, whether or not anybody has said so. Null where
 * nothing takes over.
 */
export function followOn(duty: Duty, due: EpochMs, facts: CaseFacts<EpochMs>, now: EpochMs): Duty | null {
  if (endedBefore(duty, due)) return null;
  if (MAKE_SAFE.includes(duty.limit.id)) return accommodation(duty, due, facts, now);
  return duty.limit.id === 'PREVENT_STEPS_5WD' ? twelveWeeks(duty, due, facts, now) : null;
}

const MAKE_SAFE: readonly TimeLimitId[] = [
  'EMERG_MAKE_SAFE_24H',
  'EMERG_FOUND_LATER_24H',
  'SIG_MAKE_SAFE_5WD',
];

/** It falls due at the same moment, and is over when the home is safe. */
function accommodation(duty: Duty, due: EpochMs, facts: CaseFacts<EpochMs>, now: EpochMs): Duty | null {
  const doneInTime = duty.metAt !== null && inTime(duty.metAt, due, duty.limit);
  if (doneInTime || !(facts.safetyWorkCannotBeInTime || cannotNow(duty, due, now))) return null;
  const id = duty.limit.id === 'SIG_MAKE_SAFE_5WD' ? 'ALT_ACCOM_SIG_5WD' : 'ALT_ACCOM_EMERG_24H';
  return { ...duty, limit: timeLimit(id), metAt: earliest([facts.accommodationOfferedAt, duty.metAt]) };
}

/** It counts from the same conclusion, and is met by work that is physically under way: steps are not enough. */
function twelveWeeks(duty: Duty, due: EpochMs, facts: CaseFacts<EpochMs>, now: EpochMs): Duty | null {
  const begun = earliest(
    facts.investigations
      .filter((one) => one.concludedAt >= duty.start)
      .map((one) => one.preventativeWorkBegunAt),
  );
  if (begun !== null && inTime(begun, due, duty.limit)) return null;
  const onlySteps = duty.metAt !== null && begun !== duty.metAt;
  if (!(facts.preventativeWorkCannotBeInTime || onlySteps || cannotNow(duty, due, now))) return null;
  return { ...duty, limit: timeLimit('PREVENT_START_12W'), metAt: begun };
}

function cannotNow(duty: Duty, due: EpochMs, now: EpochMs): boolean {
  return !inTime(duty.metAt ?? now, due, duty.limit);
}

function endedBefore({ limit, endings }: Duty, due: EpochMs): boolean {
  return endings.some((ending) => inTime(ending.at, due, limit));
}
