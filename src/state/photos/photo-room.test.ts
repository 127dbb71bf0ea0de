import { expect, test } from 'vitest';
import { roomWords } from './photo-room.ts';

test('room is said in photos, and never promised wildly', () => {
  expect(roomWords(1)).toBe('This phone is almost full: room for 1 photo. Readings and findings still save.');
  expect(roomWords(20)).toMatch(/almost full: room for 20 photos/);
  expect(roomWords(240)).toBe('Room for about 240 more photos.');
  expect(roomWords(24_000)).toBe('Room for more than 1,000 photos.');
});
