import { contact } from '#domain/records/contact.ts';
import { planVisit, takeReport, type Planned } from '../case-file.ts';
import { decide, summarise } from '../decision-file.ts';
import { at, dateOf } from '../demo-days.ts';
import { visited } from '../inspection-visit.ts';
import type { HomeScribe } from '../scribe.ts';
import { clearRoom, dampLivingRoom } from './rooms-seen.ts';

/** Damp at a window, reported some days ago; the first look is today. */
export function dampVisitToday(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const opened = takeReport(scribe, {
    day: days.workingDaysBack(5),
    time: '14:35',
    hazard: 'damp-and-mould',
    where: { roomKind: 'living-room', element: 'window', waterFrom: 'outside' },
    channel: 'web',
    words: 'Rain comes in at the side of the window and the wall below is soft.',
    maybe: 'significant',
    basis: ['spreading-fast'],
  });
  planVisit(scribe, {
    case: opened,
    day: days.today,
    time: '09:15',
    surveyor: staff.surveyors[1],
    visitKind: 'damp-and-mould',
  });
}

/** Looked at by video first; the resident asked for somebody to come. Ten working days from the request. */
export function secondLookToday(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const opened = takeReport(scribe, {
    day: days.workingDaysBack(13),
    time: '09:05',
    hazard: 'damp-and-mould',
    where: { roomKind: 'living-room', element: 'window-reveal' },
    words: 'Wet window sides and a smell.',
    maybe: 'significant',
    basis: ['small-extent'],
  });
  const planned: Planned = {
    case: opened,
    day: days.workingDaysBack(10),
    time: '16:00',
    surveyor: staff.surveyors[0],
    visitKind: 'damp-and-mould',
  };
  const seen = visited(scribe, planned, {
    inspection: { investigation: 'standard', manner: 'remote' },
    rooms: [dampLivingRoom(scribe.chance), clearRoom('bedroom', 1)],
  });
  const decided = decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'neither',
    reasons: ['surface-only'],
    cause: 'condensation',
  });
  summarise(scribe, decided, days.workingDaysBack(9));
  const asked = at(days.workingDaysBack(8), '10:25');
  scribe.write(
    contact,
    { at: asked, channel: 'phone', reached: 'yes', words: 'Wants somebody to come and look in person.' },
    { at: asked, by: staff.office, case: opened },
  );
  planVisit(scribe, {
    ...planned,
    day: days.today,
    time: '13:15',
    reason: 'second-look',
    plannedOn: days.workingDaysBack(8),
  });
}

/** Small repairs that nobody takes for a hazard: a visit without a case. */
export function smallRepairsToday(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const rang = at(days.workingDaysBack(4), '11:50');
  scribe.write(
    contact,
    {
      at: rang,
      channel: 'phone',
      reached: 'yes',
      promisedBy: dateOf(days.today),
      words: 'Kitchen tap drips and the back gate has dropped. Prefers the afternoon.',
    },
    { at: rang, by: staff.office },
  );
  planVisit(scribe, {
    case: null,
    day: days.today,
    time: '14:30',
    surveyor: staff.surveyors[0],
    visitKind: 'repair',
    reason: 'planned',
  });
}

/** Nobody lives here between two tenancies: looked over before it is let again. */
export function emptyHomeToday(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  planVisit(scribe, {
    case: null,
    day: days.today,
    time: '15:00',
    surveyor: staff.surveyors[1],
    visitKind: 'empty-home',
    reason: 'planned',
  });
}

/** Mould in a home that is not let on a tenancy: everything works, and no statutory clock runs. */
export function reportedOffTenancy(scribe: HomeScribe): void {
  const { days } = scribe.scene;
  takeReport(scribe, {
    day: days.workingDaysBack(2),
    time: '13:20',
    hazard: 'damp-and-mould',
    where: { roomKind: 'bedroom', element: 'ceiling' },
    channel: 'in-person',
    words: 'Mould over the bed in the room we were given.',
    maybe: 'significant',
    basis: ['sleeping-room'],
  });
}
