import type { OpaqueId } from '../ids.ts';
import { breachCase, type BreachBegun, type BreachCase, type BreachStepBody } from './breach-case.ts';

/** Ten in the morning on a Friday before a bank holiday weekend. */
export const AWARE = Date.parse('2026-05-22T10:00:00+01:00');
export const HOME = 'a1'.repeat(16) as OpaqueId;
export const TENANCY = 'b2'.repeat(16) as OpaqueId;

/** A link that went to the wrong person. */
export const BEGUN: BreachBegun = {
  what: 'disclosure',
  happened: 'wrong-person',
  target: 'c3'.repeat(16) as OpaqueId,
  account: null,
  reached: null,
  phoneWas: null,
  pack: null,
  awareAt: AWARE,
  reach: {
    records: 2,
    fields: ['finding/defect', 'person/name'],
    parts: [{ home: HOME, tenancy: TENANCY, categories: ['defect', 'person-name'] }],
  },
  withdrawn: ['link'],
};

/** A breach with what was done about it. */
export function aBreach(steps: readonly BreachStepBody[] = [], more: Partial<BreachBegun> = {}): BreachCase {
  return breachCase({ ...BEGUN, ...more }, steps);
}
