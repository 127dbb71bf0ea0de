import { describe, expect, it } from 'vitest';
import type { OpaqueId } from '../ids.ts';
import { putRight, type Said } from './put-right.ts';

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
  const { isWrong } = putRight(said);
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
      const { standsFor } = putRight(order);
      for (const [one, right] of Object.entries(stands)) expect(standsFor(id(one))).toBe(id(right));
    }
  });
});
