import { earliest, type EpochMs } from '../time/instants.ts';
import type { CaseFacts, InvestigationFacts } from './case-facts.ts';
import { decideScope, type Severity } from './scope.ts';
import { timeLimit, type TimeLimit, type TimeLimitId } from './time-limits.ts';

/** What may close a duty without its being done, and by which row. It counts only when it came before the limit. */
export interface Ending {
  readonly at: EpochMs;
  readonly row: 'R10' | 'R17';
}

/** A limit that has begun to run in a case. */
export interface Duty {
  readonly limit: TimeLimit;
  readonly start: EpochMs;
  readonly metAt: EpochMs | null;
  readonly endings: readonly Ending[];
  /** The investigation from whose conclusion it follows. */
  readonly investigation: string | null;
}

type Facts = CaseFacts<EpochMs>;
type Investigation = InvestigationFacts<EpochMs>;

/** The duties that follow from awareness, requests and conclusions, each only where Awaab's Law covers it. */
export function dutiesOf(facts: Facts): readonly Duty[] {
  return [...investigationDuties(facts), ...summaryDuties(facts), ...workDuties(facts)].filter((duty) =>
    covers(facts, duty),
  );
}

/** Whether an investigation has come to a conclusion: "cannot tell yet" keeps its clock running. */
function isConclusive(investigation: Investigation): boolean {
  return investigation.conclusion !== 'cannot-tell-yet';
}

function covers(facts: Facts, duty: Duty): boolean {
  const { severity } = duty.limit;
  return decideScope({ ...facts, severity: severity === 'either' ? seriousness(facts, duty) : severity })
    .covered;
}

/** As what a duty for either severity is judged: what was found, else what it may have been. */
function seriousness(facts: Facts, duty: Duty): Severity {
  const found = facts.investigations.find((one) => one.id === duty.investigation)?.conclusion;
  if (found === 'emergency' || found === 'significant') return found;
  return facts.triage === 'emergency' ? 'emergency' : 'significant';
}

function investigationDuties(facts: Facts): readonly Duty[] {
  const first = facts.investigations.find(isConclusive);
  const metAt = first === undefined ? null : (foundAt(first) ?? first.concludedAt);
  const duties: Duty[] = [];
  if (facts.triage !== 'neither') {
    const id = facts.triage === 'emergency' ? 'EMERG_INVESTIGATE_24H' : 'SIG_INVESTIGATE_10WD';
    duties.push(duty(id, facts.awareAt, metAt, movedOut(facts), null));
  }
  const request = facts.inPersonRequestedAt;
  const remote = facts.investigations.find((one) => one.manner === 'remote');
  if (request !== null && remote !== undefined && remote.concludedAt <= request) {
    const visit = facts.investigations.find(
      (one) => one.manner === 'in-person' && one.concludedAt >= request && isConclusive(one),
    );
    duties.push(
      duty('RENEWED_INVESTIGATE_10WD', request, visit?.concludedAt ?? null, movedOut(facts), remote.id),
    );
  }
  return duties;
}

/** Each conclusion starts a summary, "neither" too. All required work finished within its limit makes it needless. */
function summaryDuties(facts: Facts): readonly Duty[] {
  return facts.investigations.filter(isConclusive).map((one) => {
    const worked: readonly Ending[] =
      one.allWorkDoneAt === null || one.conclusion === 'neither'
        ? []
        : [{ at: one.allWorkDoneAt, row: 'R10' }];
    return duty('SUMMARY_3WD', one.concludedAt, one.summarySentAt, [...worked, ...movedOut(facts)], one.id);
  });
}

/** A second conclusion of the same kind restarts no clock while the first one's work is still to be done. */
function workDuties(facts: Facts): readonly Duty[] {
  const duties: Duty[] = [];
  facts.investigations.forEach((one, index) => {
    for (const next of followingFrom(facts, one, index)) {
      const running = duties.some(
        (known) => known.limit.id === next.limit.id && isOpenAt(known, one.concludedAt),
      );
      if (!running) duties.push(next);
    }
  });
  return duties;
}

function followingFrom(facts: Facts, one: Investigation, index: number): readonly Duty[] {
  if (one.conclusion !== 'emergency' && one.conclusion !== 'significant') return [];
  const later = facts.investigations.slice(index);
  const endings = [...movedOut(facts), ...refusals(facts), ...nothingFound(later)];
  const found: Duty[] = [];
  if (one.safetyWorkNeeded) {
    const { id, start } = makeSafe(facts, one, index);
    found.push(duty(id, start, earliest(later.map((after) => after.safetyWorkDoneAt)), endings, one.id));
  }
  if (one.preventativeWorkNeeded) {
    const steps = later.flatMap((after) => [after.preventativeStepsTakenAt, after.preventativeWorkBegunAt]);
    found.push(duty('PREVENT_STEPS_5WD', one.concludedAt, earliest(steps), endings, one.id));
  }
  return found;
}

function makeSafe(facts: Facts, one: Investigation, index: number): { id: TimeLimitId; start: EpochMs } {
  if (one.conclusion === 'significant') return { id: 'SIG_MAKE_SAFE_5WD', start: one.concludedAt };
  const isFirst = !facts.investigations.slice(0, index).some(isConclusive);
  const suspected = isFirst && (facts.triage === 'emergency' || one.kind === 'emergency');
  if (suspected) return { id: 'EMERG_MAKE_SAFE_24H', start: facts.awareAt };
  return { id: 'EMERG_FOUND_LATER_24H', start: foundAt(one) ?? one.concludedAt };
}

/** When an emergency was identified, where that was recorded before the conclusion. */
function foundAt(one: Investigation): EpochMs | null {
  if (one.conclusion !== 'emergency' || one.identifiedAt === null) return null;
  return Math.min(one.identifiedAt, one.concludedAt);
}

function movedOut(facts: Facts): readonly Ending[] {
  return facts.wholeHouseholdMovedOutAt === null ? [] : [{ at: facts.wholeHouseholdMovedOutAt, row: 'R17' }];
}

function refusals(facts: Facts): readonly Ending[] {
  return facts.thirdPartyRefusedAt === null ? [] : [{ at: facts.thirdPartyRefusedAt, row: 'R17' }];
}

function nothingFound(investigations: readonly Investigation[]): readonly Ending[] {
  return investigations
    .filter((one) => one.conclusion === 'neither')
    .map((one) => ({ at: one.concludedAt, row: 'R17' }));
}

function isOpenAt(known: Duty, at: EpochMs): boolean {
  const closed = earliest([known.metAt, ...known.endings.map((ending) => ending.at)]);
  return closed === null || closed > at;
}

function duty(
  id: TimeLimitId,
  start: EpochMs,
  metAt: EpochMs | null,
  endings: readonly Ending[],
  investigation: string | null,
): Duty {
  return { limit: timeLimit(id), start, metAt, endings, investigation };
}
