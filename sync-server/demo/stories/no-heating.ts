import { parseDay } from '#domain/time/calendar-day.ts';
import { planVisit, takeReport } from '../case-file.ts';
import { decide, order } from '../decision-file.ts';
import { dateOf } from '../demo-days.ts';
import { visited, type RoomSeen } from '../inspection-visit.ts';
import { air, surface } from '../readings.ts';
import type { HomeScribe } from '../scribe.ts';

// The last working day before phase 2 of Awaab's Law began on 30 November 2026.
const LAST_DAY_BEFORE_PHASE_2 = parseDay('2026-11-27') ?? 0;

/** No heating, reported before excess cold got clocks: other duties run, Awaab's Law does not. */
export function coldBeforePhase2(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const opened = takeReport(scribe, {
    day: Math.min(days.workingDaysBack(3), LAST_DAY_BEFORE_PHASE_2),
    time: '08:20',
    hazard: 'excess-cold',
    where: { roomKind: 'living-room', element: 'boiler' },
    words: 'Boiler went off on Friday, we are all in one room with a fan heater.',
    maybe: 'significant',
    basis: ['services-affected', 'known-need'],
  });
  planVisit(scribe, {
    case: opened,
    day: days.today,
    time: '10:30',
    surveyor: staff.surveyors[1],
    visitKind: 'repair',
  });
}

/** No heating, reported some days ago: in or out of Awaab's Law by the day alone. The boiler is with the heating firm. */
export function coldThisWeek(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const day = days.workingDaysBack(3);
  const opened = takeReport(scribe, {
    day,
    time: '09:55',
    hazard: 'excess-cold',
    where: { roomKind: 'hall', element: 'boiler' },
    words: 'No heating and no hot water since last night, my mother is 84.',
    maybe: 'significant',
    basis: ['services-affected', 'known-need'],
  });
  const livingRoom: RoomSeen = {
    room: { roomKind: 'living-room' },
    findings: [
      {
        findingKind: 'other-hazard',
        element: 'boiler',
        defect: 'not-working',
        remedy: 'mend',
        quantity: 1,
        quantityUnit: 'item',
        hazard: 'excess-cold',
      },
    ],
    readings: [...air(12.4, 61), surface(10.9, { element: 'wall', wall: 'ahead', height: 'middle' })],
    pictures: ['cold-radiator'],
  };
  const seen = visited(
    scribe,
    {
      case: opened,
      day: days.workingDaysBack(2),
      time: '15:30',
      surveyor: staff.surveyors[1],
      visitKind: 'repair',
      plannedOn: day,
    },
    { inspection: { investigation: 'standard', heating: 'not-working' }, rooms: [livingRoom] },
  );
  decide(scribe, opened, seen, {
    hazard: 'excess-cold',
    severity: 'significant',
    reasons: ['no-heating'],
    cause: 'not-known-yet',
    preventativeWorkNeeded: false,
  });
  order(
    scribe,
    {
      contractor: staff.contractors[1],
      case: opened,
      inspection: seen.id,
      day: days.workingDaysBack(1),
      pence: 7600,
    },
    {
      purpose: 'make-safe',
      roomKind: 'hall',
      element: 'boiler',
      defect: 'not-working',
      remedy: 'mend',
      hazard: 'excess-cold',
      severity: 'significant',
      dueOn: dateOf(days.workingDaysOn(3)),
      findings: seen.findings,
    },
  );
}
