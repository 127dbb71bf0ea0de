import { expect, test } from 'vitest';
import { isOpaqueId, opaqueIdFrom } from '#domain/ids.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { note } from '#domain/records/note.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import type { ClockDifference } from './identity.ts';
import { Mint } from './minting.ts';

const id = (digit: number) => opaqueIdFrom(new Uint8Array(16).fill(digit));
const SUMMER = Date.parse('2026-07-01T09:00:00.250Z');
const mintAt = (now: number, clock: ClockDifference | null = null) =>
  new Mint(
    id(1),
    () => id(2),
    () => clock,
    () => now,
  );

test('a record with its envelope is one that the office takes', () => {
  const mint = mintAt(SUMMER, { differenceMs: -1500.4, measuredAt: SUMMER - 60_000 });
  const record = mintRecord(note, { words: 'Wet behind the bath.' }, mint.envelope({ home: id(3) }));
  const parsed = parseRecord(record);
  expect(parsed).toMatchObject({
    ok: true,
    value: { author: id(1), device: id(2), home: id(3), case: null },
  });
  expect(record.recordedAt).toBe('2026-07-01T10:00:00.250+01:00');
  expect(record.clock).toEqual({ differenceMs: -1500, ageMs: 60_000 });
});

test('a clock that was moved back since the comparison claims no comparison', () => {
  const mint = mintAt(SUMMER, { differenceMs: 10, measuredAt: SUMMER + 1 });
  expect(mint.envelope({ home: id(3) }).clock).toBeNull();
});

test('each id and each envelope’s nonce is fresh', () => {
  const mint = mintAt(SUMMER);
  const made = [
    mint.id(),
    mint.id(),
    mint.envelope({ home: id(3) }).nonce,
    mint.envelope({ home: id(3) }).nonce,
  ];
  expect(new Set(made).size).toBe(4);
  expect(made.every(isOpaqueId)).toBe(true);
});

test('a day in London begins at London’s midnight', () => {
  expect(mintAt(Date.parse('2026-06-30T23:30:00Z')).today()).toBe('2026-07-01');
});
