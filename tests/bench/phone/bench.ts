import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { spreadOf } from './probes.ts';

/** One line of the bench: what a person waits for, beside the least that the same browser needs in the same run. */
export interface PhoneLine {
  readonly what: string;
  readonly measured: string;
  /** The bare limit in words, and how many times as long Homefile takes; null where no bare limit exists. */
  readonly bare: string | null;
  readonly ratio: number | null;
  readonly target: string;
  readonly met: boolean;
}

/** A phone that is being measured. */
export interface Bench {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
  readonly address: string;
  readonly lines: PhoneLine[];
  /** Documents of the pack. */
  readonly documents: number;
  /** When the pack was asked for last, in milliseconds since 1970; null before. */
  packAskedAt(): number | null;
  /** Stops the browser and starts it again on the same profile. */
  reopen(): Promise<Bench>;
}

/** The page's main thread is slowed so many times. */
export const SLOWER = 4;
export const VISITS = 60;
/** More cards than the phone shows at once. */
export const A_SCREENFUL = 5;
export const HOMES = 20_000;

export interface Judgement {
  readonly bareWords?: string;
  readonly target?: string;
  readonly met?: (median: number, p95: number) => boolean;
}

/** A line of milliseconds; without a target it only tells. */
export function line(
  what: string,
  measured: readonly number[],
  bare: readonly number[] | null,
  { bareWords = '', target = '-', met = () => true }: Judgement = {},
): PhoneLine {
  const { median, p95, count } = spreadOf(measured);
  const limit = bare === null ? null : spreadOf(bare).median;
  return {
    what,
    measured: `${median.toFixed(0)} ms${count > 1 ? ` (p95 ${p95.toFixed(0)}, ${count} times)` : ''}`,
    bare: limit === null ? null : `${bareWords} ${limit.toFixed(1)} ms`,
    ratio: limit === null ? null : median / limit,
    target,
    met: met(median, p95),
  };
}
