import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FiledRecord } from '../cases/filed-record.ts';
import { CAUSES, VISIT_KINDS } from '../records/vocabulary.ts';
import { gapsOf } from './completeness/gaps-of.ts';
import { causeOfKind, closerCauses, DAMP_KINDS, dampKindOf, type DampKind } from './damp-kinds.ts';
import { toCompare } from './earlier-visit.ts';
import { expectedRooms } from './expected-rooms.ts';
import { causeWords } from './finding-words.ts';
import { filed, id } from './filed.fixture.ts';
import type { VisitKind } from './visit-shapes.ts';

const NOW = id(7);
const BEFORE = id(8);
const CASE = id(4);
const inspection = (visitKind: VisitKind, n = 7) =>
  filed('inspection', n, {
    visitKind,
    investigation: 'none',
    manner: 'in-person',
    startedAt: '2026-11-24T10:34:00+00:00',
  });
const bedroom = filed('room', 20, { roomKind: 'bedroom', number: 2 });
const kitchen = filed('room', 21, { roomKind: 'kitchen', nothingFound: true });
const mould = filed('finding', 30, {
  room: id(20),
  findingKind: 'mould',
  element: 'wall',
  cause: 'condensation',
});
const earlier = filed(
  'finding',
  40,
  { room: id(25), findingKind: 'damp', element: 'ceiling', cause: 'penetrating-roof' },
  { inspection: BEFORE },
);
const order = filed(
  'works-order',
  50,
  { contractor: id(60), purpose: 'repair', element: 'roof', remedy: 'mend', state: 'issued' },
  { inspection: null },
);
const checked = (now: string) => filed('finding-check', 70, { finding: id(40), now });
const worksChecked = filed('works-check', 71, { order: id(50), works: 'part-done' });
const titles = (...given: Parameters<typeof gapsOf>) => gapsOf(...given).map(({ title }) => title);
const keys = (...given: Parameters<typeof gapsOf>) => gapsOf(...given).map(({ key }) => key);

describe('what each kind of visit asks', () => {
  it('asks a repair visit, an empty home and shared parts for no reading and no state of the air', () => {
    for (const kind of ['repair', 'empty-home', 'shared-parts'] as const) {
      const asked = keys([inspection(kind), bedroom, mould], null);
      expect(asked.filter((key) => /^(reading|air|outdoor|heating)/.test(key))).toEqual([]);
    }
    expect(keys([inspection('damp-and-mould'), bedroom, mould], null)).toContain(`reading ${id(20)}`);
  });

  it('asks about the household only where somebody lives', () => {
    const asks = (kind: VisitKind) => keys([inspection(kind), kitchen], null).includes('household');
    const kinds = Object.keys(VISIT_KINDS) as VisitKind[];
    expect(kinds.filter(asks)).toEqual(['damp-and-mould', 'repair', 'check-after-works']);
  });

  it('takes a declined answer for an answer', () => {
    const declined = filed('household-need', 80, { answer: 'declined', needs: [] });
    expect(keys([inspection('repair'), kitchen, declined], null)).toEqual([]);
  });
});

describe('a check after works', () => {
  const visit = inspection('check-after-works');
  const before = toCompare([visit, earlier, order, mould], NOW, CASE);

  it('looks again at each finding and each job of the case, and at nothing of its own', () => {
    expect(before.findings.map((one) => one.id)).toEqual([id(40)]);
    expect(before.orders.map((one) => one.id)).toEqual([id(50)]);
    expect(titles([visit, kitchen], null, before).slice(0, 2)).toEqual([
      'Say whether the works are done',
      'Not looked at again: Damp, ceiling',
    ]);
  });

  it('is whole once each has an answer, “could not see” among them', () => {
    const done = keys([visit, checked('not-seen'), worksChecked], null, before);
    expect(done.filter((key) => /^(compare|works|rooms|decision)/.test(key))).toEqual([]);
  });

  it('asks for a decision only about what is still there', () => {
    for (const now of ['better', 'same', 'worse'])
      expect(keys([visit, checked(now)], 'damp-and-mould', before)).toContain('decision damp-and-mould');
    for (const now of ['gone', 'not-seen'])
      expect(keys([visit, checked(now)], 'damp-and-mould', before)).not.toContain('decision damp-and-mould');
  });
});

describe('a room that was not shown', () => {
  const not = (what: string, more: object = {}) =>
    filed('declined', 90, { what, because: 'resident-declined', ...more });

  it('is no gap, until that is taken back', () => {
    const visit = inspection('repair');
    const said = not('see-room', { room: id(20) });
    expect(keys([visit, bedroom, said], null)).not.toContain(`room ${id(20)}`);
    const back = not('see-room', { room: id(20), takenBack: true });
    expect(keys([visit, bedroom, back], null)).toContain(`room ${id(20)}`);
  });

  it('asks for no photo where none was wanted, in the room or in the home', () => {
    const visit = inspection('damp-and-mould');
    const photo = `photo ${id(20)}`;
    expect(keys([visit, bedroom, mould], null)).toContain(photo);
    expect(keys([visit, bedroom, mould, not('take-photos', { room: id(20) })], null)).not.toContain(photo);
    expect(keys([visit, bedroom, mould, not('take-photos')], null)).not.toContain(photo);
    expect(keys([visit, bedroom, mould, not('take-photos', { room: id(21) })], null)).toContain(photo);
  });

  it('counts no room that was added by mistake', () => {
    const slip = filed('room', 20, { roomKind: 'bedroom', number: 2, mistake: true });
    expect(keys([inspection('repair'), slip, kitchen], null)).not.toContain(`room ${id(20)}`);
  });
});

describe('the rooms to look at', () => {
  const flat = filed(
    'property',
    1,
    {
      ...{ line: 'Flat 1', postcode: 'AA1 1AA', uprn: '1', homeType: 'flat', bedrooms: 2 },
      ...{ builtIn: '1965-1980', construction: 'cavity', asbestosPresent: false, ownership: 'landlord' },
    },
    { inspection: null, unchecked: true },
  );
  const names = (records: readonly FiledRecord[], kind: VisitKind = 'damp-and-mould') =>
    expectedRooms(records, NOW, kind).map(({ roomKind, number }) => `${roomKind} ${number ?? ''}`.trim());

  it('are those of the newest earlier visit, then the others of the home, without what this visit has', () => {
    const old = [
      inspection('repair', 8),
      filed('room', 24, { roomKind: 'bedroom', number: 2 }, { inspection: BEFORE }),
      filed('room', 25, { roomKind: 'bathroom' }, { inspection: BEFORE }),
      filed('room', 26, { roomKind: 'hall', mistake: true }, { inspection: BEFORE }),
    ];
    const others = ['bedroom 1', 'living-room', 'kitchen', 'hall'];
    expect(names([flat, inspection('damp-and-mould'), ...old])).toEqual(['bedroom 2', 'bathroom', ...others]);
    expect(names([flat, inspection('damp-and-mould'), ...old, bedroom])).toEqual(['bathroom', ...others]);
    expect(names([inspection('damp-and-mould'), ...old])).toEqual(['bedroom 2', 'bathroom']);
  });

  it('follow from the building where nobody was there before, and never for shared parts', () => {
    const first = [flat, inspection('damp-and-mould')];
    expect(names(first)).toEqual(['bedroom 1', 'bedroom 2', 'living-room', 'kitchen', 'bathroom', 'hall']);
    expect(names(first, 'shared-parts')).toEqual([]);
  });
});

describe('kinds of damp', () => {
  const causes = fc.constantFrom(...(Object.keys(CAUSES) as (keyof typeof CAUSES)[]));
  const kinds = fc.constantFrom(...(Object.keys(DAMP_KINDS) as DampKind[]));

  it('hold every cause exactly once', () => {
    fc.assert(
      fc.property(causes, kinds, (cause, kind) => {
        const holds = causeOfKind(kind) === cause || closerCauses(kind).includes(cause);
        expect(holds).toBe(dampKindOf(cause) === kind);
      }),
    );
  });

  it('speak of the building and never of a way to live', () => {
    const words = [...Object.values(DAMP_KINDS), ...Object.values(CAUSES)].join(' ').toLowerCase();
    expect(words).not.toMatch(/lifestyle|laundry|cook|drying clothes|occupan/);
  });

  it('may be several, each with how sure one is', () => {
    const found = {
      findingKind: 'damp',
      cause: 'penetrating-wall',
      confidence: 'likely',
      alsoPossible: ['rising'],
    } as const;
    expect(causeWords({ ...found, alsoPossible: ['rising'] })).toBe(
      'Likely: rain through the wall; possible: rising from the ground',
    );
  });
});
