import { expect, test } from 'vitest';
import { NO_NUMBERS, readLandlordNumbers } from './numbers.ts';

test('numbers are read as they were written; what is not set is null', () => {
  expect(readLandlordNumbers({})).toEqual(NO_NUMBERS);
  const numbers = readLandlordNumbers({
    office: '01632 960 014',
    safeguarding: '+44 1632 960016',
    repairs: null,
  });
  expect(numbers).toEqual({
    ...NO_NUMBERS,
    office: '01632 960 014',
    safeguarding: '+44 1632 960016',
  });
});

test.each([
  ['no object', 'ring us'],
  ['a list', ['01632 960 014']],
  ['a line that does not exist', { ofice: '01632 960 014' }],
  ['a number that cannot be rung', { office: 'ask Sam' }],
  ['something dialled that is more than a number', { office: '01632,960014;ext=1' }],
])('%s is not taken for numbers', (_name, raw) => {
  expect(readLandlordNumbers(raw)).toBeNull();
});
