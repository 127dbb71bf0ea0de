import { practice } from '../practice.ts';

/* The invented household and building on which all drills are asked. Nobody here exists. */

export const RESIDENT = practice(
  'person',
  {
    name: 'Delia Marsh',
    part: 'tenant',
    phone: '01632 960123',
    email: 'delia@example.org',
  },
  { about: 'resident' },
);

export const PARTNER = practice(
  'person',
  { name: 'Piet Marsh', part: 'joint-tenant', phone: '01632 960124' },
  {
    about: 'partner',
  },
);

export const ILLNESS = practice('diagnosis', { words: 'Sickle cell disease.' });
export const HEALTH = practice('health-need', { answer: 'need', needs: ['dust-harms'] });
export const HEARING = practice('adjustment-need', { answer: 'need', needs: ['hears-less'] });
export const CODE = practice('access-secret', { code: 'Key safe 4471' });
export const MONEY = practice('money-note', { words: 'Two months in arrears.' });
export const COMPLAINT = practice('complaint', {
  receivedOn: '2026-11-02',
  stage: 'one',
  words: 'Noise from the boiler cupboard at night.',
});
export const OPINION = practice('staff-opinion', { words: 'I think the pump is worn.' });
export const CONDUCT = practice('conduct-note', { words: 'Shouted on the phone.' });
export const NEXT_DOOR_SAID = practice('third-party-note', {
  words: 'Mr Odd next door says he hears them row.',
});
export const ADVICE = practice('legal-advice', { words: 'The claim is weak.' });
export const HARM = practice('safeguarding-concern', {
  visitorMust: ['not-alone'],
  words: 'She is afraid of her former partner.',
});
export const WARNING = practice('safety-warning', {
  visitorMust: ['allow-time'],
  reviewOn: '2027-05-01',
  words: 'A dog ran at the meter reader in May.',
});
export const TRIED = practice('access-attempt', {
  at: '2026-11-18T10:00:00+00:00',
  method: 'door',
  noticeGiven: 'agreed',
  result: 'nobody-in',
});
export const PHOTO = practice('photo', {
  picture: 'b'.repeat(64),
  takenOn: '2026-11-20',
  width: 800,
  height: 600,
});
export const CHECKED_PHOTO = practice('cleared-photo', {
  picture: 'c'.repeat(64),
  photo: 'practice-photo',
  takenOn: '2026-11-20',
  width: 800,
  height: 600,
});
export const NOTE = practice('note', { words: 'Mrs Marsh says the gutter drips on her son’s bed.' });

export const REPORT = practice('report-fact', {
  awareAt: '2026-11-05T08:35:00+00:00',
  hazard: 'damp-and-mould',
  roomKind: 'bathroom',
  element: 'pipe',
});
export const JOINT = practice(
  'finding',
  {
    room: 'practice-room',
    findingKind: 'repair',
    element: 'pipe',
    beyond: 'flat-below',
    cause: 'plumbing-leak',
    confidence: 'certain',
    defect: 'compression-joint-failed',
    remedy: 'replace',
  },
  { at: '2026-11-06T10:40:00+00:00' },
);
export const JOB = practice(
  'works-order',
  {
    contractor: 'practice-firm',
    purpose: 'make-safe',
    element: 'pipe',
    defect: 'compression-joint-failed',
    remedy: 'replace',
    hazard: 'damp-and-mould',
    severity: 'emergency',
    dueOn: '2026-11-27',
    state: 'issued',
  },
  { at: '2026-11-06T12:05:00+00:00' },
);
