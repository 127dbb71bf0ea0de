import type { HazardKey } from '#domain/deadlines/hazards.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RecordOf } from '#domain/records/define-record.ts';
import { report } from '#domain/records/report.ts';
import { reportFact } from '#domain/records/report-fact.ts';
import { triage } from '#domain/records/triage.ts';
import { visit } from '#domain/records/visit.ts';
import type { CHANNELS, SEVERITIES } from '#domain/records/vocabulary.ts';
import type { DayNumber } from '#domain/time/calendar-day.ts';
import type { DemoAccount } from './accounts.ts';
import { at, dateOf, minuteOf, minutesInto } from './demo-days.ts';
import type { HomeScribe } from './scribe.ts';

type FactBody = RecordOf<typeof reportFact>['body'];
type TriageBody = RecordOf<typeof triage>['body'];
type VisitBody = RecordOf<typeof visit>['body'];

/** What becomes a case: how the landlord became aware, and of what. */
export interface Reported {
  readonly day: DayNumber;
  readonly time: string;
  readonly hazard: HazardKey;
  readonly where?: Partial<Omit<FactBody, 'awareAt' | 'hazard'>>;
  readonly channel?: keyof typeof CHANNELS;
  readonly words: string;
  readonly maybe: keyof typeof SEVERITIES;
  readonly basis: TriageBody['basis'];
}

/** Takes a report at the desk, in the building's words and in the resident's, and sorts it. Returns the case. */
export function takeReport(scribe: HomeScribe, given: Reported): OpaqueId {
  const by = scribe.scene.staff.office;
  const opened = scribe.newId();
  const minute = minuteOf(given.time);
  const made = { at: minutesInto(given.day, minute + 4), by, case: opened };
  const facts = scribe.write(
    reportFact,
    { awareAt: at(given.day, given.time), hazard: given.hazard, ...given.where },
    made,
  );
  scribe.write(report, { facts, channel: given.channel ?? 'phone', words: given.words }, made);
  scribe.write(
    triage,
    {
      facts,
      hazard: given.hazard,
      severity: given.maybe,
      basis: given.basis,
      criteriaVersion: '2026-11',
    },
    { ...made, at: minutesInto(given.day, minute + 25) },
  );
  return opened;
}

/** A visit that the office plans. */
export interface Planned {
  readonly case: OpaqueId | null;
  readonly day: DayNumber;
  readonly time: string;
  readonly surveyor: DemoAccount;
  readonly visitKind: VisitBody['visitKind'];
  readonly reason?: VisitBody['reason'];
  /** When the office planned it; the working day before, unless given. */
  readonly plannedOn?: DayNumber;
}

/** Plans a visit: this opens the home to its surveyor. Returns the visit. */
export function planVisit(scribe: HomeScribe, given: Planned): OpaqueId {
  const { days, staff } = scribe.scene;
  const plannedOn = given.plannedOn ?? days.before(Math.min(given.day, days.today), 1);
  return scribe.write(
    visit,
    {
      visitKind: given.visitKind,
      onDate: dateOf(given.day),
      atMinute: minuteOf(given.time),
      reason: given.reason ?? 'first-look',
      state: 'planned',
      surveyor: given.surveyor.id,
    },
    { at: at(plannedOn, '16:45'), by: staff.office, case: given.case },
  );
}
