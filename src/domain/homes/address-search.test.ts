import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressSearch } from './address-search.ts';
import { byAddress, nextDoor, plainWords, type Address } from './address-words.ts';
import { isOneSlip } from './one-slip.ts';

const HOMES = [
  ['Flat 2, Larkspur House', 'ZZ1 1AB'],
  ['Flat 14, Larkspur House', 'ZZ1 1AB'],
  ['1 Plover Row', 'ZZ1 1AA'],
  ['2 Plover Row', 'ZZ1 1AA'],
  ['12 Plover Row', 'ZZ1 1AA'],
  ['21 Plover Row', 'ZZ1 1AA'],
  ['7 Rowan Larkway', 'ZZ2 4CD'],
].map(([line = '', postcode = '']) => ({ line, postcode }));

const book = (homes: readonly Address[]) => {
  const search = new AddressSearch<Address>();
  search.add([...homes].sort(byAddress));
  return search;
};
const found = (typed: string, most = 30) =>
  book(HOMES)
    .find(typed, most)
    .map(({ line }) => line);

describe('an address is found', () => {
  test('by any parts in any order, with or without the postcode’s space', () => {
    expect(found('lark 14')).toEqual(['Flat 14, Larkspur House']);
    expect(found('zz11ab')).toEqual(['Flat 2, Larkspur House', 'Flat 14, Larkspur House']);
    expect(found('ZZ1 1ab, 2')).toEqual(['Flat 2, Larkspur House']);
    expect(found(' , ')).toEqual([]);
  });

  test('whole words first, then what begins a word, then what lies inside; 2 before 12 before 21', () => {
    expect(found('2 plover')).toEqual(['2 Plover Row', '21 Plover Row', '12 Plover Row']);
    expect(found('row')).toEqual([
      '1 Plover Row',
      '2 Plover Row',
      '12 Plover Row',
      '21 Plover Row',
      '7 Rowan Larkway',
    ]);
    expect(found('row', 2)).toEqual(['1 Plover Row', '2 Plover Row']);
  });

  test('with one wrong letter when nothing has it as typed, but never by another number', () => {
    expect(found('lrakspur')).toEqual(['Flat 2, Larkspur House', 'Flat 14, Larkspur House']);
    expect(found('plovr row 12')).toEqual(['12 Plover Row']);
    expect(found('ploover 21')).toEqual(['21 Plover Row']);
    expect(found('plover 13')).toEqual([]);
    expect(found('xow')).toEqual([]);
  });

  test('whatever part of it is typed, of whatever address', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéü0123456789'),
      minLength: 1,
    });
    const address = fc.record({
      line: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
      postcode: fc.constantFrom('ZZ1 1AA', 'ZZ12 9XY'),
    });
    fc.assert(
      fc.property(
        fc.array(address, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (homes, pick, from, to) => {
          const home = homes[pick % homes.length];
          const whole = plainWords(`${home?.line ?? ''} ${home?.postcode ?? ''}`);
          const [a, b] = [from % whole.length, to % whole.length].sort((x, y) => x - y);
          const part = whole.slice(a, (b ?? 0) + 1);
          fc.pre(part.trim() !== '');
          const answer = book(homes).find(part.toUpperCase(), homes.length);
          expect(answer.map(({ line }) => line)).toContain(home?.line);
        },
      ),
    );
  });
});

test.each([
  ['larkspur', 'larkspur', true],
  ['lark', 'larkspur', true],
  ['lakr', 'larkspur', true],
  ['larspur', 'larkspur', true],
  ['larkxspur', 'larkspur', true],
  ['lxrkxpur', 'larkspur', false],
  ['row2', 'row3', false],
])('%s for %s: %s', (typed, word, slip) => {
  expect(isOneSlip(typed, word)).toBe(slip);
});

test('letter by letter, and with letters taken back, the same is found as at once', () => {
  const typed = fc.string({
    unit: fc.constantFrom(...'larkspu 12zflow'.split('')),
    minLength: 1,
    maxLength: 10,
  });
  fc.assert(
    fc.property(fc.array(typed, { minLength: 1, maxLength: 3 }), (texts) => {
      const search = book(HOMES);
      for (const text of texts)
        for (let length = 1; length <= text.length; length += 1) {
          const sofar = text.slice(0, length);
          expect(search.find(sofar, 30)).toEqual(book(HOMES).find(sofar, 30));
        }
    }),
  );
});

test('next door are the nearest of the same street or block, and no others', () => {
  const homes = [
    ...Array.from({ length: 20 }, (_, at) => ({ line: `${at + 1} Plover Row`, postcode: 'ZZ1 1AA' })),
    { line: '9 Plover Row', postcode: 'ZZ9 9ZZ' },
    { line: 'Flat 9, Plover House', postcode: 'ZZ1 1AA' },
  ].sort(byAddress);
  const at = homes.findIndex(({ line, postcode }) => line === '9 Plover Row' && postcode === 'ZZ1 1AA');
  expect(nextDoor(homes, at, 4).map(({ line }) => line)).toEqual([
    '7 Plover Row',
    '8 Plover Row',
    '10 Plover Row',
    '11 Plover Row',
  ]);
  expect(nextDoor(homes, -1)).toEqual([]);
});
