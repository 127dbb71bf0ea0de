import { minuteInWords } from '#domain/cases/date-words.ts';
import { isoDay, parseDay } from '#domain/time/calendar-day.ts';
import type { EpochMs } from '#domain/time/instants.ts';
import { fromLondon, londonIso, toLondon } from '#domain/time/london.ts';

/** A moment as a date field with a time holds it, on London's clock: "2026-11-24T10:15". */
export function momentField(at: EpochMs): string {
  const { day, timeMs } = toLondon(at);
  return `${isoDay(day)}T${minuteInWords(Math.floor(timeMs / 60_000))}`;
}

/** What such a field says as an ISO 8601 instant; null when it says no moment. Of two, the earlier: clocks start sooner. */
export function fieldMoment(text: string): string | null {
  const [date = '', time = ''] = text.split('T');
  const day = parseDay(date);
  const minute = minuteOfField(time);
  if (day === null || minute === null) return null;
  const moment = fromLondon({ day, timeMs: minute * 60_000 });
  if (moment.kind === 'never') return null;
  return londonIso(moment.kind === 'once' ? moment.at : moment.earlier);
}

/** "09:15" as a minute of the day, or null. */
export function minuteOfField(time: string): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time);
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}
