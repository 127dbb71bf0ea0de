import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterKey, onlyDecimal, padKeyFor, readNumber } from './typed-number.ts';

describe('readNumber', () => {
  it.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    [' 21 ', 21],
    ['-3', -3],
    ['−3', -3],
    ['.5', 0.5],
    ['7.', 7],
  ])('reads %j', (typed, number) => expect(readNumber(typed)).toBe(number));

  it.each(['', '-', '.', '17o', '1.2.3', '1e3', 'Infinity'])('has no number for %j', (typed) =>
    expect(readNumber(typed)).toBeNull(),
  );
});

describe('onlyDecimal', () => {
  it('keeps what a decimal number may hold and drops the rest', () => {
    expect(onlyDecimal('1a2,5.3', false, 6)).toBe('12.53');
    expect(onlyDecimal('-4.5', true, 6)).toBe('-4.5');
    expect(onlyDecimal('-4.5', false, 6)).toBe('4.5');
    expect(onlyDecimal('1234567', false, 6)).toBe('123456');
  });

  it('changes nothing the second time, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (typed, signed) => {
        const once = onlyDecimal(typed, signed, 8);
        expect(onlyDecimal(once, signed, 8)).toBe(once);
      }),
    );
  });
});

describe('the pad', () => {
  it('adds at the end, deletes from the end, turns the sign round', () => {
    expect(afterKey('1', '3')).toBe('13');
    expect(afterKey('13.', 'delete')).toBe('13');
    expect(afterKey('13', 'sign')).toBe('-13');
    expect(afterKey('-13', 'sign')).toBe('13');
  });

  it('knows the keys of a keyboard, and minus only where a sign may stand', () => {
    expect(padKeyFor('7', false)).toBe('7');
    expect(padKeyFor(',', false)).toBe('.');
    expect(padKeyFor('Backspace', false)).toBe('delete');
    expect(padKeyFor('-', true)).toBe('sign');
    expect(padKeyFor('-', false)).toBeNull();
    expect(padKeyFor('Enter', true)).toBeNull();
    expect(padKeyFor('sign', true)).toBeNull();
  });
});
