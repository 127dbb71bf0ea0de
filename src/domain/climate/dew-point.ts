import { fail, ok, type Result } from '../result.ts';

/**
 * The Magnus form over water with the pair usually credited to Alduchov and Eskridge (1996). Other pairs in use differ by more
 * than a reading: one is fixed, and nothing computed is stored: it follows from the readings again.
 */
const MAGNUS = { a: 17.625, b: 243.04, hPa: 6.1094 } as const;

/** Humidity at a surface from which mould is commonly expected when it lasts (BS EN ISO 13788, BS 5250). */
export const MOULD_SURFACE_HUMIDITY_PERCENT = 80;

/** Air as measured in a room. */
export interface Air {
  readonly celsius: number;
  readonly humidityPercent: number;
}

/** What the air does at a surface. */
export interface SurfaceCondition {
  readonly dewPointCelsius: number;
  /** Surface minus dew point: how far from condensing. Negative: wet. */
  readonly marginCelsius: number;
  /** Relative humidity of the air that touches the surface; over 100 is not air but water, so show `condensing` instead. */
  readonly surfaceHumidityPercent: number;
  readonly state: 'condensing' | 'mould-risk' | 'dry';
}

/** The temperature in °C at which this air would condense. Air outside -40 to 60 °C or 1 to 100 % is refused. */
export function dewPoint(air: Air): Result<number, string> {
  if (!isTemperature(air.celsius)) return fail(TEMPERATURE);
  if (!(air.humidityPercent >= 1 && air.humidityPercent <= 100)) return fail(HUMIDITY);
  const { a, b } = MAGNUS;
  const g = Math.log(air.humidityPercent / 100) + (a * air.celsius) / (b + air.celsius);
  return ok((b * g) / (a - g));
}

/** How this air stands at a surface of `surfaceCelsius`. One reading at one moment: no diagnosis. */
export function surfaceCondition(air: Air, surfaceCelsius: number): Result<SurfaceCondition, string> {
  const dew = dewPoint(air);
  if (!dew.ok) return dew;
  if (!isTemperature(surfaceCelsius)) return fail(TEMPERATURE);
  const ratio = saturationPressureHPa(air.celsius) / saturationPressureHPa(surfaceCelsius);
  const surfaceHumidityPercent = air.humidityPercent * ratio;
  const marginCelsius = surfaceCelsius - dew.value;
  const risk = surfaceHumidityPercent >= MOULD_SURFACE_HUMIDITY_PERCENT ? 'mould-risk' : 'dry';
  const state = surfaceHumidityPercent >= 100 ? 'condensing' : risk;
  return ok({ dewPointCelsius: dew.value, marginCelsius, surfaceHumidityPercent, state });
}

const TEMPERATURE = 'Enter a temperature from -40 to 60 °C.';
const HUMIDITY = 'Enter a humidity from 1 to 100 %.';

function isTemperature(celsius: number): boolean {
  return celsius >= -40 && celsius <= 60;
}

function saturationPressureHPa(celsius: number): number {
  return MAGNUS.hPa * Math.exp((MAGNUS.a * celsius) / (MAGNUS.b + celsius));
}
