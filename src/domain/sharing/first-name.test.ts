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
  ['Mr Rowan Ashdown & Ms Birch', 'Rowan'],
  ['Rowan Ashdown (tenant)', 'Rowan'],
  ['Ashdown, Rowan Wren', 'Rowan'],
  ['Rowan Ashdown OBE', 'Rowan'],
  ['Mrs Ashdown', null],
  // A remark, a second person or a suffix makes no first name of a surname.
  ['Mrs Ashdown (tenant)', null],
  ['Ashdown (Mrs)', null],
  ['(deaf)', null],
  ['Mr Ashdown & Ms Birch', null],
  ['Mr & Mrs Ashdown', null],
  ['Rowan & Wren Ashdown', null],
  ['Mr Ashdown Jnr', null],
  ['Mr.Ashdown', null],
  ['Mr Ashdown upstairs', null],
  ['Mrs Ashdown - deaf', null],
  ['Mrs Ashdown 07700 900123', null],
  // Nor is a remark behind a comma one.
  ['Ashdown, deaf', null],
  ['Mr Ashdown, wheelchair user', null],
  ['Mr Ashdown, Wheelchair', null],
  ['Ashdown, Rowan, deaf', null],
  ['Ashdown, Rowan (deaf)', null],
  ['Ashdown, Mrs', null],
  ['MISS ASHDOWN', null],
  ['Dr', null],
  [' ', null],
])('of %j tells %j', (name, first) => {
  expect(firstNameOf(name)).toBe(first);
});
