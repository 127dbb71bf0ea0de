import { expect, test } from 'vitest';
import { roomOf } from './room.ts';

test('room is what the browser says, less what browsers keep back', () => {
  expect(roomOf({ usage: 8_000_000, quota: 10_000_000 })).toEqual({
    usedBytes: 8_000_000,
    free: { bytes: 2_000_000, photos: 2 },
  });
  expect(roomOf({ usage: 11_000_000, quota: 10_000_000 })?.free).toEqual({ bytes: 0, photos: 0 });
});

test('a number that the browser made up is no room', () => {
  expect(roomOf({ usage: 5_700_123, quota: 5_700_123 + 10 * 1024 ** 3 })).toEqual({
    usedBytes: 5_700_123,
    free: null,
  });
  expect(roomOf({ usage: 5 })).toEqual({ usedBytes: 5, free: null });
  expect(roomOf({})).toBeNull();
});
