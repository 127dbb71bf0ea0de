import { COMPILED_RULES } from '../disclosure/rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecord, anyRecordOf } from '../../../tests/disclosure/any-record.ts';
import { kindNamed, RECORD_KINDS } from './registry.ts';
import { disclose } from '../disclosure/disclose.ts';
import { defineRecord } from './define-record.ts';
import { clearedText, link } from './fields.ts';
import type { LocalDate } from './moments.ts';
import { arrival } from './arrival.ts';
import { finding } from './finding.ts';
import { bodyProblems, parseAs, parseRecord } from './parse-record.ts';
import { workReport } from './work-report.ts';

const anyParsed = anyRecord.map(
  ({ record }) => JSON.parse(JSON.stringify(record)) as Record<string, unknown>,
);
const readingKind = kindNamed('reading');

function problemsOf(raw: unknown): string {
  const parsed = parseRecord(raw);
  if (parsed.ok) return 'taken';
  return parsed.problem.because === 'malformed'
    ? parsed.problem.problems.map((one) => one.message).join(' ')
    : 'newer';
}

describe('parseRecord', () => {
  it('takes every valid record of every kind, with or without the store’s own keys', () => {
    expect(RECORD_KINDS.length).toBeGreaterThan(40);
    fc.assert(
      fc.property(anyParsed, (raw) => {
        expect(problemsOf(raw)).toBe('taken');
        expect(problemsOf({ ...raw, _id: 'x', _rev: '1-a' })).toBe('taken');
      }),
    );
  });

  it('refuses a record without categories, and one whose map differs from its version’s', () => {
    fc.assert(
      fc.property(anyParsed, (raw) => {
        const { categories, ...without } = raw;
        expect(problemsOf(without)).not.toBe('taken');
        const map = { ...(categories as Record<string, string>) };
        const pointer = Object.keys(map).find((key) => key.startsWith('/body/'));
        if (!pointer) throw new Error('every kind has a field');
        expect(problemsOf({ ...raw, categories: { ...map, [pointer]: 'defect-ish' } })).not.toBe('taken');
        expect(problemsOf({ ...raw, categories: { ...map, '/body/other': 'defect' } })).not.toBe('taken');
        delete map[pointer];
        expect(problemsOf({ ...raw, categories: map })).not.toBe('taken');
      }),
    );
  });

  it.each(['tenant_notes_2', 'constructor', '__proto__'])(
    'refuses the unknown key %s, at the top and in the body',
    (key) => {
      fc.assert(
        fc.property(anyParsed, (raw) => {
          const withKey = (target: unknown) =>
            JSON.parse(JSON.stringify(target).replace(/^\{/, `{"${key}":"T is expecting",`)) as Record<
              string,
              unknown
            >;
          expect(problemsOf(withKey(raw))).not.toBe('taken');
          expect(problemsOf({ ...raw, body: withKey(raw['body']) })).not.toBe('taken');
        }),
        { numRuns: 20 },
      );
    },
  );

  it('refuses kinds and versions it does not know, and tells a newer version apart', () => {
    const raw = fc.sample(anyParsed, 1)[0];
    expect(problemsOf({ ...raw, kind: 'constructor' })).toBe('This kind of record is not known.');
    expect(problemsOf({ ...raw, version: 0 })).toBe('This version of the record is not known.');
    expect(problemsOf({ ...raw, version: 99 })).toBe('newer');
  });

  it('never repeats what was typed', () => {
    fc.assert(
      fc.property(anyParsed, (raw) => {
        const typed = '07700 900123 ask for Agnieszka';
        for (const name of Object.keys(raw['body'] as object)) {
          const body = { ...(raw['body'] as Record<string, unknown>), [name]: { typed } };
          expect(problemsOf({ ...raw, body })).not.toContain('Agnieszka');
          expect(problemsOf({ ...raw, body })).not.toBe('taken');
        }
      }),
    );
  });

  it('keeps a number with its scale: what does not go together is refused in words', () => {
    if (!readingKind) throw new Error('no reading kind');
    const sample = fc.sample(anyRecordOf(readingKind), 1)[0];
    if (!sample) throw new Error('no sample');
    const reading = (change: Record<string, unknown>) =>
      problemsOf({ ...sample.record, body: { ...sample.record.body, ...change } });
    expect(reading({ quantity: 'moisture', scale: 'wme-percent', value: 23.4 })).toBe('taken');
    expect(reading({ quantity: 'moisture', scale: 'wme-percent', value: 230 })).toBe(
      'Moisture is between 0 and 100 %WME.',
    );
    expect(reading({ quantity: 'relative-humidity', scale: 'percent', value: 170 })).toBe(
      'Humidity is between 1 and 100.',
    );
    expect(reading({ quantity: 'air-temperature', scale: 'wme-percent', value: 18 })).toContain(
      'Choose another',
    );
    const body: Record<string, unknown> = {
      ...sample.record.body,
      quantity: 'moisture',
      scale: 'wme-percent',
      value: 20,
    };
    delete body['meter'];
    expect(problemsOf({ ...sample.record, body })).toContain('needs a meter');
  });

  it('reads a record of an earlier version through its step, and shows no more of it than was shown then', () => {
    const before = defineRecord({
      kind: 'cleared-note',
      title: 'Cleared note',
      file: 'property',
      fields: { note: link('record-keeping', 'Note'), said: clearedText('defect', 'Words') },
    });
    const now = defineRecord({
      kind: 'cleared-note',
      title: 'Cleared note',
      file: 'property',
      version: 2,
      fields: { note: link('record-keeping', 'Note'), words: clearedText('defect', 'Words') },
      earlier: [
        {
          version: 1,
          fields: { note: 'record-keeping', said: 'defect' },
          toNext: ({ said, ...rest }) => ({ ...rest, words: said }),
        },
      ],
    });
    const sample = fc.sample(
      anyRecordOf(before, () => 'CANARY'),
      1,
    )[0];
    if (!sample) throw new Error('no sample');
    const parsed = parseAs(now, JSON.parse(JSON.stringify(sample.record)) as Record<string, unknown>);
    if (!parsed.ok) throw new Error('the earlier version was not read');
    expect(parsed.value.version).toBe(2);
    expect(parsed.value.body).toMatchObject({ words: 'CANARY' });
    expect(parsed.value.categories).toEqual(before.categories);
    const context = {
      rules: COMPILED_RULES,
      audience: 'contractor',
      today: '2026-11-24' as LocalDate,
      mint: (id: string) => id,
    } as const;
    expect(JSON.stringify(disclose(sample.id, parsed.value, context))).not.toContain('CANARY');
    expect(parseAs(now, { ...sample.record, version: 0 }).ok).toBe(false);
  });
});

describe('what is wrong with an answer', () => {
  const about = (problems: readonly { readonly message: string }[]) => problems.map(({ message }) => message);

  it('is said in the words in which the form asks', () => {
    expect(about(bodyProblems({}, arrival))).toEqual(['Who let you in? An answer is needed.']);
    expect(about(bodyProblems({ letInBy: 'nobody' }, arrival))).toEqual([
      'Who let you in? Choose one of the answers on the list.',
    ]);
    expect(about(bodyProblems({}, finding))).toContain(
      'Where is it, seen from the door? An answer is needed.',
    );
  });

  it('is said by the label where the form asks by it', () => {
    expect(about(bodyProblems({}, workReport))).toContain('Outcome: an answer is needed.');
  });
});
