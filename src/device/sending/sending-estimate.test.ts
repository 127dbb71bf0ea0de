import { expect, test } from 'vitest';
import { SendingSpeed } from './sending-estimate.ts';

test('nothing takes no time, anything at least a minute', () => {
  const speed = new SendingSpeed();
  expect(speed.minutesFor({ records: 0, photos: 0 })).toBe(0);
  expect(speed.minutesFor({ records: 1, photos: 0 })).toBe(1);
});

test('a slow link makes the estimate longer, a fast one shorter', () => {
  const estimate = (bytesPerMs: number) => {
    const speed = new SendingSpeed();
    for (let step = 0; step <= 40; step += 1) speed.note(step * 1000 * bytesPerMs, step * 1000);
    return speed.minutesFor({ records: 20, photos: 60 });
  };
  expect(estimate(5)).toBeGreaterThan(30);
  expect(estimate(500)).toBeLessThanOrEqual(2);
});

test('a clock that jumps back, or a new run, spoils no measurement', () => {
  const speed = new SendingSpeed();
  const before = speed.minutesFor({ records: 0, photos: 60 });
  speed.note(1_000_000, 90_000_000);
  speed.note(1_100_000, 1_000);
  speed.note(0, 2_000);
  expect(speed.minutesFor({ records: 0, photos: 60 })).toBe(before);
});
