import { COMPILED_RULES } from '../disclosure/rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecord, anyRecordOf } from '../../../tests/disclosure/any-record.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { verdictFor } from '../disclosure/audiences.ts';
import { CATEGORIES, type DataCategory } from '../disclosure/categories.ts';
import type { RecordKind } from '../records/define-record.ts';
import { kindNamed, RECORD_KINDS, type SurveyRecord } from '../records/registry.ts';
import { neighbourAnswer } from './neighbour-answer.ts';
import { BUILDING_QUESTIONS, QUESTIONS, type QuestionKey } from './questions.ts';
import { beside, ceilingBelow, filed, id, jointAbove } from './requests.fixture.ts';

const NOW = Date.UTC(2026, 10, 10, 11, 30);
const EVERYTHING = Object.keys(QUESTIONS) as QuestionKey[];
const answer = (asks: readonly QuestionKey[], ...cases: Parameters<typeof neighbourAnswer>[2]) =>
  neighbourAnswer(COMPILED_RULES, { asker: 'neighbour', ownHome: 'registered', asks, seen: [] }, cases, NOW);

describe('what the neighbour below is told', () => {
  it('tells Ms B the source, the day it was mended and what she can plan, and nothing of the tenant', () => {
    const told = answer(
      BUILDING_QUESTIONS,
      beside('above', jointAbove()),
      beside('here', ceilingBelow(), true, 50),
    );
    expect(told.words.split('\n')).toEqual([
      'The water comes from the flat above: a compression joint on a pipe or waste failed.',
      'The failed part was replaced on Mon 9 Nov.',
      'Nothing more is planned there.',
      'In your home a job is out to dry out the ceiling, due by Wed 18 Nov. Once it is dry it can be closed up and repaired. You can let it dry and plan your own repair now.',
    ]);
    for (const kept of [
      'Emre',
      'Yilmaz',
      'arrears',
      'bath',
      'overflow',
      'running',
      'mother',
      'out,',
      'panel',
    ])
      expect(told.words).not.toContain(kept);
    expect(told.decision).toBe('shared');
    expect(told.offersVisit).toBe(false);
    expect(told.fields).toContain('finding/defect');
    expect(told.fields).toContain('work-report/finishedAt');
    expect(told.categories).toEqual(['defect', 'repair-status']);
    expect(told.records).toEqual([id(100), id(102), id(201)]);
  });

  it('says the state and the next step while it is not mended, and that a job is late', () => {
    const running = jointAbove().filter(({ record }) => record.kind !== 'work-report');
    const told = answer(BUILDING_QUESTIONS, beside('above', running));
    expect(told.words).toContain('It is not mended yet. We have known of it since Fri 6 Nov.');
    expect(told.words).toContain('A job is out to replace a pipe or waste, due by Tue 10 Nov.');
    expect(told.words).toContain('Wait with lasting repairs until it is mended.');
    const later = neighbourAnswer(
      COMPILED_RULES,
      { asker: 'neighbour', ownHome: 'registered', asks: BUILDING_QUESTIONS, seen: [] },
      [beside('above', running)],
      NOW + 86_400_000,
    );
    expect(later.words).toContain('due by Tue 10 Nov, and is late.');
  });

  it('does not say why nobody got in', () => {
    const noAccess = filed(102, '2026-11-09T11:40:00+00:00', 'work-report', {
      order: id(101),
      outcome: 'no-access',
      done: [],
      finishedAt: '2026-11-09T11:40:00+00:00',
      leftSafe: true,
    });
    const records = [...jointAbove().filter(({ record }) => record.kind !== 'work-report'), noAccess];
    const told = answer(BUILDING_QUESTIONS, beside('above', records));
    expect(told.words).toContain('It is not mended yet.');
    expect(told.words).not.toContain('Mon 9 Nov');
    expect(told.records).not.toContain(id(102));
  });

  it('offers a visit where no case next door is known, and never says nothing', () => {
    const told = answer(BUILDING_QUESTIONS);
    expect(told.words).toBe(
      'We have nothing on record yet about where it comes from.\nWe can come and look at your home. Tell us which day suits you.',
    );
    expect(told.offersVisit).toBe(true);
    expect(told.source).toBeNull();
  });

  it('tells a fact that was put right as it was put right', () => {
    const right = filed(120, '2026-11-07T09:00:00+00:00', 'finding', {
      room: id(110),
      findingKind: 'repair',
      element: 'toilet',
      cause: 'plumbing-leak',
      defect: 'leaking',
    });
    const correction = filed(121, '2026-11-07T09:01:00+00:00', 'correction', {
      corrects: id(100),
      replacement: id(120),
    });
    const told = answer(['where-from'], beside('above', [...jointAbove(), right, correction]));
    expect(told.words).toBe('The water comes from the flat above: the toilet leaked.');
  });

  it('tells nothing that is held to be right no longer, and nothing stands for', () => {
    const taken = filed(121, '2026-11-07T09:01:00+00:00', 'correction', { corrects: id(100) });
    const told = answer(['where-from'], beside('above', [...jointAbove(), taken]));
    expect(told.words).not.toMatch(/joint|pipe/);
    expect(told.records).not.toContain(id(100));
  });

  it('answers the building at once and declines the person in plain words', () => {
    const mixed = answer(['where-from', 'who-lives-there', 'how-to-reach'], beside('above', jointAbove()));
    expect(mixed.decision).toBe('part');
    expect(mixed.words).toBe(
      'The water comes from the flat above: a compression joint on a pipe or waste failed.\n' +
        'We do not tell who lives there or a name or a number: that is for the people themselves to tell.',
    );
    const personal = answer(['who-did-it'], beside('above', jointAbove()));
    expect(personal.decision).toBe('refused');
    expect(personal.records).toEqual([]);
    expect(personal.words).toContain('We do not tell whether a person had a part in it');
  });

  it('declines in the same words whatever is in the file', () => {
    expect(answer(['who-lives-there'], beside('above', jointAbove())).words).toBe(
      answer(['who-lives-there']).words,
    );
  });
});

/** Rows 1 to 5 and how a record was made decide which fact counts; everything else must leave no trace in an answer. */
const MAY_COUNT: ReadonlySet<DataCategory> = new Set([
  'property-fact',
  'defect',
  'repair-status',
  'measurement',
  'hazard',
  'record-keeping',
]);
const GUARDED_OR_PERSONAL = (Object.keys(CATEGORIES) as DataCategory[]).filter((one) => !MAY_COUNT.has(one));

const asFiled = ({ id: one, record }: { id: FiledRecord['id']; record: SurveyRecord }): FiledRecord => ({
  id: one,
  record,
  arrivedAt: '2026-11-09T12:00:00+00:00',
});
const anyFile = (canary: string) =>
  fc.array(
    fc
      .constantFrom<RecordKind[]>(...RECORD_KINDS)
      .chain((kind) => anyRecordOf(kind, () => canary))
      .map(asFiled),
    { minLength: 1, maxLength: 12 },
  );
const PLACES_TRIED = ['above', 'asked', 'here'] as const;

describe('what no answer holds', () => {
  it('holds no word of any field of any kind, and no id', () => {
    fc.assert(
      fc.property(anyFile('CANARY'), fc.constantFrom(...PLACES_TRIED), (records, place) => {
        const { words } = answer(EVERYTHING, beside(place, records), beside('here', records, true, 50));
        expect(words).not.toContain('CANARY');
        expect(words).not.toMatch(/[0-9a-f]{16}/);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same whatever stands in a guarded or personal record of the home', () => {
    const personal = anyRecord.filter(({ record }) => kindNamed(record.kind)?.file === 'tenancy');
    fc.assert(
      fc.property(fc.array(personal.map(asFiled), { maxLength: 8 }), (records) => {
        fc.pre(records.every(({ record }) => record.kind !== 'correction'));
        const bare = answer(EVERYTHING, beside('above', jointAbove()));
        const full = answer(EVERYTHING, beside('above', [...jointAbove(), ...records]));
        expect(full.words).toBe(bare.words);
      }),
      { numRuns: 200 },
    );
  });

  it('tells nothing of a field once it is treated as anything that a neighbour is not shown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GUARDED_OR_PERSONAL), (category) => {
        expect(verdictFor(COMPILED_RULES, category, 'neighbour').is).not.toBe('S');
        const retagged = jointAbove().map((one) => {
          const kind = kindNamed(one.record.kind);
          const categories = Object.fromEntries(
            Object.keys(kind?.categories ?? {}).map((path) => [path, category]),
          );
          return { ...one, record: { ...one.record, categories } as SurveyRecord };
        });
        const told = answer(BUILDING_QUESTIONS, beside('above', retagged));
        expect(told.words).not.toMatch(/joint|pipe|replaced|9 Nov|6 Nov|10 Nov/);
        expect(told.records).toEqual([]);
      }),
    );
  });
});
