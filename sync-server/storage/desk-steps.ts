import type { OpaqueId } from '#domain/ids.ts';

/**
 * Who at the desk has what in hand: a request held open or let go, a review handed over or settled, a job taken back; and what became
 * of a refused correction.
 */
export const DESK_STEPS = [
  ...(['held', 'let-go', 'handed-over', 'kept-back', 'order-taken-back'] as const),
  ...([
    'put-right',
    'put-right-asked',
    'put-right-confirmed',
    'put-right-declined',
    'left-as-it-is',
  ] as const),
] as const;
export type DeskStepKind = (typeof DESK_STEPS)[number];

/** One step, as it was taken. */
export interface DeskStep {
  readonly id: OpaqueId;
  readonly step: DeskStepKind;
  /** The request, the photo or note, the job, or the refused document, that it is about. */
  readonly about: OpaqueId;
  readonly account: OpaqueId;
  /**
   * From whom it was taken over, to whom it was handed, the record that is right instead, or the one that was looked at and left as it
   * is; null where there is none.
   */
  readonly other: OpaqueId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why, where it is asked for: words, which die with the record that the step is about, or a code of a list. */
  readonly reason: string | null;
}

export interface DeskStepsRead {
  step(id: OpaqueId): DeskStep | null;
  /** Every step about one request or item, oldest first. */
  about(id: OpaqueId): readonly DeskStep[];
}

/** Append-only until its record is destroyed: a step is never changed (the file itself refuses it). */
export interface DeskStepsWrite extends DeskStepsRead {
  add(step: DeskStep): void;
  /** Takes out what was done about a record that is destroyed. Answers the steps' ids. */
  forget(record: string): readonly OpaqueId[];
}
