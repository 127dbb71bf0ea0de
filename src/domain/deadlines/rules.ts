import type { Rule } from './rule.ts';
import { SCOPE_RULES } from './scope-rules.ts';
import { TIME_LIMITS } from './time-limits.ts';

/**
 * Awaab's Law as data: the Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025, SI 2025/1042,
 * under section 10A of the Landlord and Tenant Act 1985. The version is the day on which the facts were last checked.
 * The text of the regulations could not be opened then, so every rule says how sure it is. Not legal advice.
 */
export const RULE_VERSION = 'awaabs-law-2026-11-23';

/** The rows that set no limit of their own. */
const OTHER_RULES = [
  {
    row: 'R10',
    says: 'No written summary is due when all required work is finished within its 3 working days. Tell the tenant all the same, and keep the evidence.',
    citation: { regulation: 'reg. 9', source: 'Guidance, as reported by guides', mark: 'secondary' },
    inForceFrom: '2025-10-27',
    inForceTo: null,
  },
  {
    row: 'R14',
    says: 'Preventative work, once begun, is finished within a reasonable period. The tenant is told of timing and progress.',
    citation: { regulation: 'reg. 13(4)', source: 'Published list of regulation numbers', mark: 'secondary' },
    inForceFrom: '2025-10-27',
    inForceTo: null,
  },
  {
    row: 'R17',
    says: 'A clock ends when the whole household has moved out before its limit, when a third party refuses consent after all reasonable steps, or when a further investigation finds no hazard or no work needed.',
    citation: { regulation: null, source: 'Cobb Warren, on the draft regulations', mark: 'secondary' },
    inForceFrom: '2025-10-27',
    inForceTo: null,
  },
  {
    row: 'R18',
    says: 'No clock stops because access is refused, a contractor is unavailable or a regulator has not approved. Each attempt is evidence for the defence of all reasonable endeavours.',
    citation: {
      regulation: 's.10A(5) LTA 1985',
      source: 'legislation.gov.uk, s.10A; guides',
      mark: 'official',
    },
    inForceFrom: '2025-10-27',
    inForceTo: null,
  },
  {
    row: 'R19',
    says: 'Work on cladding is not safety work for the 24 hours. The detail is not settled.',
    citation: { regulation: null, source: 'Rentalbux; Cobb Warren', mark: 'secondary' },
    inForceFrom: '2025-10-27',
    inForceTo: null,
  },
] as const satisfies readonly Rule[];

/** Every row of the decision table, R0 to R19, in its order. */
export const RULES: readonly Rule[] = [...SCOPE_RULES, ...TIME_LIMITS, ...OTHER_RULES].sort(
  (a, b) => Number(a.row.slice(1)) - Number(b.row.slice(1)),
);
