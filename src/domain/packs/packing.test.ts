import { describe, expect, test } from 'vitest';
import { notPackedWords, packedWords, packingWords, packWaitsWords, whatIsMissing } from './packing.ts';
import { filedAt, id, MARCH } from '../inspections/readings.fixture.ts';
import type { FiledRecord } from '../cases/filed-record.ts';

const CASE = id(4);
const home: readonly FiledRecord[] = [
  filedAt(
    'property',
    1,
    {
      line: '3 Plover Row',
      postcode: 'ZZ1 1AA',
      homeType: 'house',
      builtIn: '1919-1944',
      construction: 'solid-brick',
      bedrooms: 2,
      asbestosPresent: false,
    },
    MARCH,
  ),
  filedAt('tenancy', 5, { occupancy: 'tenancy', startedOn: '2020-01-06' }, MARCH),
  ofCase(filedAt('report-fact', 4, { awareAt: MARCH.at, hazard: 'damp-and-mould' }, MARCH)),
];

function ofCase(filed: FiledRecord): FiledRecord {
  return { ...filed, record: { ...filed.record, case: CASE } as FiledRecord['record'] };
}

describe('a home is packed', () => {
  const visit = { visitKind: 'repair', case: null } as const;

  test('when its building, its tenancy and the report behind the visit are there', () => {
    expect(whatIsMissing(home, [visit])).toBeNull();
    expect(whatIsMissing(home, [visit, { ...visit, case: CASE }])).toBeNull();
  });

  test('and what is not there is named, the gravest first', () => {
    const without = (kind: string) => home.filter(({ record }) => record.kind !== kind);
    expect(whatIsMissing([], [visit])).toBe('no-building');
    expect(whatIsMissing(without('tenancy'), [visit])).toBe('no-tenancy');
    expect(whatIsMissing(without('report-fact'), [{ ...visit, case: CASE }])).toBe('no-report');
  });

  test('an empty home and shared parts need no tenancy', () => {
    const empty = home.filter(({ record }) => record.kind !== 'tenancy');
    expect(whatIsMissing(empty, [{ visitKind: 'empty-home', case: null }])).toBeNull();
    expect(whatIsMissing(empty, [{ visitKind: 'shared-parts', case: null }])).toBeNull();
    expect(whatIsMissing(empty, [{ visitKind: 'shared-parts', case: null }, visit])).toBe('no-tenancy');
  });
});

test('packing in words', () => {
  expect(notPackedWords('3 Plover Row', 'no-tenancy', '01632 960 010')).toBe(
    '3 Plover Row did not pack: the office has no tenancy for it. You can still visit; ring 01632 960 010.',
  );
  expect(notPackedWords('3 Plover Row', 'no-building', null)).toMatch(/; ring the office first\.$/);
  expect(packedWords({ here: 0, of: 0 })).toBe('Packed. No earlier photos.');
  expect(packedWords({ here: 1, of: 1 })).toBe('Packed. 1 earlier photo.');
  expect(packedWords({ here: 2, of: 5 })).toBe('Packed. 2 of 5 earlier photos so far.');
  const progress = { packed: 3, homes: 4, bytes: 2_100_000, ofBytes: 2_800_000 };
  expect(packingWords(progress)).toBe('Packing 3 of 4 homes, 2.1 of 2.8 MB');
  for (const ofBytes of [0, 100_000])
    expect(packingWords({ ...progress, bytes: 0, ofBytes })).toBe('Packing 3 of 4 homes');
});

test('without signal it is said what is here, what is missing and when it comes', () => {
  const waits = { packed: 4, homes: 5, isWhole: true, photos: 3, only: '5 Plover Row' };
  expect(packWaitsWords(waits)).toEqual({
    title: '4 of 5 homes are packed',
    detail: '3 earlier photos of 5 Plover Row come with the next signal. All else is here.',
  });
  expect(packWaitsWords({ ...waits, packed: 1, homes: 3, photos: 1, only: null })).toEqual({
    title: '1 of 3 homes is packed',
    detail: '1 earlier photo comes with the next signal. All else is here.',
  });
  expect(packWaitsWords({ ...waits, packed: 0, isWhole: false, photos: 0 }).detail).toBe(
    'The rest comes with the next signal.',
  );
});
