import { timeInWords } from '../cases/date-words.ts';
import { happened, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import type { Instant } from '../records/moments.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { degrees } from './room-air.ts';

/** Outdoor air read at an earlier visit of the day. */
export interface OutdoorAir {
  readonly celsius: number;
  readonly humidityPercent: number;
  /** When it was read: it keeps its own time wherever it is used. */
  readonly at: Instant;
  /** "Use the 09:00 value: 6.0 °C, 88 %". */
  readonly words: string;
}

/** The last outdoor air of the day from any visit, both numbers; null while nobody has read it today. */
export function outdoorToday(visits: readonly FiledRecord[], now: EpochMs): OutdoorAir | null {
  const read = ofKind(visits, 'inspection').flatMap((visit) => {
    const { outdoorCelsius: celsius, outdoorHumidityPercent, outdoorAt, startedAt } = visit.record.body;
    if (celsius === undefined || outdoorHumidityPercent === undefined) return [];
    // A visit recorded before the time of its outdoor air was kept: it was read while that visit went on.
    const instant = outdoorAt ?? startedAt;
    const { at } = happened(visit, instant);
    return [{ celsius, humidityPercent: outdoorHumidityPercent, at, instant }];
  });
  const today = read.filter(({ at }) => londonDay(at) === londonDay(now) && at <= now);
  const last = today.sort((one, other) => one.at - other.at).at(-1);
  if (!last) return null;
  const { celsius, humidityPercent } = last;
  const words = `Use the ${timeInWords(last.at)} value: ${degrees(celsius)}, ${humidityPercent} %`;
  return { celsius, humidityPercent, at: last.instant, words };
}
