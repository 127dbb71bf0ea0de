import { expect, it } from 'vitest';
import type { OpaqueId } from '../ids.ts';
import { isOfHousehold, type Household } from './household.ts';

const HOUSEHOLD: Household = {
  tenancies: [
    { id: 'earlier' as OpaqueId, startedOn: '2012-05-04', endedOn: '2019-06-05' },
    { id: 'now' as OpaqueId, startedOn: '2020-03-02', endedOn: null },
  ],
  left: new Set(['moved-out']),
};
const isTold = (tenancy: string | null, subjects: readonly string[]) =>
  isOfHousehold(
    'record',
    { kind: 'communication-need', tenancy, subjects, recordedAt: '2026-11-24T09:00:00+00:00' },
    HOUSEHOLD,
    '2026-11-24',
  );

it('tells of those who live there now, and of nobody who has moved out or lived there before', () => {
  expect(isTold('now', ['lives-here'])).toBe(true);
  expect(isTold('now', [])).toBe(true);
  expect(isTold('now', ['moved-out', 'lives-here'])).toBe(true);
  expect(isTold('now', ['moved-out'])).toBe(false);
  expect(isTold('earlier', ['lives-here'])).toBe(false);
  expect(isTold(null, ['lives-here'])).toBe(true);
});
