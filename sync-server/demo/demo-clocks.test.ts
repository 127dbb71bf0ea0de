import { describe, expect, it } from 'vitest';
import { clocksOfCase, isRunning } from '#domain/cases/case-clocks.ts';
import { isOpenCase } from '#domain/cases/case-state.ts';
import type { FiledRecord } from '#domain/cases/filed-record.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import type { Clock } from '#domain/deadlines/clocks.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { londonIso } from '#domain/time/london.ts';
import { at, demoDays, dateOf } from './demo-days.ts';
import { demoLandlord } from './demo-landlord.ts';
import type { DemoRecord } from './scribe.ts';

interface CaseNow {
  readonly line: string;
  readonly hazard: string;
  readonly clocks: readonly Clock[];
  readonly because: string | null;
  readonly open: boolean;
}

/** Every case of the landlord as it stands at noon today. */
function casesAt(today: string): CaseNow[] {
  const landlord = demoLandlord({ today });
  const now = at(parseDay(today) ?? 0, '12:00');
  const found: CaseNow[] = [];
  for (let index = 0; index < landlord.homes; index += 1) {
    const records = latest(landlord.recordsOf(index));
    const current = records.findLast(({ record }) => record.kind === 'tenancy');
    const occupancy = current?.record.kind === 'tenancy' ? current.record.body.occupancy : 'tenancy';
    const ids = new Set(records.flatMap(({ record }) => (record.case === null ? [] : [record.case])));
    for (const id of ids) {
      const those = records.filter(({ record }) => record.case === id);
      const counted = clocksOfCase(those, occupancy, { now, calendar: ENGLAND });
      if (!counted.ok) throw new Error(counted.problem);
      const fact = those.find(({ record }) => record.kind === 'report-fact')?.record;
      found.push({
        line: landlord.home(index).body.line,
        hazard: fact?.kind === 'report-fact' ? fact.body.hazard : 'damp-and-mould',
        open: isOpenCase(those, counted.value.clocks),
        ...counted.value,
      });
    }
  }
  return found;
}

function latest(records: readonly DemoRecord[]): FiledRecord[] {
  const byId = new Map(records.map((one) => [one.id, one]));
  return [...byId.values()].map(({ id, record, arrivedAt }) => ({
    id,
    record,
    arrivedAt: londonIso(arrivedAt),
  }));
}

const running = (cases: readonly CaseNow[], line: string) =>
  cases
    .filter((one) => one.line === line)
    .flatMap(({ clocks }) => clocks.filter(isRunning).map(({ ruleId, state, due }) => [ruleId, state, due]));

describe.each(['2026-11-24', '2026-11-30', '2026-12-01', '2026-12-24', '2026-12-27', '2027-01-04'])(
  'the clocks of the demo on %s',
  (today) => {
    const cases = casesAt(today);
    const days = demoDays(today);
    const endOf = (day: number) => at(day, '23:59').replace('59:00', '59:59');

    it('stand at every stage', () => {
      const dueToday = ['Flat 14, Larkspur House', '29 Tern Street', '2 Dunlin Walk'];
      for (const line of dueToday) {
        expect([line, running(cases, line).map(([, , due]) => due)]).toEqual([
          line,
          expect.arrayContaining([endOf(days.workday)]),
        ]);
      }
      expect(running(cases, '5 Heron Close')[0]?.slice(0, 2)).toEqual(['SIG_INVESTIGATE_10WD', 'overdue']);
      expect(running(cases, '9 Heron Close')[0]?.slice(0, 2)).toEqual(['SUMMARY_3WD', 'overdue']);
      expect(running(cases, '7 Plover Row')[0]?.[0]).toBe('EMERG_INVESTIGATE_24H');
      expect(running(cases, '7 Plover Row')[0]?.[2]).toBe(at(days.today, '22:15'));
      expect(running(cases, '4 Dunlin Walk').map(([rule]) => rule)).toEqual(['SUMMARY_3WD']);
      expect(running(cases, 'Flat 5, Kestrel Point').map(([rule]) => rule)).toEqual(['SIG_INVESTIGATE_10WD']);
      expect(running(cases, 'Flat 2, Kestrel Point').map(([rule]) => rule)).toContain(
        'RENEWED_INVESTIGATE_10WD',
      );
      expect(running(cases, '44 Avocet Road').map(([rule]) => rule)).toEqual(['PREVENT_START_12W']);
    });

    it('are overdue in two homes only, where that is the story', () => {
      const overdue = cases.filter(({ clocks }) => clocks.some((clock) => clock.state === 'overdue'));
      expect(overdue.map(({ line }) => line).sort()).toEqual(['5 Heron Close', '9 Heron Close']);
    });

    it('leave old cases closed and some cases open', () => {
      expect(cases.filter(({ open }) => !open).length).toBeGreaterThan(5);
      expect(cases.filter(({ open }) => open).length).toBeGreaterThan(15);
    });

    it('do not run where Awaab’s Law does not apply, and the reason is given', () => {
      for (const line of ['Flat 4, Kestrel Point', '36 Avocet Road', '38 Avocet Road', '33 Tern Street']) {
        const here = cases.filter((one) => one.line === line && one.open);
        expect([line, here.length, here[0]?.clocks.length]).toEqual([line, 1, 0]);
        expect(here[0]?.because).toMatch(/cover/);
      }
    });

    it('take excess cold in from 30 November 2026 on, by the day of awareness', () => {
      const cold = cases.find(
        (one) => one.line === 'Flat 20, Larkspur House' && one.hazard === 'excess-cold',
      );
      const isIn = dateOf(days.workingDaysBack(3)) >= '2026-11-30';
      expect([today, (cold?.clocks.length ?? 0) > 0]).toEqual([today, isIn]);
    });
  },
);

describe('a leak between two flats', () => {
  const landlord = demoLandlord({ today: '2026-11-24' });
  const all = [...landlord.records()];
  const homeAt = (line: string) =>
    Array.from({ length: landlord.homes }, (_, index) => landlord.home(index)).find(
      (home) => home.body.line === line,
    );
  const below = homeAt('Flat 7, Larkspur House');
  const above = homeAt('Flat 14, Larkspur House');

  it('is reported below, linked to the flat above, and found there', () => {
    expect(below?.body.above).toBe(above?.id);
    const reported = all.find(
      ({ record }) => record.kind === 'report-fact' && record.body.linkedHome === above?.id,
    );
    expect(reported?.record.home).toBe(below?.id);
    const found = all.find(
      ({ record }) => record.kind === 'finding' && record.body.defect === 'compression-joint-failed',
    );
    expect(found?.record.home).toBe(above?.id);
    const asked = all.find(
      ({ record }) =>
        record.kind === 'information-request' &&
        record.body.aboutHome === above?.id &&
        record.body.state === 'waiting',
    );
    expect(asked).toBeDefined();
  });
});
