import { accessSecret } from '#domain/records/access-secret.ts';
import { complaint } from '#domain/records/complaint.ts';
import { conductNote } from '#domain/records/conduct-note.ts';
import { correction } from '#domain/records/correction.ts';
import { diagnosis } from '#domain/records/diagnosis.ts';
import { disabilityDetail } from '#domain/records/disability-detail.ts';
import { equalityAnswer } from '#domain/records/equality-answer.ts';
import { legalAdvice } from '#domain/records/legal-advice.ts';
import { moneyNote } from '#domain/records/money-note.ts';
import { note } from '#domain/records/note.ts';
import { reclassification } from '#domain/records/reclassification.ts';
import { rightsRequest } from '#domain/records/rights-request.ts';
import { rightsStep } from '#domain/records/rights-step.ts';
import { safeguardingConcern } from '#domain/records/safeguarding-concern.ts';
import { safetyWarning } from '#domain/records/safety-warning.ts';
import { staffOpinion } from '#domain/records/staff-opinion.ts';
import { thirdPartyNote } from '#domain/records/third-party-note.ts';
import { at, dateOf } from '../demo-days.ts';
import type { HomeScribe, Making } from '../scribe.ts';

function desk(scribe: HomeScribe, daysAgo: number, time: string): Making {
  const { days, staff } = scribe.scene;
  return { at: at(days.before(days.today - daysAgo, 1), time), by: staff.office };
}

function leadsDesk(scribe: HomeScribe, daysAgo: number, time: string): Making {
  return { ...desk(scribe, daysAgo, time), by: scribe.scene.staff.lead };
}

/** What health and disability lie behind the needs: volunteered, needed, and kept at the office. */
export function behindTheNeeds(scribe: HomeScribe): void {
  scribe.write(
    diagnosis,
    { words: 'Her daughter, 6, has asthma and was in hospital with it in March.' },
    desk(scribe, 130, '14:05'),
  );
  scribe.write(
    disabilityDetail,
    { words: 'She lost most of her hearing at 40 and reads lips.' },
    desk(scribe, 130, '14:10'),
  );
}

/** How to get in: on a phone for the day of the visit alone. */
export function keySafe(scribe: HomeScribe): void {
  const { days } = scribe.scene;
  scribe.write(
    accessSecret,
    { code: 'Key safe left of the door, 4071', until: dateOf(days.today + 90) },
    desk(scribe, 30, '10:00'),
  );
}

/** Rent and benefits: irrelevant to a repair. */
export function arrears(scribe: HomeScribe): void {
  scribe.write(
    moneyNote,
    { words: 'Three weeks behind since her hours were cut; heats one room in the evening.' },
    desk(scribe, 45, '11:25'),
  );
}

/** A quarrel about an old case: a complaint, advice on it, and what people said of people. */
export function complaintRunning(scribe: HomeScribe): void {
  scribe.write(
    complaint,
    {
      receivedOn: dateOf(scribe.scene.days.today - 19),
      stage: 'one',
      words: 'Says mould was only painted over twice and wants it dealt with and paid for.',
    },
    desk(scribe, 19, '09:20'),
  );
  scribe.write(
    staffOpinion,
    { words: 'I think she is right: nobody looked behind the wardrobe either time.' },
    desk(scribe, 18, '16:10'),
  );
  scribe.write(
    thirdPartyNote,
    { words: 'The man next door says they never open a window. He has been rowing with them since 2024.' },
    desk(scribe, 17, '12:00'),
  );
  scribe.write(
    legalAdvice,
    {
      words:
        'Settle. The two paint jobs without a cause recorded will not look like all reasonable endeavours.',
    },
    leadsDesk(scribe, 12, '17:00'),
  );
  scribe.write(
    conductNote,
    { words: 'Shouted at the fitter on the stairs on the second visit, then apologised.' },
    leadsDesk(scribe, 12, '17:10'),
  );
  asksForTheirOwn(scribe);
}

/** Whoever complains asks for what is held about them, and has shown who they are: the lead's copy is waited for. */
function asksForTheirOwn(scribe: HomeScribe): void {
  const asked = desk(scribe, 11, '10:15');
  const request = scribe.write(
    rightsRequest,
    {
      right: 'access',
      receivedAt: asked.at,
      channel: 'phone',
      words: 'Everything you have on me, and on the mould.',
    },
    asked,
  );
  const shown = desk(scribe, 8, '14:30');
  scribe.write(rightsStep, { request, step: 'identity-shown', at: shown.at, identity: 'document' }, shown);
}

/** A worry about someone at home: for the safeguarding lead alone. A visitor learns what to do and not why. */
export function worriedAbout(scribe: HomeScribe): void {
  scribe.write(
    safeguardingConcern,
    {
      visitorMust: ['not-alone', 'ring-ahead'],
      words: 'Her former partner turned up on the last visit and would not let her speak.',
    },
    leadsDesk(scribe, 26, '15:30'),
  );
  scribe.write(equalityAnswer, { answer: 'declined' }, leadsDesk(scribe, 26, '15:40'));
}

/** An animal in the hall. */
export function bigDog(scribe: HomeScribe): void {
  scribe.write(
    safetyWarning,
    { visitorMust: ['allow-time', 'ring-ahead'], reviewOn: dateOf(scribe.scene.days.today + 120) },
    desk(scribe, 60, '13:00'),
  );
}

/** A typing slip put right by a new record, and a note that turned out to be about health, treated so at once. */
export function putRight(scribe: HomeScribe): void {
  const wrong = scribe.write(
    note,
    { words: 'Boiler serviced 3 September. Landlady next door has the spare key.' },
    desk(scribe, 40, '09:50'),
  );
  const right = scribe.write(
    note,
    { words: 'Boiler serviced 13 September. Gas engineer noted she sleeps downstairs for her breathing.' },
    desk(scribe, 39, '10:15'),
  );
  scribe.write(
    correction,
    { corrects: wrong, replacement: right, reason: 'Wrong day, and it named a neighbour.' },
    desk(scribe, 39, '10:20'),
  );
  scribe.write(
    reclassification,
    { record: right, treatAs: 'health-need', reason: 'The second sentence is about health.' },
    desk(scribe, 38, '09:05'),
  );
}
