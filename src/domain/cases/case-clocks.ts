import { caseClocks, type Clock, type Present } from '../deadlines/clocks.ts';
import type { Occupancy } from '../deadlines/scope.ts';
import { decideScope } from '../deadlines/scope.ts';
import { fail, ok, type Result } from '../result.ts';
import { epoch, type FiledRecord } from './filed-record.ts';
import { gatherFacts } from './gather-facts.ts';

/** The clocks of a case over all its hazards, the earliest due first; `because` says why there are none. */
export interface ClocksOfCase {
  readonly clocks: readonly Clock[];
  readonly because: string | null;
}

/** Gathers the facts of a case and counts its clocks. The problem is a sentence for the desk. */
export function clocksOfCase(
  records: readonly FiledRecord[],
  occupancy: Occupancy,
  present: Present,
): Result<ClocksOfCase, string> {
  const clocks: Clock[] = [];
  let because: string | null = null;
  for (const facts of gatherFacts(records, occupancy)) {
    const counted = caseClocks(facts, present);
    if (!counted.ok) return fail(counted.problem);
    clocks.push(...counted.value);
    const severity = facts.triage ?? 'significant';
    const scope = decideScope({ ...facts, severity, awareAt: epoch(facts.awareAt) });
    if (!scope.covered) because ??= scope.because;
  }
  clocks.sort((a, b) => epoch(a.due) - epoch(b.due));
  return ok({ clocks, because: clocks.length === 0 ? because : null });
}

/** Whether a clock still asks for something. */
export function isRunning(clock: Clock): boolean {
  return clock.state === 'running' || clock.state === 'soon' || clock.state === 'overdue';
}
