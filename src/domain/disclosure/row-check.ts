import { fail, ok, type Result } from '../result.ts';
import type { OpaqueId } from '../ids.ts';
import type { Instant } from '../records/moments.ts';
import type { Actor } from '../sharing/second-person.ts';
import { CATEGORIES, DATA_CATEGORIES } from './categories.ts';

/**
 * A data-protection lead has read the sources of one row of the matrix again, or confirms what is judgement in it. It opens and
 * closes nothing: it says who stands for the row, and since when.
 */
export interface RowCheck {
  readonly id: OpaqueId;
  readonly row: number;
  /** What was read, and whether it still holds. */
  readonly words: string;
  readonly by: Actor;
  readonly at: Instant;
}

/** Whether the matrix has such a row. */
export function isRow(value: unknown): value is number {
  return DATA_CATEGORIES.some((category) => CATEGORIES[category].row === value);
}

/** A check says what was read: a day alone would prove nothing to whoever asks later. */
export function checkRow(check: RowCheck): Result<RowCheck, string> {
  return check.words.trim().length < SHORTEST
    ? fail('Write what you read, and whether the row still holds.')
    : ok(check);
}

const SHORTEST = 10;

/** The newest check of each row, of checks in the order in which they were made. */
export function lastChecks(checks: readonly RowCheck[]): ReadonlyMap<number, RowCheck> {
  return new Map(checks.map((check) => [check.row, check]));
}
