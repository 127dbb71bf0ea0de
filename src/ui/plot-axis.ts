/** Where a plot's upright axis begins and ends, and the round numbers that stand on it. */
export interface PlotAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10] as const;

/** An axis of two to five round ticks that holds every value. It need not begin at nought: a plot of readings shows change. */
export function plotAxis(values: readonly number[]): PlotAxis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { min: 0, max: 1, ticks: [0, 1] };
  const span = high - low || Math.abs(high) || 1;
  const rough = span / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((one) => one * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  // From whole numbers of steps, so that 0.1 + 0.2 does not stand on an axis as 0.30000000000000004.
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(6)));
  return { min: ticks[0] ?? low, max: ticks.at(-1) ?? high, ticks };
}
