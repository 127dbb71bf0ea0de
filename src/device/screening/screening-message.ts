import type { Known, Span } from '#domain/screening/span.ts';

/** What the page asks of the screening worker. */
export interface ScreeningRequest {
  readonly job: number;
  readonly text: string;
  readonly known: Known;
}

/** What the worker answers. */
export interface ScreeningAnswer {
  readonly job: number;
  readonly spans: readonly Span[];
}

/** All that the worker says: first that it lives, by the lock of its own name. */
export type ScreeningNews = 'alive' | ScreeningAnswer;
