import { describe, expect, it } from 'vitest';
import { may } from '#domain/access/verbs.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { startOfLondonDay } from '#domain/time/london.ts';
import { demoLandlord } from './demo-landlord.ts';
import type { DemoRecord } from './scribe.ts';

/** Both sides of 30 November 2026 and of Christmas, a Sunday, a bank holiday, and the days after both clock changes. */
const TODAYS = [
  '2026-11-24',
  '2026-11-29',
  '2026-11-30',
  '2026-12-01',
  '2026-12-24',
  '2026-12-25',
  '2026-12-28',
  '2027-01-04',
  '2027-03-29',
  '2027-10-31',
];

describe.each(TODAYS)('the demo landlord on %s', (today) => {
  const landlord = demoLandlord({ today });
  const all = [...landlord.records()];
  const midnight = startOfLondonDay(parseDay(today) ?? 0);

  it('holds whole records only, each from somebody who may write it', () => {
    for (const { id, record, author, via } of all) {
      const parsed = parseRecord({ _id: id, ...record });
      expect(parsed.ok ? null : { kind: record.kind, problem: parsed.problem }).toBeNull();
      expect([record.kind, may(author.role, via === 'desk' ? 'issue' : 'record', record.kind)]).toEqual([
        record.kind,
        true,
      ]);
      expect(record.author).toBe(author.id);
    }
  });

  it('has recorded everything before today, and sent it', () => {
    for (const { record, arrivedAt } of all) {
      const made = parseInstant(record.recordedAt);
      expect(made.ok && made.value <= arrivedAt && arrivedAt < midnight).toBe(true);
    }
  });

  it('gives each surveyor four to six visits today, of both kinds and at different times', () => {
    for (const surveyor of landlord.staff.surveyors) {
      const visits = all.flatMap(({ record }) =>
        record.kind === 'visit' && record.body.surveyor === surveyor.id && record.body.onDate === today
          ? [record.body]
          : [],
      );
      expect(visits.length).toBeGreaterThanOrEqual(4);
      expect(visits.length).toBeLessThanOrEqual(6);
      const kinds = visits.map((visit) => visit.visitKind);
      expect(kinds).toContain('damp-and-mould');
      expect(kinds).toContain('repair');
      expect(new Set(visits.map((visit) => visit.atMinute)).size).toBe(visits.length);
    }
  });

  it('keeps desks and phones to the hours of work, but for an emergency', () => {
    for (const { record } of all) {
      const hour = Number(record.recordedAt.slice(11, 13));
      const emergency = record.case !== null && isEmergencyCase(all, record);
      expect(emergency || (hour >= 8 && hour < 18)).toBe(true);
    }
  });
});

function isEmergencyCase(all: readonly DemoRecord[], record: SurveyRecord): boolean {
  return all.some(
    ({ record: other }) =>
      other.case === record.case && other.kind === 'triage' && other.body.severity === 'emergency',
  );
}
