import { photoToCheck } from '../../sharing/photo-check.ts';
import type { Drill } from '../drill.ts';
import { practice, practiceDay, practiceId, practiceProblems } from '../practice.ts';
import { fieldDrill } from './field-drill.ts';
import { CHECKED_PHOTO, NOTE, PHOTO } from './invented.ts';
import { noteDrill, NOTES } from './note-drill.ts';
import { ruleDrill } from './rule-drill.ts';

const READING = {
  room: 'practice-room',
  quantity: 'moisture',
  scale: 'wme-percent',
  value: 23.4,
  method: 'pin',
  substrate: 'plaster',
  takenAt: '2026-11-20T09:00:00+00:00',
};
const FINDING = { room: 'practice-room', findingKind: 'mould', element: 'wall' };

const isWhole = (record: Parameters<typeof practiceProblems>[0]) => practiceProblems(record).length === 0;

/** What the record lacks that was not whole, in the engine's own words. */
function lacks(records: readonly Parameters<typeof practiceProblems>[0][]): string {
  return records.flatMap((one) => practiceProblems(one)).join(' ');
}

const BARE = practice('reading', READING);
const HIGH = practice('reading', { ...READING, value: 130, meter: 'T-2' });
const BLAMING = practice('finding', { ...FINDING, cause: 'lifestyle' });
const UNDATED = practice('contact', { channel: 'phone', reached: 'yes' });
const UNKNOWN = practice('contact', { at: '2026-11-20T09:00:00+00:00', channel: 'phone' });

export const RECORD_DRILLS: readonly Drill[] = [
  ruleDrill({
    key: 'a-reading-to-come-back-to',
    topic: 'ms-c',
    situation: 'A wall was measured. In three months somebody else measures it again.',
    question: 'Which record lets them compare?',
    answers: [
      { key: 'bare', words: '23.4 %WME', value: BARE },
      {
        key: 'whole',
        words: '23.4 %WME, pin, plaster, meter T-2',
        value: practice('reading', { ...READING, meter: 'T-2' }),
      },
      { key: 'high', words: '130 %WME, meter T-2', value: HIGH },
    ],
    holds: isWhole,
    why: () => `A later reader must know what was measured and with what. ${lacks([BARE, HIGH])}`,
  }),
  ruleDrill({
    key: 'a-cause-and-no-blame',
    topic: 'ms-c',
    situation: 'There is mould on a cold outside wall.',
    question: 'Which cause can be recorded?',
    answers: [
      { key: 'lifestyle', words: 'Lifestyle of the household', value: BLAMING },
      {
        key: 'cold',
        words: 'Condensation on a cold surface',
        value: practice('finding', { ...FINDING, cause: 'condensation' }),
      },
      {
        key: 'washing',
        words: 'Drying clothes indoors',
        value: practice('finding', { ...FINDING, cause: 'drying-clothes' }),
      },
    ],
    holds: isWhole,
    why: () => `A finding tells of the building, so a household is no cause on the list. ${lacks([BLAMING])}`,
  }),
  ruleDrill({
    key: 'a-call-that-counts',
    topic: 'ms-c',
    situation: 'You rang a resident about the next visit.',
    question: 'Which record will somebody else understand?',
    answers: [
      { key: 'undated', words: 'Rang, spoke', value: UNDATED },
      { key: 'unknown', words: 'Rang on 20 November at 09:00', value: UNKNOWN },
      {
        key: 'whole',
        words: 'Rang on 20 November at 09:00, spoke',
        value: practice('contact', { at: '2026-11-20T09:00:00+00:00', channel: 'phone', reached: 'yes' }),
      },
    ],
    holds: isWhole,
    why: () => `Poor records were what went wrong for Ms C. ${lacks([UNDATED, UNKNOWN])}`,
  }),
  fieldDrill({
    key: 'new-photo-for-the-contractor',
    topic: 'photos',
    situation: 'A photo of a wet corner was just taken. The contractor needs to see the corner.',
    record: PHOTO,
    field: 'picture',
    audience: 'contractor',
  }),
  fieldDrill({
    key: 'checked-photo-for-the-contractor',
    topic: 'photos',
    situation: 'A photo of a wet corner was checked: no person, papers, medicine or belongings are in it.',
    record: CHECKED_PHOTO,
    field: 'picture',
    audience: 'contractor',
  }),
  fieldDrill({
    key: 'checked-photo-for-the-newsletter',
    topic: 'photos',
    situation: 'Somebody wants the checked photo of a wet corner for a newsletter that everyone can read.',
    record: CHECKED_PHOTO,
    field: 'picture',
    audience: 'public',
  }),
  fieldDrill({
    key: 'new-photo-for-the-ombudsman',
    topic: 'photos',
    situation: 'The Ombudsman asks for the photos of the visit. One was never checked.',
    record: PHOTO,
    field: 'picture',
    audience: 'ombudsman',
  }),
  ruleDrill({
    key: 'who-checks-a-photo',
    topic: 'photos',
    situation: 'You took a photo with papers in it and sent it to the office to be checked.',
    question: 'Who looks at it there?',
    answers: [
      { key: 'you', words: 'You, with your desk account', value: practiceId('you') },
      { key: 'colleague', words: 'A colleague at the office', value: practiceId('colleague') },
    ],
    holds: (person) => {
      const people = { sentBy: practiceId('you'), checker: { account: practiceId('desk'), person } };
      return photoToCheck(practiceId('photo'), people, practiceDay()) !== null;
    },
    why: () => 'Whoever took it and sent it is the first person. Looking at it takes a second one.',
  }),
  fieldDrill({
    key: 'note-for-the-contractor',
    topic: 'notes',
    situation:
      'A note says where the gutter drips, and whose bed is under it. The contractor needs the place.',
    record: NOTE,
    field: 'words',
    audience: 'contractor',
  }),
  fieldDrill({
    key: 'note-in-the-copy',
    topic: 'notes',
    situation: 'A resident asks for a copy. A typed note may name somebody else too.',
    record: NOTE,
    field: 'words',
    audience: 'subject-access',
    circumstances: { requester: practiceId('resident') },
  }),
  ...NOTES.map(noteDrill),
];
