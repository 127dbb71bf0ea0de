import { contact } from '#domain/records/contact.ts';
import { promise } from '#domain/records/promise.ts';
import { planVisit, takeReport } from '../case-file.ts';
import { decide, endOrder, order, summarise, workDone } from '../decision-file.ts';
import { at, dateOf } from '../demo-days.ts';
import { visited, type RoomSeen } from '../inspection-visit.ts';
import { moisture } from '../readings.ts';
import type { HomeScribe } from '../scribe.ts';
import { clearRoom, firstLook, mouldyBedroom, stillFan } from './rooms-seen.ts';

/** A significant hazard, ordered and mended within its days; the contractor's report is in. */
export function worksDone(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const { chance } = scribe;
  const opened = takeReport(scribe, {
    day: days.workingDaysBack(12),
    time: '13:05',
    hazard: 'damp-and-mould',
    where: { roomKind: 'bathroom', element: 'ceiling' },
    words: 'Bathroom is black all over, the fan is dead.',
    maybe: 'significant',
    basis: ['spreading-fast'],
  });
  const seen = visited(
    scribe,
    {
      case: opened,
      day: days.workingDaysBack(9),
      time: '10:20',
      surveyor: staff.surveyors[0],
      visitKind: 'damp-and-mould',
    },
    firstLook(chance, [stillFan(), mouldyBedroom(chance, 1), clearRoom('kitchen')]),
  );
  const decided = decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'significant',
    reasons: ['widespread', 'mould-where-people-sleep'],
    cause: 'condensation',
    preventativeWorkNeeded: false,
  });
  summarise(scribe, decided, days.workingDaysBack(7), 'fit-extractor-fan');
  const ordered = order(
    scribe,
    {
      contractor: staff.contractors[0],
      case: opened,
      inspection: seen.id,
      day: days.workingDaysBack(8),
      pence: 31250,
    },
    {
      purpose: 'make-safe',
      roomKind: 'bathroom',
      element: 'fan',
      defect: 'not-working',
      remedy: 'fit-extractor-fan',
      quantity: 1,
      quantityUnit: 'item',
      hazard: 'damp-and-mould',
      severity: 'significant',
      dueOn: dateOf(days.workingDaysBack(4)),
      findings: seen.findings,
      instructions:
        'Fit a fan that runs on after the light is off. Treat mould on ceiling and above the bath.',
    },
  );
  workDone(
    scribe,
    ordered,
    { day: days.workingDaysBack(5), time: '11:40' },
    {
      outcome: 'done',
      done: ['fit-extractor-fan', 'clean-and-treat-mould'],
      leftSafe: true,
      remarks: 'Lady asked us to come back about the kitchen tap, told her to ring in.',
    },
  );
}

/** Mended weeks ago; today a surveyor checks that it stayed dry. A promise, and no legal clock. */
export function checkAfterWorks(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const day = days.before(days.today - 49, 1);
  const opened = takeReport(scribe, {
    day,
    time: '10:50',
    hazard: 'damp-and-mould',
    where: { roomKind: 'bedroom', element: 'ceiling', waterFrom: 'outside' },
    words: 'Brown patch on the bedroom ceiling after the storm.',
    maybe: 'significant',
    basis: ['sleeping-room'],
  });
  const spot = { element: 'ceiling', height: 'high' } as const;
  const wet: RoomSeen = {
    room: { roomKind: 'bedroom', number: 1 },
    findings: [
      {
        findingKind: 'damp',
        ...spot,
        beyond: 'outside',
        extent: 'area',
        cause: 'penetrating-roof',
        confidence: 'certain',
        remedy: 'mend',
      },
    ],
    readings: [moisture(28.4, spot), moisture(12.1, { element: 'wall', wall: 'left', height: 'middle' })],
    pictures: ['ceiling-stain'],
  };
  const seen = visited(
    scribe,
    {
      case: opened,
      day: days.after(day, 1),
      time: '09:10',
      surveyor: staff.surveyors[0],
      visitKind: 'damp-and-mould',
      plannedOn: day,
    },
    firstLook(scribe.chance, [wet, clearRoom('bathroom')]),
  );
  const decided = decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'significant',
    reasons: ['mould-where-people-sleep'],
    cause: 'penetrating-roof',
    preventativeWorkNeeded: false,
  });
  summarise(scribe, decided, days.after(day, 3), 'mend');
  const ordered = order(
    scribe,
    {
      contractor: staff.contractors[0],
      case: opened,
      inspection: seen.id,
      day: days.after(day, 2),
      pence: 54000,
    },
    {
      purpose: 'make-safe',
      element: 'roof',
      defect: 'missing',
      remedy: 'mend',
      quantity: 6,
      quantityUnit: 'item',
      hazard: 'damp-and-mould',
      severity: 'significant',
      findings: seen.findings,
      instructions: 'Six slates slipped above the front bedroom. Replace and clear the valley.',
    },
  );
  const finished = { day: days.after(day, 5), time: '14:25' };
  workDone(scribe, ordered, finished, { outcome: 'done', done: ['mend', 'clear'], leftSafe: true });
  endOrder(scribe, ordered, { day: days.after(day, 6), time: '09:20' });
  const promised = at(days.after(day, 6), '09:30');
  scribe.write(
    contact,
    {
      at: promised,
      channel: 'phone',
      reached: 'yes',
      words: 'Told her we come back in about seven weeks to see that it dried.',
    },
    { at: promised, by: staff.office, case: opened },
  );
  const on = dateOf(days.after(day, 6));
  scribe.write(
    promise,
    { on, what: 'visit', by: dateOf(days.workingDaysOn(8)) },
    { at: promised, by: staff.office, case: opened },
  );
  planVisit(scribe, {
    case: opened,
    day: days.today,
    time: '12:15',
    surveyor: staff.surveyors[0],
    visitKind: 'check-after-works',
    reason: 'after-works',
  });
}
