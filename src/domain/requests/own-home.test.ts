import { describe, expect, it } from 'vitest';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import { informationRequest } from '../records/information-request.ts';
import { parseAs } from '../records/parse-record.ts';
import { ASKERS, rulesOf, type AskerKey } from './askers.ts';
import { neighbourAnswer } from './neighbour-answer.ts';
import { isFromOutside, OWN_HOME_KEYS, ownHomeIn, whoseHomeOf, type OwnHome } from './own-home.ts';
import { BUILDING_QUESTIONS, QUESTIONS, type QuestionKey } from './questions.ts';
import { beside, ceilingBelow, filed, id, jointAbove } from './requests.fixture.ts';

const NOW = Date.UTC(2026, 10, 10, 11, 30);
const ABROAD = OWN_HOME_KEYS.filter((own) => own !== 'registered');
const planned = filed(202, '2026-11-09T16:00:00+00:00', 'visit', {
  onDate: '2026-11-12',
  visitKind: 'repair',
  reason: 'further-look',
  surveyor: id(901),
  state: 'planned',
});
/** Flat 7, wet from the flat above it, with a job out and a day booked. */
const ASKED_ABOUT = beside('asked', [...ceilingBelow(), planned], true, 50);
const ABOVE_IT = beside('above', jointAbove());
const answer = (
  ownHome: OwnHome,
  asks: readonly QuestionKey[] = BUILDING_QUESTIONS,
  cases = [ABOVE_IT, ASKED_ABOUT],
  asker: AskerKey = 'neighbour',
) => neighbourAnswer(COMPILED_RULES, { asker, ownHome, asks, seen: [] }, cases, NOW);

describe('somebody whose home is not in the register', () => {
  it.each(ABROAD)('is told of the home that they ask about, and of none as theirs: %s', (own) => {
    const told = answer(own);
    expect(told.source?.case).toBe(ASKED_ABOUT.case);
    expect(told.words).toContain(
      'Water was reported to come from the flat above the home you asked about. We have not found the source yet.',
    );
    expect(told.words).toContain('A job is out to dry out the ceiling, due by Wed 18 Nov.');
    expect(told.words).toContain('We look at it again on Thu 12 Nov.');
    expect(told.words).not.toMatch(/\byour home\b|We come to/);
    expect(told.offersVisit).toBe(false);
    // What failed in the flat above that one is told once whoever answers says that it comes from there.
    expect(told.words).not.toContain('joint');
  });

  it('is told of the flat above as above the home that they ask about, once it is chosen', () => {
    const chosen = [
      { ...ABOVE_IT, named: true },
      { ...ASKED_ABOUT, named: false },
    ];
    const told = answer('not-registered', BUILDING_QUESTIONS, chosen);
    expect(told.words.split('\n')).toEqual([
      'The water comes from the flat above the home you asked about: a compression joint on a pipe or waste failed.',
      'The failed part was replaced on Mon 9 Nov.',
      'Nothing more is planned there.',
      'You can let what got wet dry and plan your own repair now.',
    ]);
  });

  it.each(ABROAD)('is told of no job in a home that somebody takes for theirs: %s', (own) => {
    const named = beside('asked', jointAbove());
    const taken = beside('here', [...ceilingBelow(), planned], true, 50);
    expect(answer(own, BUILDING_QUESTIONS, [named, taken]).words).not.toMatch(/job is out|We come to/);
  });

  it('is told that it comes from the home that they ask about where something failed in it, and not where it got wet', () => {
    const failed = [beside('asked', jointAbove())];
    expect(answer('none', ['where-from'], failed).words).toBe(
      'The water comes from the home you asked about: a compression joint on a pipe or waste failed.',
    );
    const wet = filed(210, '2026-11-08T10:00:00+00:00', 'finding', {
      room: id(110),
      findingKind: 'damp',
      element: 'ceiling',
      cause: 'leak-from-above',
      confidence: 'certain',
    });
    expect(answer('none', ['where-from'], [beside('asked', [wet])]).words).toBe(
      'What we found in the home you asked about: water came down from the flat above it.',
    );
  });

  it.each(ABROAD)('is never met with silence, and offered a look where nothing is on record: %s', (own) => {
    for (const asks of Object.keys(QUESTIONS) as QuestionKey[])
      for (const cases of [[], [ABOVE_IT], [ASKED_ABOUT]])
        expect(answer(own, [asks], cases).words.length).toBeGreaterThan(30);
    const nothing = answer(own, BUILDING_QUESTIONS, []);
    expect(nothing.offersVisit).toBe(true);
    expect(nothing.words).toContain('We can look at the home you asked about');
    expect(nothing.words).not.toMatch(/\byour home\b/);
  });
});

it('is read of a request of before as the common way', () => {
  const { record } = filed(1, '2026-11-23T15:10:00+00:00', 'information-request', {
    receivedAt: '2026-11-23T15:10:00+00:00',
    asker: 'neighbour',
    asks: ['where-from'],
    state: 'waiting',
  });
  const categories = Object.fromEntries(
    Object.entries(record.categories).filter(([path]) => path !== '/body/ownHome'),
  );
  const read = parseAs(informationRequest, { ...record, version: 2, categories });
  expect(read).toMatchObject({ ok: true, value: { version: 3, body: record.body } });
});

it('makes no difference to whoever asks for somebody else', () => {
  for (const asker of Object.keys(ASKERS) as AskerKey[]) {
    const isOthers = rulesOf(asker).home === 'anothers';
    for (const own of ABROAD) expect(isFromOutside(whoseHomeOf(rulesOf(asker), own))).toBe(!isOthers);
    expect(isFromOutside(whoseHomeOf(rulesOf(asker), 'registered'))).toBe(false);
  }
});

it('is of the closed list, and the common way where nothing was said', () => {
  expect(ownHomeIn(undefined)).toBe('registered');
  expect(ownHomeIn('none')).toBe('none');
  for (const wrong of [null, '', 'constructor', 1]) expect(ownHomeIn(wrong)).toBeNull();
});
