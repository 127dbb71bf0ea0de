import { planVisit, takeReport } from '../case-file.ts';
import { decide, endOrder, order, summarise, workDone } from '../decision-file.ts';
import { dateOf } from '../demo-days.ts';
import { visited, type RoomSeen } from '../inspection-visit.ts';
import type { HomeScribe } from '../scribe.ts';

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
