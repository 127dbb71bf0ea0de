import { expect, it } from 'vitest';
import { firstNameOf } from './first-name.ts';

it.each([
  ['Rowan Ashdown', 'Rowan'],
  ['  Rowan   de la Mere ', 'Rowan'],
  ['Mr Rowan Ashdown', 'Rowan'],
  ['Dr. Prof Wren Ashdown', 'Wren'],
  ['Ashdown, Rowan', 'Rowan'],
  ['Ashdown, Mrs Rowan', 'Rowan'],
  ['Anne-Marie O’Neil', 'Anne-Marie'],
  ['Rowan', 'Rowan'],
  ['Rowan,', 'Rowan'],
  ['Mrs Ashdown', null],
  ['MISS ASHDOWN', null],
  ['Dr', null],
  [' ', null],
])('of %j tells %j', (name, first) => {
  expect(firstNameOf(name)).toBe(first);
});
