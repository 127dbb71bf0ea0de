import { expect, test } from 'vitest';
import type { FiledRecord } from '../cases/filed-record.ts';
import { fileGap } from './file-gap.ts';
import { filedAt, id, MARCH, NOVEMBER } from './readings.fixture.ts';

const visit = (n: number, at: typeof MARCH): FiledRecord =>
  filedAt(
    'inspection',
    n,
    { visitKind: 'damp-and-mould', investigation: 'standard', manner: 'in-person', startedAt: at.at },
    at,
  );
const signed = (n: number, names: readonly number[], at: typeof MARCH): FiledRecord =>
  filedAt(
    'sign-off',
    n,
    {
      signed: names.map((one) => ({ id: id(one), rev: `1-${'a'.repeat(32)}`, sha256: 'b'.repeat(64) })),
      gaps: [],
    },
    at,
  );
const march = [visit(70, MARCH), signed(80, [70], MARCH)];

test('a file whose sign-offs all find what they name has no gap', () => {
  expect(fileGap([])).toBeNull();
  expect(fileGap([...march, visit(71, NOVEMBER), signed(81, [71], NOVEMBER)])).toBeNull();
});

test('what was signed and is not here is said, with the month up to which the history is whole', () => {
  expect(fileGap([...march, visit(71, NOVEMBER), signed(81, [71, 99], NOVEMBER)])).toBe(
    'Part of this file did not arrive. The history stops at Mar 2026.',
  );
  expect(fileGap([signed(80, [70], MARCH)])).toBe(
    'Part of this file did not arrive. The history is not on this phone.',
  );
});
