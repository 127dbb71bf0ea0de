import { describe, expect, it } from 'vitest';
import { isWrittenShown } from '../../../tests/disclosure/written-matrix.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import type { Field } from '../records/fields.ts';
import { parseRecord } from '../records/parse-record.ts';
import { kindNamed, RECORD_KINDS, type SurveyRecord } from '../records/registry.ts';
import { neighbourAnswer } from './neighbour-answer.ts';
import { BUILDING_QUESTIONS } from './questions.ts';
import { beside, ceilingBelow, filed, id, jointAbove } from './requests.fixture.ts';

/*
 * The mirror of the neighbour's way (decisions 0090, 0120): each field that the written page shows a neighbour changes what they
 * are told in some case, or it is named here with the reason for which no sentence stands for it. Both lists are exact.
 */

const NOW = Date.UTC(2026, 10, 20, 11, 30);

/** Shown by the matrix and told by no sentence: each by its name, with its reason. */
const NO_SENTENCE: Readonly<Record<string, string>> = {
  ...of('words that somebody typed: no typed word enters an answer (0090)', [
    'cleared-note/words',
    'works-order/instructions',
  ]),
  ...of('an hour: when somebody is at home there is theirs (0090)', ['visit/atMinute']),
  ...of('a picture goes to nobody by this way: it would have to be cut to what is shared (row 22)', [
    'cleared-photo/order',
    'cleared-photo/element',
    'cleared-photo/takenOn',
  ]),
  ...of('where in somebody’s home it is: that it comes from that home is told', [
    'finding/wall',
    'finding/height',
    'finding/beyond',
  ]),
  ...of('what was reported or seen in rooms where people live, and is not where the water starts', [
    'report-fact/element',
    'room/nothingFound',
    'room-services/fan',
    'room-services/trickleVents',
    'room-services/windowOpens',
    'room-services/radiator',
    'home-services/heatingWorks',
  ]),
  ...of('what was weighed on the way to the cause, which is told with how sure it is', [
    'finding/findingKind',
    'finding/alsoLikely',
    'finding/alsoPossible',
    'finding/signs',
  ]),
  ...of('what a surveyor thinks it needs is no promise: it is told once a job is out, or by the decision', [
    'finding/remedy',
  ]),
  ...of(
    'what was promised to whoever lives there: works and visits are told as they are ordered and booked (0183)',
    ['promise/what', 'promise/on', 'promise/by'],
  ),
  ...of('a code of the landlord’s own price list', ['finding/rateCode', 'finding/rateVersion']),
  ...of('why and how somebody goes there: that they come, and on which day, is told', [
    'visit/visitKind',
    'inspection/visitKind',
    'inspection/investigation',
    'inspection/manner',
  ]),
  ...of('who of the staff comes (row 20)', ['conclusion/nextLookBy']),
  ...of('a guess at a limit of the law: days are told as they are set and as they are missed', [
    'conclusion/safeInTime',
  ]),
  ...of('what it is for: the job itself is told, and what was made safe', ['works-order/purpose']),
  ...of('whether a home was left clean is theirs who live there; that it was made safe is an outcome', [
    'work-report/leftSafe',
  ]),
};

function of(reason: string, fields: readonly string[]) {
  return Object.fromEntries(fields.map((field) => [field, reason] as const));
}

const told = (there: readonly FiledRecord[], here: readonly FiledRecord[] = []) => {
  const cases = [beside('above', there), ...(here.length === 0 ? [] : [beside('here', here, true, 50)])];
  const question = { asker: 'neighbour', ownHome: 'registered', asks: BUILDING_QUESTIONS, seen: [] } as const;
  return neighbourAnswer(COMPILED_RULES, question, cases, NOW);
};

const inspection = filed(120, '2026-11-06T10:30:00+00:00', 'inspection', {
  visitKind: 'damp-and-mould',
  investigation: 'standard',
  manner: 'in-person',
  startedAt: '2026-11-06T10:30:00+00:00',
});
const report = filed(121, '2026-11-05T09:00:00+00:00', 'report-fact', {
  awareAt: '2026-11-05T08:35:00+00:00',
  hazard: 'damp-and-mould',
  waterFrom: 'roof',
  element: 'ceiling',
});
const decision = filed(122, '2026-11-06T12:00:00+00:00', 'conclusion', {
  hazard: 'damp-and-mould',
  severity: 'significant',
  concludedAt: '2026-11-06T12:00:00+00:00',
  reasons: ['water-coming-in'],
  cause: 'plumbing-leak',
  safetyWorkNeeded: true,
  preventativeWorkNeeded: true,
  nextLookOn: '2026-11-24',
  nextLookBy: 'me',
  safeInTime: 'yes',
});
const visit = filed(123, '2026-11-06T12:00:00+00:00', 'visit', {
  visitKind: 'repair',
  onDate: '2026-11-23',
  atMinute: 600,
  reason: 'first-look',
  state: 'planned',
  surveyor: id(903),
});
const seen = filed(124, '2026-11-12T09:00:00+00:00', 'works-check', { order: id(101), works: 'part-done' });
const again = filed(125, '2026-11-12T09:00:00+00:00', 'finding-check', { finding: id(100), now: 'worse' });

const only = (records: readonly FiledRecord[], ...kinds: string[]) =>
  records.filter(({ record }) => kinds.includes(record.kind));
const uncaused = jointAbove().map((one) =>
  one.record.kind === 'finding'
    ? changed(one, { defect: undefined, alsoLikely: ['flood'], confidence: 'likely' })
    : one,
);

/** Cases of every state: only reported, found, decided, ordered, mended, seen again. */
const STATES: readonly (readonly FiledRecord[])[] = [
  [report],
  [report, inspection, visit],
  [report, inspection, decision],
  [decision],
  only(jointAbove(), 'finding'),
  only(uncaused, 'finding'),
  only(jointAbove(), 'works-order'),
  only(jointAbove(), 'finding', 'works-order'),
  [...jointAbove(), inspection, visit],
  [...jointAbove(), seen],
  [...jointAbove(), again],
];

/** Another valid value of a field, as many as there are. */
function* others(field: Field, value: unknown): Generator<unknown> {
  const { shape } = field;
  if (shape.as === 'choice')
    for (const key of shape.options.keys()) {
      const other = shape.many ? [key] : key;
      if (JSON.stringify(other) !== JSON.stringify(value)) yield other;
    }
  if (shape.as === 'flag') yield value !== true;
  if (shape.as === 'date') yield '2026-11-27';
  if (shape.as === 'instant') yield '2026-11-03T10:00:00+00:00';
  if (shape.as === 'number') yield 615;
  if (shape.as === 'link') yield id(777);
}

function changed(one: FiledRecord, body: object): FiledRecord {
  const all = Object.entries({ ...one.record.body, ...body }).filter(([, value]) => value !== undefined);
  return { ...one, record: { ...one.record, body: Object.fromEntries(all) } as unknown as SurveyRecord };
}

/** What decides which job, visit or report is told, and is in no words itself. */
const CHOOSES: ReadonlySet<string> = new Set(['works-order/state', 'visit/state', 'work-report/order']);

/** The fields whose answer reaches the words, and is noted for the log. */
function fieldsTold(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const state of STATES)
    for (const [at, one] of state.entries()) {
      const before = told(state);
      for (const [name, field] of Object.entries(kindNamed(one.record.kind)?.fields ?? {})) {
        const value = new Map(Object.entries(one.record.body)).get(name);
        for (const other of others(field, value)) {
          const next = changed(one, { [name]: other });
          if (!parseRecord(next.record).ok) continue;
          const after = told(state.with(at, next));
          const key = `${one.record.kind}/${name}`;
          const isNoted = CHOOSES.has(key) || [...before.fields, ...after.fields].includes(key);
          if (after.words !== before.words && isNoted) found.add(key);
        }
      }
    }
  return found;
}

describe('the mirror of the neighbour’s way', () => {
  it('tells by some sentence each field that the matrix shows a neighbour, but for those named with a reason', () => {
    const shown = RECORD_KINDS.flatMap(({ kind, fields }) =>
      Object.keys(fields)
        .filter((name) => isWrittenShown(kind, name, 'neighbour'))
        .map((name) => `${kind}/${name}`),
    );
    const tells = fieldsTold();
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.filter((one) => !tells.has(one)).sort()).toEqual(Object.keys(NO_SENTENCE).sort());
    // And nothing is told that the page does not show.
    expect([...tells].filter((one) => !shown.includes(one))).toEqual([]);
  });
});

describe('how it stands', () => {
  it('says on which day somebody was there to look, and what was decided while no job is out', () => {
    expect(told([report, inspection, decision]).words).toContain(
      'It is not mended yet. We have known of it since Thu 5 Nov. We looked at it on Fri 6 Nov. We decided on Fri 6 Nov that work is needed to make it safe and to stop it coming back.',
    );
    const ordered = [...only(jointAbove(), 'finding', 'works-order'), decision];
    expect(told(ordered).words).not.toContain('We decided');
  });

  it('says that a first look is the first, and a later one that it is again', () => {
    expect(told([report, visit]).words).toContain('We look at it on Mon 23 Nov.');
    const later = changed(visit, { reason: 'after-works' });
    expect(told([report, later]).words).toContain('We look at it again on Mon 23 Nov.');
  });

  it('says what was reported, and what a job was raised to mend, where nobody wrote down what was found', () => {
    expect(told(only(jointAbove(), 'works-order')).words).toContain(
      'The water comes from the flat above: a compression joint on a pipe or waste failed.',
    );
    expect(told([report]).words).toContain(
      'It may come from the flat above. Water was reported to come from the roof. We have not found the source yet.',
    );
    const dry = changed(report, { waterFrom: 'next-door' });
    expect(told([dry]).words).toContain(
      'It may come from the flat above. We do not know yet what failed there.',
    );
    const lock = only(jointAbove(), 'works-order').map((one) =>
      changed(one, { element: 'lock', defect: 'loose' }),
    );
    expect(told([dry, ...lock]).words).toContain('We do not know yet what failed there.');
  });

  it('does not send anybody to mend their own home where it was seen that the work did not hold', () => {
    const mended = told(jointAbove(), ceilingBelow());
    expect(mended.words).toContain('You can let it dry and plan your own repair now.');
    for (const [since, says] of [
      [seen, 'When we looked, the work was partly done. More is needed.'],
      [again, 'When we looked again, it was worse.'],
    ] as const) {
      const { words } = told([...jointAbove(), since], ceilingBelow());
      expect(words).toContain(says);
      expect(words).toContain('Wait with lasting repairs until it is mended.');
      expect(words).not.toContain('Nothing more is planned there.');
    }
  });

  it('goes by what was said last: a report after a look, and a look that saw it done', () => {
    const early = {
      ...seen,
      record: { ...seen.record, recordedAt: '2026-11-08T09:00:00+00:00' },
    } as FiledRecord;
    expect(told([...jointAbove(), early]).words).not.toContain('partly done');
    const done = changed(seen, { works: 'done' });
    expect(told([...jointAbove(), done]).words).not.toContain('When we looked');
    const unreported = [...only(jointAbove(), 'finding', 'works-order'), done];
    expect(told(unreported).words).toContain('When we looked, the work was done.');
    expect(told(unreported).words).not.toContain('A job is out');
    expect(told(unreported).words).not.toContain('It is not mended yet.');
  });
});
