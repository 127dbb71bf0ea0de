import { expect, it } from 'vitest';
import type { Said } from '../cases/put-right.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordNamed } from '../records/registry.ts';
import { peopleNow } from './people-now.ts';

const person = (id: string, of: string, name = id) => ({
  id: id as OpaqueId,
  record: {
    kind: 'person',
    subjects: [of],
    body: { name, part: 'tenant' },
  } as unknown as RecordNamed<'person'>,
});
const said = (id: string, corrects: string, replacement: string | null = null): Said => ({
  id: id as OpaqueId,
  corrects: corrects as OpaqueId,
  replacement: replacement as OpaqueId | null,
});
const names = (records: readonly ReturnType<typeof person>[], corrections: readonly Said[]) =>
  Object.fromEntries(peopleNow(records, corrections).map(({ id, now }) => [id, now.record.body.name]));

const ANN = person('ann', 'ann');
const RIGHT = person('right', 'ann');
const RIGHTER = person('righter', 'ann');
const BEN = person('ben', 'ben');

it('tells of each person once, as they were put right last', () => {
  expect(names([ANN, BEN], [])).toEqual({ ann: 'ann', ben: 'ben' });
  expect(names([ANN, RIGHT, BEN], [said('c', 'ann', 'right')])).toEqual({ ann: 'right', ben: 'ben' });
  const chain = [said('c', 'ann', 'right'), said('d', 'right', 'righter')];
  expect(names([RIGHTER, RIGHT, ANN], chain)).toEqual({ ann: 'righter' });
});

it('tells a name that was put right by mistake as it was', () => {
  expect(names([ANN, RIGHT], [said('c', 'ann', 'right'), said('d', 'c')])).toEqual({ ann: 'ann' });
});

it('makes nobody into another person, into nobody or into a ring', () => {
  expect(names([ANN, BEN], [said('c', 'ann', 'ben')])).toEqual({ ann: 'ann', ben: 'ben' });
  expect(names([ANN, BEN], [said('c', 'ann', 'ben'), said('d', 'ben', 'ann')])).toEqual({
    ann: 'ann',
    ben: 'ben',
  });
  expect(names([ANN], [said('c', 'ann')])).toEqual({ ann: 'ann' });
  expect(names([ANN, RIGHT], [said('c', 'ann', 'right'), said('d', 'right', 'gone')])).toEqual({
    ann: 'right',
  });
  const through = [said('c', 'ann', 'right'), said('d', 'right', 'ben')];
  expect(names([RIGHT, ANN, BEN], through)).toEqual({ ann: 'right', ben: 'ben' });
  const ring = [said('c', 'ann', 'right'), said('d', 'right', 'ann')];
  expect(Object.keys(names([ANN, RIGHT], ring))).toEqual(['ann']);
});

it('makes nobody of a record that no correction names into another person', () => {
  expect(names([ANN, RIGHT], [])).toEqual({ ann: 'ann', right: 'right' });
});

it('knows whoever is held by what is right alone, by the id that everything names', () => {
  expect(names([RIGHT], [said('c', 'ann', 'right')])).toEqual({ ann: 'right' });
});

it('takes whoever has moved out by one of two that stand for them as moved out, whichever came first', () => {
  const named = person('named', 'ann', 'Anne');
  const out = { ...person('out', 'ann'), record: { ...person('out', 'ann').record } };
  Object.assign(out.record, { body: { ...out.record.body, until: '2026-11-20' } });
  const both = [said('c', 'ann', 'named'), said('d', 'ann', 'out')];
  for (const records of [
    [ANN, named, out],
    [out, named, ANN],
    [named, out],
  ])
    for (const corrections of [both, both.toReversed()])
      expect(peopleNow(records, corrections).map(({ id, now }) => [id, now.id])).toEqual([['ann', 'out']]);
  // What was wrong says nothing.
  const back = [said('c', 'ann', 'out'), said('d', 'out', 'named')];
  expect(peopleNow([ANN, named, out], back).map(({ now }) => now.id)).toEqual(['named']);
});
