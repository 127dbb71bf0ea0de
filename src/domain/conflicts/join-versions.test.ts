import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineRecord, type RecordKind } from '../records/define-record.ts';
import { choice, optional } from '../records/fields.ts';
import { finding } from '../records/finding.ts';
import { asOne, chosenBody, joinVersions, type Side } from './join-versions.ts';
import { twoSides, winnerFirst, type Body, type Leaf } from './version-tree.ts';

const answers = { a: 'A', b: 'B', c: 'C' };
const kind: RecordKind = defineRecord({
  kind: 'finding',
  title: 'Finding',
  file: 'property',
  fields: {
    element: optional(choice('defect', 'Part', answers)),
    cause: optional(choice('defect', 'Cause', answers)),
    height: optional(choice('defect', 'Height', answers)),
  },
});
const NAMES = ['element', 'cause', 'height'] as const;
const aBody: fc.Arbitrary<Body> = fc.record(
  {
    element: fc.constantFrom('a', 'b', 'c'),
    cause: fc.constantFrom('a', 'b', 'c'),
    height: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: [] },
);
const anySides = fc.record({ one: aBody, other: aBody, base: fc.option(aBody) });

describe('two versions of one record', () => {
  it('joins changes of different fields without a question', () => {
    const base = { element: 'a', cause: 'a' };
    const joined = joinVersions(
      { one: { ...base, cause: 'b' }, other: { ...base, height: 'b' }, base },
      kind,
    );
    expect(joined).toEqual({ asks: false, body: { element: 'a', cause: 'b', height: 'b' } });
  });

  it('takes an answer back when one side took it back and the other left it', () => {
    const base = { element: 'a', cause: 'a' };
    expect(joinVersions({ one: { element: 'a' }, other: base, base }, kind)).toEqual({
      asks: false,
      body: { element: 'a' },
    });
  });

  it('asks about one field that both changed, and about every difference where the beginning is unknown', () => {
    const base = { element: 'a', cause: 'a' };
    const [one, other] = [
      { element: 'b', cause: 'b' },
      { element: 'b', cause: 'c' },
    ];
    const asked = { asks: true, questions: [{ fields: ['cause'] }] };
    expect(joinVersions({ one, other, base }, kind)).toEqual(asked);
    expect(joinVersions({ one, other, base: null }, kind)).toEqual(asked);
  });

  it('asks for one version as a whole where the answers do not go together', () => {
    const base = {
      room: 'r'.repeat(22),
      findingKind: 'repair',
      element: 'wall',
      rateCode: 'A1',
      rateVersion: '8',
    };
    const { rateVersion, ...one } = { ...base, rateCode: 'A2' };
    expect(rateVersion).toBe('8');
    // Each side took one half away.
    const other = { room: base.room, findingKind: 'repair', element: 'wall', rateVersion: '8' };
    const sides = { one, other, base };
    const joined = joinVersions(sides, finding);
    expect(joined.asks).toBe(true);
    expect(asOne(sides).fields).toEqual(['rateCode', 'rateVersion']);
  });

  it('is symmetric and never loses a value: each answer is in the joined record, in a question, or was replaced on one side alone', () => {
    fc.assert(
      fc.property(anySides, ({ one, other, base }) => {
        const joined = joinVersions({ one, other, base }, kind);
        expect(joinVersions({ one: other, other: one, base }, kind)).toEqual(joined);
        const asked = joined.asks ? joined.questions.flatMap(({ fields }) => fields) : [];
        for (const name of NAMES) {
          if (asked.includes(name)) continue;
          const changed = [one[name], other[name]].filter((value) => base === null || value !== base[name]);
          for (const value of changed) if (!joined.asks) expect(joined.body[name]).toBe(value);
          if (joined.asks) expect(new Set(changed).size).toBeLessThan(2);
        }
      }),
    );
  });

  it('is idempotent: what was joined or chosen meets either side again without a new question', () => {
    fc.assert(
      fc.property(anySides, fc.constantFrom<Side>('one', 'other'), (sides, side) => {
        const joined = joinVersions(sides, kind);
        const picks = joined.asks
          ? joined.questions.flatMap(({ fields }) => fields.map((f) => [f, side] as const))
          : [];
        const body = joined.asks ? chosenBody(sides, Object.fromEntries(picks), kind) : joined.body;
        if (body === null) throw new Error('Nothing here excludes another answer.');
        expect(joinVersions({ one: body, other: body, base: sides.base }, kind)).toEqual({
          asks: false,
          body,
        });
        expect(joinVersions({ one: body, other: sides.one, base: sides.one }, kind)).toEqual({
          asks: false,
          body,
        });
      }),
    );
  });
});

const leaf = (rev: string, body: Body, ...before: string[]): Leaf => ({
  rev,
  body,
  ancestors: [rev, ...before],
});

describe('the sides of a tree', () => {
  it('are the same on every phone, in whichever order the leaves come', () => {
    const aLeaf = fc
      .tuple(
        fc.integer({ min: 2, max: 4 }),
        fc.string({ unit: fc.constantFrom('0', '5', 'f'), minLength: 4, maxLength: 4 }),
        aBody,
      )
      .map(([generation, hash, body]) => leaf(`${String(generation)}-${hash}`, body, '1-a'));
    const leaves = fc.uniqueArray(aLeaf, { minLength: 2, maxLength: 5, selector: ({ rev }) => rev });
    fc.assert(
      fc.property(leaves, aBody, (some, base) => {
        const bodies = new Map([['1-a', base]]);
        expect(twoSides([...some].reverse(), bodies)).toEqual(twoSides(some, bodies));
        expect(
          twoSides(some, bodies)?.one[0] ?? some.find(({ rev }) => rev === winnerFirst(some)[0]?.rev),
        ).toEqual(winnerFirst(some)[0]);
      }),
    );
  });

  it('are none once the end of each side says the same', () => {
    const body = { element: 'a' };
    expect(
      twoSides([leaf('3-x', body, '2-x', '1-a'), leaf('3-y', body, '2-y', '1-a')], new Map()),
    ).toBeNull();
  });

  it('begin from the nearest version that both share: a change after joining is no new question', () => {
    const [first, agreed] = [{ cause: 'a' }, { cause: 'b' }];
    const bodies = new Map<string, Body>([
      ['1-a', first],
      ['3-x', agreed],
      ['3-y', agreed],
    ]);
    const changed = { cause: 'c' };
    const leaves = [
      leaf('4-p', changed, '3-x', '2-x', '1-a'),
      leaf('4-q', changed, '3-y', '2-y', '1-a'),
      leaf('4-r', { ...agreed, height: 'a' }, '3-x', '2-x', '1-a'),
      leaf('4-s', { ...agreed, height: 'a' }, '3-y', '2-y', '1-a'),
    ];
    const sides = twoSides(leaves, bodies);
    expect(sides?.base).toEqual(agreed);
    expect(
      sides && joinVersions({ one: changed, other: { ...agreed, height: 'a' }, base: sides.base }, kind),
    ).toEqual({
      asks: false,
      body: { cause: 'c', height: 'a' },
    });
  });

  it('go back to the beginning where two phones chose differently: nothing is decided silently', () => {
    const bodies = new Map<string, Body>([
      ['1-a', { cause: 'a' }],
      ['2-x', { cause: 'b' }],
      ['2-y', { cause: 'c' }],
    ]);
    const leaves = [
      leaf('3-p', { cause: 'b' }, '2-x', '1-a'),
      leaf('3-q', { cause: 'b' }, '2-y', '1-a'),
      leaf('3-r', { cause: 'c' }, '2-x', '1-a'),
      leaf('3-s', { cause: 'c' }, '2-y', '1-a'),
    ];
    expect(twoSides(leaves, bodies)?.base).toEqual({ cause: 'a' });
  });
});
