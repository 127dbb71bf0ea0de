import { describe, expect, it } from 'vitest';
import { fieldMoment, minuteOfField, momentField } from './moments.ts';

describe('the moments of a date field', () => {
  it('are read and written on London’s clock', () => {
    expect(fieldMoment('2026-07-01T10:15')).toBe('2026-07-01T10:15:00+01:00');
    expect(momentField(Date.UTC(2026, 6, 1, 9, 15))).toBe('2026-07-01T10:15');
    expect(fieldMoment('2026-11-24T10:15')).toBe('2026-11-24T10:15:00+00:00');
  });

  it('take the earlier of two moments in October and refuse what never was', () => {
    expect(fieldMoment('2026-10-25T01:30')).toBe('2026-10-25T01:30:00+01:00');
    expect(fieldMoment('2026-03-29T01:30')).toBeNull();
    expect(fieldMoment('2026-02-30T10:00')).toBeNull();
    expect(fieldMoment('')).toBeNull();
    expect(minuteOfField('24:00')).toBeNull();
  });
});
