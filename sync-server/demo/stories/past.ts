import type { DayNumber } from '#domain/time/calendar-day.ts';
import type { DemoAccount } from '../accounts.ts';
import { takeReport } from '../case-file.ts';
import { decide, endOrder, order, summarise, workDone } from '../decision-file.ts';
import { visited } from '../inspection-visit.ts';
import type { HomeScribe } from '../scribe.ts';
import { cleanMould, newFan } from './jobs.ts';
import { clearRoom, dryBedroom, firstLook, mouldyBedroom, stillFan } from './rooms-seen.ts';

/** A working day about so long ago. */
function aboutDaysAgo(scribe: HomeScribe, daysAgo: number): DayNumber {
  const { days } = scribe.scene;
  return days.before(days.today - daysAgo, 1);
}

/** A planned check some months ago, without a case: what the home was like then. */
export function earlierLook(scribe: HomeScribe, surveyor: DemoAccount, daysAgo: number): void {
  const { chance } = scribe;
  visited(
    scribe,
    {
      case: null,
      day: aboutDaysAgo(scribe, daysAgo),
      time: chance.pick(['09:40', '11:05', '14:20']),
      surveyor,
      visitKind: 'damp-and-mould',
      reason: 'planned',
    },
    {
      inspection: { investigation: 'none', heating: 'on', windows: 'closed' },
      rooms: [dryBedroom(chance), clearRoom('bathroom'), clearRoom('living-room'), clearRoom('kitchen')],
    },
  );
}

/** A whole case from report to mended, some months ago: nothing runs any more. */
export function closedCase(scribe: HomeScribe, daysAgo: number): void {
  const { chance } = scribe;
  const { days, staff } = scribe.scene;
  const day = aboutDaysAgo(scribe, daysAgo);
  const surveyor = chance.pick(staff.surveyors);
  const contractor = staff.contractors[0];
  const opened = takeReport(scribe, {
    day,
    time: chance.pick(['08:55', '10:20', '13:45', '15:30']),
    hazard: 'damp-and-mould',
    where: { roomKind: 'bedroom', element: 'ceiling' },
    channel: chance.pick(['phone', 'web', 'email', 'in-person'] as const),
    words: chance.pick([
      'Mould in the corner of the bedroom.',
      'The bedroom smells of damp and my clothes go green in the wardrobe.',
      'Black spots above the bed.',
    ]),
    maybe: 'significant',
    basis: ['sleeping-room'],
  });
  const seen = visited(
    scribe,
    {
      case: opened,
      day: days.after(day, 2),
      time: '10:10',
      surveyor,
      visitKind: 'damp-and-mould',
      plannedOn: day,
    },
    firstLook(chance, [mouldyBedroom(chance, 1), stillFan(), clearRoom('living-room')]),
  );
  const decided = decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'significant',
    reasons: ['mould-where-people-sleep'],
    cause: 'condensation',
  });
  summarise(scribe, decided, days.after(day, 4), 'fit-extractor-fan');
  const jobs = [cleanMould(decided, seen), newFan(decided, seen)].map((job) => {
    const ordered = order(
      scribe,
      {
        contractor,
        case: opened,
        inspection: seen.id,
        day: days.after(day, 3),
        pence: chance.whole(120, 480) * 100,
      },
      job,
    );
    workDone(
      scribe,
      ordered,
      { day: days.after(day, 6), time: '12:35' },
      { outcome: 'done', done: [job.remedy], leftSafe: true },
    );
    endOrder(scribe, ordered, { day: days.after(day, 8), time: '10:05' });
    return ordered.id;
  });
  visited(
    scribe,
    {
      case: opened,
      day: days.after(day, 35),
      time: '13:20',
      surveyor,
      visitKind: 'check-after-works',
      reason: 'after-works',
    },
    {
      inspection: { investigation: 'none', heating: 'on', windows: 'closed' },
      rooms: [
        dryBedroom(chance),
        { room: { roomKind: 'living-room' }, declined: 'resident-declined' },
        clearRoom('bathroom'),
      ],
      looked: { findings: seen.findings, jobs },
    },
  );
}
