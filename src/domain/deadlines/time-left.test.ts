import { describe, expect, it } from 'vitest';
import { ENGLAND } from './bank-holidays.ts';
import { doneWords, timeLeft } from './time-left.ts';
import { timeLimit, type TimeLimitId } from './time-limits.ts';

function words(id: TimeLimitId, due: string, now: string): string {
  return timeLeft(timeLimit(id), Date.parse(due), Date.parse(now), ENGLAND);
}

describe('timeLeft', () => {
  it.each([
    ['00:25:00', '9 hours 35 minutes left'],
    ['09:00:00', '1 hour left'],
    ['08:59:00', '1 hour 1 minute left'],
    ['09:58:30', '1 minute left'],
    ['09:59:30', 'Less than 1 minute left'],
    ['10:00:00', 'Less than 1 minute left'],
    ['10:00:01', 'Less than 1 minute over'],
    ['12:05:00', '2 hours 5 minutes over'],
  ])('of hours at %s: %s', (time, expected) => {
    expect(words('EMERG_MAKE_SAFE_24H', '2025-11-04T10:00:00Z', `2025-11-04T${time}Z`)).toBe(expected);
  });

  it.each([
    ['2025-11-12T12:00:00Z', '2 working days left'],
    ['2025-11-14T12:00:00Z', 'Due today, by midnight'],
    ['2025-11-15T12:00:00Z', 'Less than 1 working day over'],
    ['2025-11-17T12:00:00Z', '1 working day over'],
  ])('of working days at %s: %s', (now, expected) => {
    expect(words('SUMMARY_3WD', '2025-11-14T23:59:59Z', now)).toBe(expected);
  });

  it.each([
    ['2026-01-05T12:00:00Z', '27 days left'],
    ['2026-01-31T12:00:00Z', '1 day left'],
    ['2026-02-01T12:00:00Z', 'Due today, by midnight'],
    ['2026-02-02T00:00:00Z', '1 day over'],
  ])('of the 12 weeks at %s: %s', (now, expected) => {
    expect(words('PREVENT_START_12W', '2026-02-01T23:59:59Z', now)).toBe(expected);
  });
});

describe('doneWords', () => {
  it('say how late', () => {
    const done = (id: TimeLimitId, due: string, at: string) =>
      doneWords(timeLimit(id), Date.parse(due), Date.parse(at), ENGLAND);
    expect(done('EMERG_MAKE_SAFE_24H', '2025-11-04T10:00:00Z', '2025-11-04T10:00:00Z')).toBe('Done in time');
    expect(done('EMERG_MAKE_SAFE_24H', '2025-11-04T10:00:00Z', '2025-11-04T11:30:00Z')).toBe(
      'Done 1 hour 30 minutes late',
    );
    expect(done('SUMMARY_3WD', '2025-11-14T23:59:59Z', '2025-11-16T10:00:00Z')).toBe(
      'Done less than 1 working day late',
    );
  });
});
