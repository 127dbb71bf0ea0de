import { dateInWords } from '../cases/date-words.ts';
import type { LocalDate } from '../records/moments.ts';
import type { EpochMs } from '../time/instants.ts';

/** What an instrument measures. */
export type MeterUse = 'pin' | 'radio' | 'surface' | 'air';

/** An instrument as a phone knows it from use. */
export interface Meter {
  /** As printed on it: make, model or serial number. */
  readonly name: string;
  readonly uses: readonly MeterUse[];
  /** The day on which it is due its next check, if anybody said. */
  readonly dueOn: LocalDate | null;
}

/** Whether a meter's check was due before the day of a reading. ISO days are in the order of their letters. */
export function isOverdue(dueOn: LocalDate | null | undefined, day: LocalDate): boolean {
  return dueOn !== null && dueOn !== undefined && dueOn < day;
}

/** "Meter T-2 was due a check on Thu 3 Sep. The reading is kept and marked.", or "" for one that is in date. */
export function overdueWords(
  name: string,
  dueOn: LocalDate | null | undefined,
  day: LocalDate,
  now: EpochMs,
): string {
  if (!dueOn || !isOverdue(dueOn, day)) return '';
  return `Meter ${name} was due a check on ${dateInWords(dueOn, now)}. The reading is kept and marked.`;
}

/**
 * The meters known after one more use, the last used first: a meter keeps what it was used for, and the day of its check
 * until another is given.
 */
export function metersAfter(known: readonly Meter[], used: Meter): readonly Meter[] {
  const before = known.find(({ name }) => name === used.name);
  const uses = [...new Set([...used.uses, ...(before?.uses ?? [])])];
  const dueOn = used.dueOn ?? before?.dueOn ?? null;
  return [{ name: used.name, uses, dueOn }, ...known.filter(({ name }) => name !== used.name)];
}

/** The meters to offer for a use: those used for it first, each in the order of last use. */
export function metersFor(known: readonly Meter[], use: MeterUse): readonly Meter[] {
  const fits = known.filter(({ uses }) => uses.includes(use));
  return [...fits, ...known.filter((one) => !fits.includes(one))];
}
