import type { Decided, JobBody } from '../decision-file.ts';
import { dateOf } from '../demo-days.ts';
import type { DayNumber } from '#domain/time/calendar-day.ts';
import type { Inspected } from '../inspection-visit.ts';

const because = (decided: Decided, seen: Inspected, dueOn: DayNumber | undefined) => ({
  hazard: decided.hazard,
  severity: decided.severity,
  findings: seen.findings,
  ...(dueOn === undefined ? {} : { dueOn: dateOf(dueOn) }),
});

/** Clean and treat mould on a bedroom wall: this makes it safe. */
export function cleanMould(decided: Decided, seen: Inspected, dueOn?: DayNumber): JobBody {
  return {
    purpose: 'make-safe',
    roomKind: 'bedroom',
    element: 'wall',
    remedy: 'clean-and-treat-mould',
    quantity: 4,
    quantityUnit: 'square-metre',
    ...because(decided, seen, dueOn),
  };
}

/** A fan for the bathroom: this stops it coming back. */
export function newFan(decided: Decided, seen: Inspected, dueOn?: DayNumber): JobBody {
  return {
    purpose: 'preventative',
    roomKind: 'bathroom',
    element: 'fan',
    defect: 'not-working',
    remedy: 'fit-extractor-fan',
    quantity: 1,
    quantityUnit: 'item',
    ...because(decided, seen, dueOn),
  };
}
