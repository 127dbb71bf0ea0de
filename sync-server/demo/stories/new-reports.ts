import { accessAttempt } from '#domain/records/access-attempt.ts';
import { contact } from '#domain/records/contact.ts';
import { limitReason } from '#domain/records/limit-reason.ts';
import { safetyWarning } from '#domain/records/safety-warning.ts';
import { planVisit, takeReport } from '../case-file.ts';
import { order } from '../decision-file.ts';
import { at, dateOf } from '../demo-days.ts';
import type { HomeScribe } from '../scribe.ts';
import { closedCase } from './past.ts';

/** Rang late yesterday: nobody has been planned yet. Ten working days from then. */
export function justReported(scribe: HomeScribe): void {
  const { days } = scribe.scene;
  takeReport(scribe, {
    day: days.workingDaysBack(1),
    time: '16:18',
    hazard: 'damp-and-mould',
    where: { roomKind: 'bedroom', element: 'wall' },
    words: 'There is black mould behind the cot again and the wall is wet to touch.',
    maybe: 'significant',
    basis: ['sleeping-room', 'known-need'],
  });
}

/** Came by email and waits for a visit that is planned for the next working day. */
export function visitTomorrow(scribe: HomeScribe): void {
  const { days, staff, home } = scribe.scene;
  const opened = takeReport(scribe, {
    day: days.workingDaysBack(3),
    time: '09:42',
    hazard: 'damp-and-mould',
    where: { roomKind: 'bathroom', element: 'ceiling' },
    channel: 'email',
    words: 'Mould on the bathroom ceiling. The fan has not worked since spring.',
    maybe: 'significant',
    basis: ['spreading-fast'],
  });
  const surveyor = staff.surveyors[home.index % 2 === 0 ? 0 : 1];
  const time = home.index % 2 === 0 ? '09:15' : '10:40';
  planVisit(scribe, {
    case: opened,
    day: days.workingDaysOn(1),
    time,
    surveyor,
    visitKind: 'damp-and-mould',
  });
}

/** The last of the ten working days is today, and so is the visit. */
export function investigationDueToday(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  closedCase(scribe, 172);
  const day = days.workingDaysBack(10);
  const opened = takeReport(scribe, {
    day,
    time: '10:15',
    hazard: 'damp-and-mould',
    where: { roomKind: 'bedroom', element: 'wall' },
    words: 'Black mould is back in the little room where my daughter sleeps. It was cleaned in the summer.',
    maybe: 'significant',
    basis: ['sleeping-room', 'known-need'],
  });
  scribe.write(
    accessAttempt,
    {
      at: at(days.workingDaysBack(6), '09:00'),
      method: 'door',
      noticeGiven: 'written-24-hours',
      result: 'nobody-in',
    },
    { at: at(days.workingDaysBack(6), '09:05'), by: staff.office, case: opened },
  );
  planVisit(scribe, {
    case: opened,
    day: days.today,
    time: '10:30',
    surveyor: staff.surveyors[0],
    visitKind: 'damp-and-mould',
    plannedOn: days.after(day, 1),
  });
}

/** Twelve working days, three attempts to get in: the clock has not stopped. */
export function noAccess(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const opened = takeReport(scribe, {
    day: days.workingDaysBack(12),
    time: '11:30',
    hazard: 'damp-and-mould',
    where: { roomKind: 'living-room', element: 'wall' },
    words: 'Damp patch on the front room wall, getting bigger.',
    maybe: 'significant',
    basis: ['spreading-fast'],
  });
  const attempts = [
    { back: 9, method: 'door', noticeGiven: 'written-24-hours', result: 'nobody-in' },
    { back: 6, method: 'phone', noticeGiven: 'none', result: 'nobody-in' },
    { back: 3, method: 'door', noticeGiven: 'written-24-hours', result: 'refused' },
  ] as const;
  for (const { back, ...attempt } of attempts) {
    const when = at(days.workingDaysBack(back), '10:05');
    scribe.write(accessAttempt, { at: when, ...attempt }, { at: when, by: staff.office, case: opened });
  }
  const spoke = at(days.workingDaysBack(1), '12:20');
  scribe.write(
    contact,
    {
      at: spoke,
      channel: 'phone',
      reached: 'yes',
      promisedBy: dateOf(days.workingDaysOn(1)),
      words: 'Works nights this month. Will be in after 2 tomorrow.',
    },
    { at: spoke, by: staff.office, case: opened },
  );
  const body = { hazard: 'damp-and-mould', limit: 'SIG_INVESTIGATE_10WD', because: 'no-access' } as const;
  scribe.write(limitReason, body, {
    at: at(days.workingDaysBack(1), '12:30'),
    by: staff.office,
    case: opened,
  });
}

/** Water through the kitchen ceiling since yesterday evening: 24 hours, day and night. */
export function emergencyRunning(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const yesterday = days.today - 1;
  scribe.write(
    safetyWarning,
    {
      visitorMust: ['not-alone'],
      reviewOn: dateOf(days.today + 60),
      words: 'A dog got past the door in September and bit a fitter on the hand.',
    },
    { at: at(days.today - 70, '14:30'), by: staff.office },
  );
  const opened = takeReport(scribe, {
    day: yesterday,
    time: '22:15',
    hazard: 'structural-collapse',
    where: { roomKind: 'kitchen', element: 'ceiling', waterFrom: 'inside' },
    words: 'Water is coming through the kitchen ceiling by the light and the ceiling is sagging.',
    maybe: 'emergency',
    basis: ['risk-now', 'services-affected'],
  });
  order(
    scribe,
    { contractor: staff.contractors[0], case: opened, day: yesterday, time: '22:47', pence: 18500 },
    {
      purpose: 'make-safe',
      roomKind: 'kitchen',
      element: 'ceiling',
      defect: 'plaster-wet',
      remedy: 'make-safe',
      hazard: 'structural-collapse',
      severity: 'emergency',
      dueOn: dateOf(days.today),
      instructions:
        'Water off at the stopcock in the hall cupboard. Take down loose board, isolate the light.',
    },
  );
  planVisit(scribe, {
    case: opened,
    day: days.today,
    time: '09:30',
    surveyor: staff.surveyors[0],
    visitKind: 'repair',
  });
}
