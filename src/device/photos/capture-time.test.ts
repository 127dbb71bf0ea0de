import { expect, test } from 'vitest';
import { captureTime } from './capture-time.ts';

const NOW = Date.UTC(2026, 10, 24, 10, 0, 0);
const HOUR = 3_600_000;

test('the camera’s own clock is believed, in London’s time of that day', () => {
  expect(captureTime('2026-11-03T09:12:44', NOW - HOUR, NOW)).toBe('2026-11-03T09:12:44+00:00');
  expect(captureTime('2026-07-03T09:12:44', null, NOW)).toBe('2026-07-03T09:12:44+01:00');
});

test.each([
  '1980-01-01T00:00:00',
  '2026-11-25T10:00:00',
  '2026-13-40T10:00:00',
  'yesterday',
  '2026-03-29T01:30:00x',
])('a clock that shows %s is passed over for the file’s own time', (said) => {
  expect(captureTime(said, NOW - HOUR, NOW)).toBe('2026-11-24T09:00:00+00:00');
});

test('with nothing to go by it is now', () => {
  expect(captureTime(null, null, NOW)).toBe('2026-11-24T10:00:00+00:00');
  expect(captureTime(null, NOW + HOUR, NOW)).toBe('2026-11-24T10:00:00+00:00');
  expect(captureTime(null, 0, NOW)).toBe('2026-11-24T10:00:00+00:00');
});
