import { DAY_MS, isoDay, weekdayOf, type DayNumber } from './calendar-day.ts';
import { HOUR_MS, type EpochMs } from './instants.ts';

/*
 * London's clock by the rule of law and not by Intl: the Summer Time Act 1972 as amended by SI 2002/262 puts the clocks
 * forward at 01:00 UTC on the last Sunday in March and back at 01:00 UTC on the last Sunday in October, which has held
 * since 1996. Intl would ask the time-zone tables of each phone, which may be old or absent and would let two phones
 * disagree with the server about a due date, and it only answers in text to be parsed again. The rule is exact, the same
 * everywhere and a few additions; a test compares it with Intl. Before 1996 the rule was another: no statutory clock
 * here can begin so early.
 */

/** A reading of a clock on a wall in London. */
export interface WallClock {
  readonly day: DayNumber;
  /** Milliseconds that the hands show after midnight, 0 to 86,399,999. */
  readonly timeMs: number;
}

/** What a reading of the wall clock can mean: on two nights a year it means no moment, or two. */
export type LondonMoment =
  | { readonly kind: 'once'; readonly at: EpochMs }
  | { readonly kind: 'twice'; readonly earlier: EpochMs; readonly later: EpochMs }
  | { readonly kind: 'never' };

/** How far London is ahead of UTC at an instant: 0, or one hour in summer. In milliseconds. */
function londonOffsetMs(at: EpochMs): number {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSundayAtOne(year, 3) && at < lastSundayAtOne(year, 10) ? HOUR_MS : 0;
}

/** What the wall clock in London reads at an instant. */
export function toLondon(at: EpochMs): WallClock {
  const wallMs = at + londonOffsetMs(at);
  const day = Math.floor(wallMs / DAY_MS);
  return { day, timeMs: wallMs - day * DAY_MS };
}

/** The instant or instants at which the wall clock in London reads so. */
export function fromLondon(wall: WallClock): LondonMoment {
  const winter = wall.day * DAY_MS + wall.timeMs;
  const summer = winter - HOUR_MS;
  const isWinter = londonOffsetMs(winter) === 0;
  const isSummer = londonOffsetMs(summer) === HOUR_MS;
  if (isWinter && isSummer) return { kind: 'twice', earlier: summer, later: winter };
  if (isWinter) return { kind: 'once', at: winter };
  return isSummer ? { kind: 'once', at: summer } : { kind: 'never' };
}

/** The day in London at an instant. */
export function londonDay(at: EpochMs): DayNumber {
  return toLondon(at).day;
}

/** The first instant of a day in London. The clocks never change at midnight. */
export function startOfLondonDay(day: DayNumber): EpochMs {
  const midnight = day * DAY_MS;
  return midnight - londonOffsetMs(midnight - HOUR_MS);
}

/** 23:59:59 on a day in London, the last second that a working-day limit still allows. */
export function endOfLondonDay(day: DayNumber): EpochMs {
  return startOfLondonDay(day + 1) - 1000;
}

/** An instant as ISO 8601 with London's offset: `2026-03-29T21:00:00+01:00`. Milliseconds appear only when there are any. */
export function londonIso(at: EpochMs): string {
  const offset = londonOffsetMs(at);
  const { day, timeMs } = toLondon(at);
  const time = new Date(timeMs).toISOString().slice(11, 23).replace('.000', '');
  return `${isoDay(day)}T${time}${offset === 0 ? '+00:00' : '+01:00'}`;
}

function lastSundayAtOne(year: number, month: 3 | 10): EpochMs {
  const last = Date.UTC(year, month - 1, 31) / DAY_MS;
  return (last - weekdayOf(last)) * DAY_MS + HOUR_MS;
}
