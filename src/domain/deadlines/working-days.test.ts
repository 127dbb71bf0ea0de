import { describe, expect, it } from 'vitest';
import { parseDay, type DayNumber } from '../time/calendar-day.ts';
import { BANK_HOLIDAYS, ENGLAND } from './bank-holidays.ts';
import { addWorkingDays, isWorkingDay, workingCalendar, workingDaysAfter } from './working-days.ts';

function day(text: string): DayNumber {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error('The test names a day that does not exist.');
  return parsed;
}

describe('the bank holidays', () => {
  it('are 8 a year, all on weekdays, in order', () => {
    const dates = BANK_HOLIDAYS.map((holiday) => holiday.date);
    expect(dates).toHaveLength(48);
    expect([...dates].sort()).toEqual(dates);
    const noneFree = workingCalendar([{ date: '2024-01-01', name: 'any', status: 'checked' }]);
    expect(dates.slice(1).every((date) => isWorkingDay(day(date), noneFree))).toBe(true);
  });

  it('cover 2024 to 2029, of which 2029 is not checked', () => {
    expect(ENGLAND).toMatchObject({
      coversFrom: '2024-01-01',
      coversTo: '2029-12-31',
      checkedTo: '2028-12-31',
    });
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-27', true],
    ['2026-11-28', false],
    ['2026-11-29', false],
    ['2026-11-30', true],
    ['2026-12-25', false],
    ['2026-12-26', false],
    ['2026-12-28', false],
    ['2026-12-29', true],
    ['2026-04-03', false],
    ['2026-04-06', false],
  ])('%s: %s', (date, working) => {
    expect(isWorkingDay(day(date), ENGLAND)).toBe(working);
  });

  it('take a holiday that was proclaimed later from the calendar passed in', () => {
    const proclaimed = { date: '2026-12-02', name: 'Proclaimed', status: 'checked' } as const;
    const calendar = workingCalendar([...BANK_HOLIDAYS, proclaimed]);
    expect(addWorkingDays(day('2026-12-01'), 1, ENGLAND)).toEqual({ ok: true, value: day('2026-12-02') });
    expect(addWorkingDays(day('2026-12-01'), 1, calendar)).toEqual({ ok: true, value: day('2026-12-03') });
  });

  it('are not counted before or beyond the calendar, nor with an empty one', () => {
    expect(addWorkingDays(day('2029-12-28'), 1, ENGLAND).ok).toBe(true);
    expect(addWorkingDays(day('2029-12-31'), 1, ENGLAND).ok).toBe(false);
    expect(addWorkingDays(day('2023-12-30'), 1, ENGLAND).ok).toBe(false);
    expect(addWorkingDays(day('2026-12-01'), 1, workingCalendar([])).ok).toBe(false);
  });

  it('between two days leave out the first and keep the last', () => {
    expect(workingDaysAfter(day('2026-11-27'), day('2026-11-27'), ENGLAND)).toBe(0);
    expect(workingDaysAfter(day('2026-11-27'), day('2026-11-29'), ENGLAND)).toBe(0);
    expect(workingDaysAfter(day('2026-11-27'), day('2026-11-30'), ENGLAND)).toBe(1);
    expect(workingDaysAfter(day('2026-11-30'), day('2026-11-27'), ENGLAND)).toBe(0);
  });
});
