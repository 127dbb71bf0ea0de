import { describe, expect, it } from 'vitest';
import type { OpaqueId } from '../ids.ts';
import { otherwiseSince, putRight, versionsOf, type Cleared, type Said } from './put-right.ts';

const id = (name: string) => name.padEnd(32, '0') as OpaqueId;
const says = (one: string, corrects: string, replacement?: string): Said => ({
  id: id(one),
  corrects: id(corrects),
  replacement: replacement === undefined ? null : id(replacement),
});
/** Every order in which the corrections may have come. */
function orders<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length < 2) return [all];
  return all.flatMap((one, at) => orders(all.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}
const wrongIn = (said: readonly Said[], among: readonly string[]) => {
  const { isWrong } = putRight(said, () => []);
  return among.filter((one) => isWrong(id(one)));
};

describe('what corrections come to', () => {
  it.each([
    ['a replacement stands for what was wrong', [says('c', 'a', 'b')], ['a'], { a: 'b', b: 'b' }],
    ['nothing stands for what was only taken back', [says('c', 'a')], ['a'], { a: 'a' }],
    [
      'the last of a chain stands for all before it',
      [says('c', 'a', 'b'), says('d', 'b', 'e')],
      ['a', 'b'],
      { a: 'e', b: 'e', e: 'e' },
    ],
    [
      'a correction that was undone leaves its record right, and what stood for it by that alone wrong',
      [says('c', 'a', 'b'), says('d', 'c')],
      ['b', 'c'],
      { a: 'a', b: 'a' },
    ],
    [
      'a correction that another one stands for counts as that one says',
      [says('c', 'a', 'b'), says('d', 'c', 'f'), says('f', 'a', 'e')],
      ['a', 'b', 'c'],
      { a: 'e', b: 'e', e: 'e' },
    ],
    [
      'what stands by another correction too stays right',
      [says('c', 'a', 'b'), says('d', 'c', 'f'), says('f', 'a', 'b')],
      ['a', 'c'],
      { a: 'b', b: 'b' },
    ],
    [
      'an undone undoing counts for nothing',
      [says('c', 'a', 'b'), says('d', 'c'), says('e', 'd')],
      ['a', 'd'],
      { a: 'b' },
    ],
    ['of a ring nothing is told', [says('c', 'a', 'b'), says('d', 'b', 'a')], ['a', 'b'], {}],
    [
      'corrections that undo each other hold all the same',
      [says('c', 'd', 'x'), says('d', 'c', 'y'), says('e', 'a')],
      ['a', 'c', 'd'],
      {},
    ],
  ] as const)('%s, in whatever order they came', (_what, said, wrong, stands) => {
    const among = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const order of orders(said)) {
      expect(wrongIn(order, among)).toEqual(wrong);
      const { standsFor } = putRight(order, () => []);
      for (const [one, right] of Object.entries(stands)) expect(standsFor(id(one))).toBe(id(right));
    }
  });
});

describe('two corrections of one record that both hold', () => {
  const rivals = (said: readonly Said[]) =>
    [...putRight(said, () => []).rivals].map(([one, others]) => [one[0], others.map((other) => other[0])]);
  it.each([
    ['say two things, and one is named always', [says('c', 'a', 'b'), says('d', 'a', 'e')], 'b', ['b', 'e']],
    ['say one thing where they say the same', [says('c', 'a', 'b'), says('d', 'a', 'b')], 'b', []],
    [
      'say two things however long their chains are',
      [says('c', 'a', 'b'), says('d', 'a', 'e'), says('f', 'b', '9')],
      '9',
      ['9', 'e'],
    ],
    [
      'say one thing once one record stands for both',
      [says('c', 'a', 'b'), says('d', 'a', 'e'), says('f', 'b', '9'), says('8', 'e', '9')],
      '9',
      [],
    ],
    [
      'say one thing once the other was taken back',
      [says('c', 'a', 'b'), says('d', 'a', 'e'), says('f', 'b')],
      'e',
      [],
    ],
    [
      'say one thing once the other was undone',
      [says('c', 'a', 'b'), says('d', 'a', 'e'), says('f', 'c')],
      'e',
      [],
    ],
  ] as const)('%s, in whatever order they came', (_what, said, stands, beside) => {
    for (const order of orders(said)) {
      expect(putRight(order, () => []).standsFor(id('a'))).toBe(id(stands));
      expect(new Map(rivals(order) as never)).toEqual(
        new Map(beside.map((one) => [one, beside.filter((other) => other !== one)])),
      );
    }
  });

  it('put the first that was told as right among what is told otherwise since', () => {
    const one = putRight([says('c', 'a', 'b')], () => []);
    const two = putRight([says('c', 'a', 'b'), says('d', 'a', 'e')], () => []);
    expect(otherwiseSince(one, two)).toEqual([id('b'), id('e')]);
    expect(otherwiseSince(two, two)).toEqual([]);
  });
});

it('knows every version of a record, by corrections that hold and by those that were undone', () => {
  const said = [
    says('c', 'a', 'b'),
    says('d', 'c'),
    says('f', 'a', 'e'),
    says('9', '8', '7'),
    says('6', '8'),
  ];
  for (const one of ['a', 'b', 'e'])
    expect(versionsOf(said, id(one))).toEqual(new Set(['a', 'b', 'e'].map(id)));
  expect(versionsOf(said, id('7'))).toEqual(new Set(['7', '8'].map(id)));
  expect(versionsOf(said, id('5'))).toEqual(new Set([id('5')]));
});

describe('what was cleared from a note or a photo', () => {
  const from = (one: string, original: string): Cleared => ({ id: id(one), from: id(original) });
  const forms = [from('f', 'a'), from('9', 'b')];
  const stand = (said: readonly Said[], cleared = forms) => {
    const right = putRight(said, () => cleared);
    return ['f', '9'].map((one) => [right.isWrong(id(one)), right.standsFor(id(one))]);
  };

  it('is wrong with it, and what was cleared from the right one stands for it', () => {
    expect(stand([])).toEqual([
      [false, id('f')],
      [false, id('9')],
    ]);
    expect(stand([says('c', 'a', 'b')])).toEqual([
      [true, id('9')],
      [false, id('9')],
    ]);
    expect(stand([says('c', 'a')])[0]).toEqual([true, id('f')]);
    // Nobody has cleared the right one yet.
    expect(stand([says('c', 'a', 'b')], [from('f', 'a')])[0]).toEqual([true, id('f')]);
  });

  it('is right again when the correction is undone', () => {
    expect(stand([says('c', 'a', 'b'), says('d', 'c')])).toEqual([
      [false, id('f')],
      [true, id('f')],
    ]);
  });

  it('stays wrong where it was put right by a form of the same wrong note', () => {
    const again = [...forms, from('8', 'a')];
    const said = [says('c', 'f', '8'), says('d', 'a', 'b')];
    expect(stand(said, again)[0]).toEqual([true, id('9')]);
    expect(putRight(said, () => again).isWrong(id('8'))).toBe(true);
  });
});

it('tells which records became wrong by a correction, and which are right again', () => {
  const nothing = putRight([], () => []);
  const first = putRight([says('c', 'a', 'b')], () => [{ id: id('f'), from: id('a') }]);
  expect(otherwiseSince(nothing, first)).toEqual([id('a'), id('f')]);
  const undone = putRight([says('c', 'a', 'b'), says('d', 'c')], () => [{ id: id('f'), from: id('a') }]);
  expect(new Set(otherwiseSince(first, undone))).toEqual(new Set(['a', 'b', 'c', 'f'].map(id)));
  expect(otherwiseSince(undone, undone)).toEqual([]);
});
