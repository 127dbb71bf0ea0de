import { describe, expect, it } from 'vitest';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { caseClocks, type Clock } from '#domain/deadlines/clocks.ts';
import type { CaseFacts } from '#domain/deadlines/case-facts.ts';
import { clockWords, noClock } from './clock-strip.ts';

function firstClock(awareAt: string, triage: CaseFacts['triage'], now: string): Clock {
  const facts: CaseFacts = {
    hazard: 'damp-and-mould',
    occupancy: 'tenancy',
    excluded: null,
    awareAt,
    triage,
    investigations: [],
    inPersonRequestedAt: null,
    safetyWorkCannotBeInTime: false,
    preventativeWorkCannotBeInTime: false,
    accommodationOfferedAt: null,
    accessAttempts: [],
    wholeHouseholdMovedOutAt: null,
    thirdPartyRefusedAt: null,
    reasonsGivenFor: [],
  };
  const clocks = caseClocks(facts, { now, calendar: ENGLAND });
  const first = clocks.ok ? clocks.value[0] : undefined;
  if (!first) throw new Error('That case has a clock.');
  return first;
}

const at = (text: string) => Date.parse(text);

describe('a clock as the phone shows it', () => {
  it('draws a cell a working day and names the day that counts', () => {
    const now = '2026-11-20T11:00:00+00:00';
    const words = clockWords(firstClock('2026-11-10T10:15:00+00:00', 'significant', now), at(now));
    expect(words.cells).toHaveLength(10);
    expect(words.cells.filter((cell) => cell === 'used')).toHaveLength(7);
    expect(words.cells[7]).toBe('today');
    expect(words.limit).toBe('Finish the investigation, by Tue 24 Nov, day 8 of 10');
    expect(words.state).toBe('ontime');
  });

  it('gives the hour of a limit in hours, and its day when that is another', () => {
    const evening = firstClock('2026-11-23T18:40:00+00:00', 'emergency', '2026-11-24T09:05:00+00:00');
    expect(clockWords(evening, at('2026-11-24T09:05:00+00:00')).by).toBe('by 18:40');
    const dayBefore = firstClock('2026-11-23T18:40:00+00:00', 'emergency', '2026-11-23T19:00:00+00:00');
    expect(clockWords(dayBefore, at('2026-11-23T19:00:00+00:00')).by).toBe('by 18:40 on Tue 24 Nov');
  });

  it('adds a cell when it is over', () => {
    const now = '2026-11-26T09:00:00+00:00';
    const words = clockWords(firstClock('2026-11-10T10:15:00+00:00', 'significant', now), at(now));
    expect(words.state).toBe('overdue');
    expect(words.cells.at(-1)).toBe('overdue');
  });

  it('says why where nothing is counted', () => {
    expect(noClock('Not covered')).toMatchObject({
      state: 'none',
      words: 'No clock',
      limit: 'Not covered',
      cells: [],
    });
  });
});
