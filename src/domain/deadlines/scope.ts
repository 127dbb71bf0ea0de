import type { OCCUPANCIES, SEVERITIES } from '../records/vocabulary.ts';
import { isoDay } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import type { HazardKey } from './hazards.ts';
import { EMERGENCIES_COMMENCE, NEVER_IN_SCOPE, phaseOf, SCOPE_RULES } from './scope-rules.ts';

/** On what basis the home is lived in. The basis decides, never the name of a scheme. */
export type Occupancy = keyof typeof OCCUPANCIES;
export type Severity = keyof typeof SEVERITIES;

/** Which bases Awaab's Law covers. Off does not switch off anything else: visits, works and records go on. */
const COVERED = {
  tenancy: true,
  licence: false,
  lease: false,
  private: false,
} as const satisfies Record<Occupancy, boolean>;

const SEVERITY_KEYS: Record<Severity, true> = {
  emergency: true,
  significant: true,
  neither: true,
  'cannot-tell-yet': true,
};

/** Whether `severity` names what a triage or a conclusion can say. */
export function isSeverity(severity: unknown): severity is Severity {
  return typeof severity === 'string' && Object.hasOwn(SEVERITY_KEYS, severity);
}

/** Whether `occupancy` names a basis of occupation. */
export function isOccupancy(occupancy: unknown): occupancy is Occupancy {
  return typeof occupancy === 'string' && Object.hasOwn(COVERED, occupancy);
}

/** Grounds of R0 that a person has recorded, with reasons. "Lifestyle" is not one, and may not be assumed. */
export type Exclusion = 'tenants-own-breach' | 'outside-landlords-control';

export interface ScopeQuestion {
  readonly hazard: HazardKey;
  /** Anything but `emergency` is judged as the significant hazard that it may be. */
  readonly severity: Severity;
  readonly occupancy: Occupancy;
  readonly awareAt: EpochMs;
  readonly excluded?: Exclusion | null;
}

/** Whether Awaab's Law applies; when not, by which row and in which words. */
export type Scope =
  | { readonly covered: true }
  | { readonly covered: false; readonly row: 'R0' | 'R1' | 'R2' | 'R3'; readonly because: string };

/**
 * Rows R0 to R3: occupancy and responsibility first, then the day of awareness against the dates of commencement. Overcrowding is
 * never covered.
 */
export function decideScope(question: ScopeQuestion): Scope {
  const { hazard, occupancy, severity } = question;
  const aware = isoDay(londonDay(question.awareAt));
  if (!COVERED[occupancy] || question.excluded) return outside('R0');
  if (hazard === NEVER_IN_SCOPE) return { covered: false, row: 'R3', because: OVERCROWDING };
  if (aware < EMERGENCIES_COMMENCE) return outside('R1');
  if (severity === 'emergency') return { covered: true };
  const commences = phaseOf(hazard)?.commences ?? null;
  if (commences === null) return outside('R3');
  return aware < commences ? outside('R2') : { covered: true };
}

const OVERCROWDING = 'Overcrowding is not covered by Awaab’s Law. Other housing duties may apply.';

function outside(row: 'R0' | 'R1' | 'R2' | 'R3'): Scope {
  const rule = SCOPE_RULES.find((scopeRule) => scopeRule.row === row);
  return { covered: false, row, because: rule?.says ?? '' };
}
