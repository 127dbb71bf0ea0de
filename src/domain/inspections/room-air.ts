import { happened, type FiledRecord } from '../cases/filed-record.ts';
import {
  dewPoint,
  MOULD_SURFACE_HUMIDITY_PERCENT,
  surfaceCondition,
  type Air,
} from '../climate/dew-point.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordNamed } from '../records/registry.ts';
import { standingReadings } from './standing-readings.ts';

/** The air of a room as last read, and whether it was read in that room or elsewhere in the home. */
export interface RoomAir {
  readonly air: Air;
  readonly room: OpaqueId;
  readonly here: boolean;
}

/** The newest air of a room; of another room of the same visit where it has none. Null until both numbers are read in one room. */
export function airOf(room: string, records: readonly FiledRecord[]): RoomAir | null {
  const rooms = new Set(standingReadings(records).map(({ record }) => record.body.room));
  const known = [...rooms].flatMap((one): RoomAir[] => {
    const celsius = newest(one, 'air-temperature', records);
    const humidityPercent = newest(one, 'relative-humidity', records);
    if (celsius === null || humidityPercent === null) return [];
    return [{ air: { celsius, humidityPercent }, room: one, here: one === room }];
  });
  return known.find(({ here }) => here) ?? known.at(-1) ?? null;
}

function newest(
  room: string,
  quantity: RecordNamed<'reading'>['body']['quantity'],
  records: readonly FiledRecord[],
): number | null {
  const readings = standingReadings(records).filter(
    ({ record }) => record.body.room === room && record.body.quantity === quantity,
  );
  readings.sort((one, other) => happened(one).at - happened(other).at);
  return readings.at(-1)?.record.body.value ?? null;
}

/** How a surface stands against the dew point, in words and as a gauge draws it. */
export interface MarginWords {
  readonly words: string;
  /** "1.1 °C above the dew point". */
  readonly detail: string;
  /** "Surface humidity 93 %, over the 80 % alarm"; "" without a surface. */
  readonly surface: string;
  readonly tone: 'good' | 'soon' | 'bad' | 'plain';
  readonly dewPointCelsius: number;
  /** Below this the air at the surface is humid enough for mould. */
  readonly mouldBelowCelsius: number;
}

/** A surface against the air of its room; without a surface, the dew point alone. Null for air that nobody can measure. */
export function marginWords(air: Air, surfaceCelsius: number | null): MarginWords | null {
  const dew = dewPoint(air);
  if (!dew.ok) return null;
  const dewPointCelsius = dew.value;
  const mouldBelowCelsius = mouldBelow(air);
  const plain = { dewPointCelsius, mouldBelowCelsius, tone: 'plain' } as const;
  const surface = surfaceCelsius === null ? null : surfaceCondition(air, surfaceCelsius);
  if (!surface?.ok)
    return { ...plain, words: `Dew point ${degrees(dewPointCelsius)}`, detail: '', surface: '' };
  const { marginCelsius, state, surfaceHumidityPercent } = surface.value;
  const side = marginCelsius < 0 ? 'below' : 'above';
  const detail = `${degrees(Math.abs(marginCelsius))} ${side} the dew point`;
  return { ...plain, ...VERDICTS[state], detail, surface: surfaceWords(state, surfaceHumidityPercent) };
}

const VERDICTS = {
  condensing: { words: 'Condensing', tone: 'bad' },
  'mould-risk': { words: 'Close to dew point', tone: 'soon' },
  dry: { words: 'Clear of the dew point', tone: 'good' },
} as const;

function surfaceWords(state: keyof typeof VERDICTS, percent: number): string {
  // Over 100 it is no longer air but water: the number would mean nothing.
  if (state === 'condensing') return 'Surface humidity: condensing';
  // Rounded down, so that a surface short of the limit is never said to have reached it.
  const at = `Surface humidity ${Math.floor(percent)} %`;
  return state === 'mould-risk' ? `${at}, over the ${MOULD_SURFACE_HUMIDITY_PERCENT} % alarm` : at;
}

/** "12.5 °C", one decimal place: a meter knows no more. */
export function degrees(celsius: number): string {
  return `${celsius.toFixed(1).replace(/^-0\.0$/, '0.0')} °C`;
}

// At this surface the humidity of the touching air reaches the alarm: the dew point of air that much more humid.
function mouldBelow({ celsius, humidityPercent }: Air): number {
  const raised = (humidityPercent * 100) / MOULD_SURFACE_HUMIDITY_PERCENT;
  const surface = dewPoint({ celsius, humidityPercent: Math.min(100, raised) });
  return surface.ok ? surface.value : celsius;
}
