import { workingCalendar, type BankHoliday, type WorkingCalendar } from './working-days.ts';

/**
 * Bank holidays in England, 2024 to 2029. Computed by rule (Banking and Financial Dealings Act 1971, with Good Friday and
 * Christmas Day; weekend dates move to the next free weekday). 2024 to 2028 agree date for date with the calendar data of the
 * GOV.UK frontend (github.com/alphagov/frontend, lib/data/bank-holidays.json, 21 August 2026). 2029 was not published
 * then and is computed only. One-off holidays can be proclaimed later: add them here or pass another calendar.
 */
export const BANK_HOLIDAYS: readonly BankHoliday[] = [
  { date: '2024-01-01', name: "New Year's Day", status: 'checked' },
  { date: '2024-03-29', name: 'Good Friday', status: 'checked' },
  { date: '2024-04-01', name: 'Easter Monday', status: 'checked' },
  { date: '2024-05-06', name: 'Early May bank holiday', status: 'checked' },
  { date: '2024-05-27', name: 'Spring bank holiday', status: 'checked' },
  { date: '2024-08-26', name: 'Summer bank holiday', status: 'checked' },
  { date: '2024-12-25', name: 'Christmas Day', status: 'checked' },
  { date: '2024-12-26', name: 'Boxing Day', status: 'checked' },
  { date: '2025-01-01', name: "New Year's Day", status: 'checked' },
  { date: '2025-04-18', name: 'Good Friday', status: 'checked' },
  { date: '2025-04-21', name: 'Easter Monday', status: 'checked' },
  { date: '2025-05-05', name: 'Early May bank holiday', status: 'checked' },
  { date: '2025-05-26', name: 'Spring bank holiday', status: 'checked' },
  { date: '2025-08-25', name: 'Summer bank holiday', status: 'checked' },
  { date: '2025-12-25', name: 'Christmas Day', status: 'checked' },
  { date: '2025-12-26', name: 'Boxing Day', status: 'checked' },
  { date: '2026-01-01', name: "New Year's Day", status: 'checked' },
  { date: '2026-04-03', name: 'Good Friday', status: 'checked' },
  { date: '2026-04-06', name: 'Easter Monday', status: 'checked' },
  { date: '2026-05-04', name: 'Early May bank holiday', status: 'checked' },
  { date: '2026-05-25', name: 'Spring bank holiday', status: 'checked' },
  { date: '2026-08-31', name: 'Summer bank holiday', status: 'checked' },
  { date: '2026-12-25', name: 'Christmas Day', status: 'checked' },
  { date: '2026-12-28', name: 'Boxing Day (substitute day)', status: 'checked' },
  { date: '2027-01-01', name: "New Year's Day", status: 'checked' },
  { date: '2027-03-26', name: 'Good Friday', status: 'checked' },
  { date: '2027-03-29', name: 'Easter Monday', status: 'checked' },
  { date: '2027-05-03', name: 'Early May bank holiday', status: 'checked' },
  { date: '2027-05-31', name: 'Spring bank holiday', status: 'checked' },
  { date: '2027-08-30', name: 'Summer bank holiday', status: 'checked' },
  { date: '2027-12-27', name: 'Christmas Day (substitute day)', status: 'checked' },
  { date: '2027-12-28', name: 'Boxing Day (substitute day)', status: 'checked' },
  { date: '2028-01-03', name: "New Year's Day (substitute day)", status: 'checked' },
  { date: '2028-04-14', name: 'Good Friday', status: 'checked' },
  { date: '2028-04-17', name: 'Easter Monday', status: 'checked' },
  { date: '2028-05-01', name: 'Early May bank holiday', status: 'checked' },
  { date: '2028-05-29', name: 'Spring bank holiday', status: 'checked' },
  { date: '2028-08-28', name: 'Summer bank holiday', status: 'checked' },
  { date: '2028-12-25', name: 'Christmas Day', status: 'checked' },
  { date: '2028-12-26', name: 'Boxing Day', status: 'checked' },
  { date: '2029-01-01', name: "New Year's Day", status: 'computed' },
  { date: '2029-03-30', name: 'Good Friday', status: 'computed' },
  { date: '2029-04-02', name: 'Easter Monday', status: 'computed' },
  { date: '2029-05-07', name: 'Early May bank holiday', status: 'computed' },
  { date: '2029-05-28', name: 'Spring bank holiday', status: 'computed' },
  { date: '2029-08-27', name: 'Summer bank holiday', status: 'computed' },
  { date: '2029-12-25', name: 'Christmas Day', status: 'computed' },
  { date: '2029-12-26', name: 'Boxing Day', status: 'computed' },
];

/** The calendar that ships with the product. */
export const ENGLAND: WorkingCalendar = workingCalendar(BANK_HOLIDAYS);
