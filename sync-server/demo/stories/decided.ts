import { accommodationOffer } from '#domain/records/accommodation-offer.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { DayNumber } from '#domain/time/calendar-day.ts';
import type { DemoAccount } from '../accounts.ts';
import { planVisit, takeReport } from '../case-file.ts';
import { decide, order, summarise, type Decided } from '../decision-file.ts';
import { at, dateOf } from '../demo-days.ts';
import { visited, type Inspected } from '../inspection-visit.ts';
import type { HomeScribe } from '../scribe.ts';
import { cleanMould, newFan } from './jobs.ts';
import { clearRoom, dampLivingRoom, firstLook, mouldyBedroom, stillFan } from './rooms-seen.ts';

/** Mould reported, looked at and found significant on the working day that lies `back` behind. */
function mouldDecided(
  scribe: HomeScribe,
  back: number,
  surveyor: DemoAccount,
  note?: string,
): { decided: Decided; seen: Inspected } {
  const { days } = scribe.scene;
  const { chance } = scribe;
  const opened = takeReport(scribe, {
    day: days.workingDaysBack(back + 4),
    time: chance.pick(['08:50', '10:35', '14:10', '16:05']),
    hazard: 'damp-and-mould',
    where: { roomKind: 'bedroom', element: 'wall' },
    channel: chance.pick(['phone', 'web', 'email'] as const),
    words: 'Mould on the bedroom wall, we wipe it and it comes back.',
    maybe: 'significant',
    basis: ['sleeping-room'],
  });
  const day = days.workingDaysBack(back);
  const seen = visited(
    scribe,
    { case: opened, day, time: '13:30', surveyor, visitKind: 'damp-and-mould' },
    firstLook(chance, [
      mouldyBedroom(chance, 1, note),
      mouldyBedroom(chance, 2),
      stillFan(),
      clearRoom('kitchen'),
    ]),
  );
  const decided = decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'significant',
    reasons: ['mould-where-people-sleep', 'widespread'],
    cause: 'condensation',
  });
  return { decided, seen };
}

/** The make-safe job with its day, and the lasting one, which is a step in itself. */
function orderBoth(
  scribe: HomeScribe,
  decided: Decided,
  seen: Inspected,
  day: DayNumber,
  dueOn: DayNumber,
): void {
  const contractor = scribe.scene.staff.contractors[0];
  const common = { contractor, case: decided.case, inspection: seen.id, day };
  order(scribe, { ...common, pence: 26400 }, cleanMould(decided, seen, dueOn));
  order(scribe, { ...common, time: '11:28', pence: 31250 }, newFan(decided, seen));
}

/** Decided on the last working day: the summary and the works are still to do. */
export function decidedYesterday(scribe: HomeScribe): void {
  const { decided } = mouldDecided(
    scribe,
    1,
    scribe.scene.staff.surveyors[1],
    'Tenant in tears, says the GP blames the flat for her boy’s chest. Wardrobe pulled out, mould behind.',
  );
  summarise(scribe, decided, null, 'clean-and-treat-mould');
}

/** The third working day for the summary is today. */
export function summaryDueToday(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const { decided, seen } = mouldDecided(scribe, 3, staff.surveyors[0]);
  summarise(scribe, decided, null, 'clean-and-treat-mould');
  orderBoth(scribe, decided, seen, days.workingDaysBack(2), days.workingDaysOn(2));
}

/** The summary is a working day late; the works are not. */
export function summaryOverdue(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const { decided, seen } = mouldDecided(scribe, 4, staff.surveyors[1]);
  orderBoth(scribe, decided, seen, days.workingDaysBack(3), days.workingDaysOn(1));
}

/** The home is to be made safe by the end of today; the job is with the contractor. */
export function makeSafeDueToday(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const { decided, seen } = mouldDecided(scribe, 5, staff.surveyors[1]);
  summarise(scribe, decided, days.workingDaysBack(3), 'clean-and-treat-mould');
  orderBoth(scribe, decided, seen, days.workingDaysBack(4), days.workday);
}

/** Could not be made safe in five working days: the family was offered another home, and took it. */
export function movedOut(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const { decided, seen } = mouldDecided(scribe, 7, staff.surveyors[0]);
  summarise(scribe, decided, days.workingDaysBack(5), 'hack-off-and-replaster');
  orderBoth(scribe, decided, seen, days.workingDaysBack(6), days.workingDaysBack(2));
  scribe.write(
    accommodationOffer,
    {
      offeredOn: dateOf(days.workingDaysBack(3)),
      answer: 'accepted',
      movedOutOn: dateOf(days.workingDaysBack(2)),
      words: 'Ground floor, two buses from school. They agreed to three weeks.',
    },
    { at: at(days.workingDaysBack(3), '16:30'), by: staff.office, case: decided.case },
  );
}

/** Looked at, and neither an emergency nor significant: only the summary is due. */
export function neither(scribe: HomeScribe): void {
  const { opened, seen } = smallDamp(scribe, 2);
  decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'neither',
    reasons: ['surface-only', 'dry-now'],
    cause: 'condensation',
  });
}

/** Nobody can tell yet: the ten days run on, and a further look is planned for today. */
export function cannotTellYet(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const { opened, seen } = smallDamp(scribe, 2);
  decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'cannot-tell-yet',
    reasons: ['structural-damp'],
    cause: 'not-known-yet',
    nextLookOn: dateOf(days.today),
  });
  planVisit(scribe, {
    case: opened,
    day: days.today,
    time: '13:30',
    surveyor: staff.surveyors[1],
    visitKind: 'damp-and-mould',
    reason: 'further-look',
  });
}

function smallDamp(scribe: HomeScribe, back: number): { opened: OpaqueId; seen: Inspected } {
  const { days, staff } = scribe.scene;
  const opened = takeReport(scribe, {
    day: days.workingDaysBack(back + 4),
    time: '09:25',
    hazard: 'damp-and-mould',
    where: { roomKind: 'living-room', element: 'window-reveal' },
    words: 'The window side is wet in the mornings.',
    maybe: 'cannot-tell-yet',
    basis: ['small-extent'],
  });
  const planned = { case: opened, day: days.workingDaysBack(back), time: '11:15' } as const;
  const seen = visited(
    scribe,
    { ...planned, surveyor: staff.surveyors[1], visitKind: 'damp-and-mould' },
    firstLook(scribe.chance, [dampLivingRoom(scribe.chance), clearRoom('bedroom', 1), clearRoom('bathroom')]),
  );
  return { opened, seen };
}
