import { parseDay } from '#domain/time/calendar-day.ts';
import { planVisit, takeReport } from '../case-file.ts';
import { decide, endOrder, order, summarise, workDone } from '../decision-file.ts';
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

/** An emergency first found on a visit for something else, and made safe the same afternoon. */
export function emergencyFoundLater(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const opened = takeReport(scribe, {
    day: days.workingDaysBack(5),
    time: '12:40',
    hazard: 'electrical',
    where: { roomKind: 'kitchen', element: 'electrics' },
    channel: 'web',
    words: 'Socket by the cooker buzzes.',
    maybe: 'cannot-tell-yet',
    basis: ['services-affected'],
  });
  const day = days.workingDaysBack(3);
  const kitchen: RoomSeen = {
    room: { roomKind: 'kitchen' },
    findings: [
      {
        findingKind: 'other-hazard',
        element: 'electrics',
        wall: 'right',
        defect: 'exposed',
        remedy: 'make-safe',
        hazard: 'electrical',
        emergency: true,
      },
    ],
  };
  const seen = visited(
    scribe,
    { case: opened, day, time: '11:05', surveyor: staff.surveyors[1], visitKind: 'repair' },
    { inspection: { investigation: 'standard' }, rooms: [kitchen] },
  );
  const decided = decide(scribe, opened, seen, {
    hazard: 'electrical',
    severity: 'emergency',
    reasons: ['risk-of-shock', 'risk-of-fire'],
    cause: 'not-known-yet',
    preventativeWorkNeeded: false,
  });
  const ordered = order(
    scribe,
    { contractor: staff.contractors[1], case: opened, inspection: seen.id, day, time: '11:40', pence: 12000 },
    {
      purpose: 'make-safe',
      roomKind: 'kitchen',
      element: 'electrics',
      defect: 'exposed',
      remedy: 'make-safe',
      hazard: 'electrical',
      severity: 'emergency',
      dueOn: dateOf(days.after(day, 1)),
      findings: seen.findings,
    },
  );
  const safe = { day, time: '15:50' };
  workDone(scribe, ordered, safe, {
    outcome: 'made-safe',
    done: ['make-safe'],
    leftSafe: true,
    hazardSeen: 'fire',
  });
  endOrder(scribe, ordered, { day: days.after(day, 1), time: '09:10' });
  summarise(scribe, decided, days.workingDaysBack(1), 'make-safe');
}

/** A lock that does not close: a hazard without a date yet, so no clock; the visit is today. */
export function brokenLock(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const opened = takeReport(scribe, {
    day: days.workingDaysBack(2),
    time: '17:05',
    hazard: 'entry-by-intruders',
    where: { roomKind: 'hall', element: 'lock' },
    words: 'The front door does not lock since somebody kicked it.',
    maybe: 'significant',
    basis: ['known-need'],
  });
  planVisit(scribe, {
    case: opened,
    day: days.today,
    time: '11:45',
    surveyor: staff.surveyors[1],
    visitKind: 'repair',
  });
}
