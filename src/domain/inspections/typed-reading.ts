import { scaleLimits, type ReadingScale } from '../records/reading.ts';

/**
 * Three digits without a point on a scale that never reaches so far are a number with one decimal: "135" on a thermometer
 * is 13.5. What the scale holds as it stands is left as it stands; relative readings run to 999 and get no point. Humidity gets
 * none either: "170" is as likely a slip for 70 as it is 17.0, and whoever typed it is asked.
 */
export function withPoint(typed: string, scale: ReadingScale): string {
  const digits = /^-?[1-9]\d\d$/.exec(typed);
  const limits = scaleLimits(scale);
  if (!digits || !limits || scale === 'percent') return typed;
  const value = Number(typed);
  if (value >= limits.min && value <= limits.max) return typed;
  const tenths = value / 10;
  return tenths >= limits.min && tenths <= limits.max ? `${typed.slice(0, -1)}.${typed.slice(-1)}` : typed;
}
