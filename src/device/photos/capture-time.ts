import { instantAt, type Instant } from '#domain/records/moments.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { fromLondon } from '#domain/time/london.ts';

const EARLIEST = Date.UTC(2000, 0, 1);

/**
 * When a picture was taken: what the camera's clock showed, else when its file was written, else now. A camera whose clock was
 * never set says 1980 or tomorrow: such an answer is passed over.
 */
export function captureTime(said: string | null, writtenAt: number | null, now: number): Instant {
  const plausible = [said === null ? null : readClock(said), writtenAt, now].find(
    (at) => at !== null && at >= EARLIEST && at <= now,
  );
  return instantAt(plausible ?? now);
}

function readClock(said: string): number | null {
  const read = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(said);
  const day = read ? parseDay(read[1] ?? '') : null;
  if (!read || day === null) return null;
  const timeMs = ((Number(read[2]) * 60 + Number(read[3])) * 60 + Number(read[4])) * 1000;
  const moment = fromLondon({ day, timeMs });
  if (moment.kind === 'never') return null;
  return moment.kind === 'once' ? moment.at : moment.earlier;
}
