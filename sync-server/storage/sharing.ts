import type { OpaqueId } from '#domain/ids.ts';

/** What people do about guarded fields, step by step. What is open is none of them: it is worked out from them. */
export const SHARING_STEPS = [
  'request',
  'answer',
  'use',
  'rule',
  'rule-step',
  'emergency',
  'life',
  'review',
  'closing',
  'closing-step',
  'row-check',
  'same-human',
  'not-same-human',
] as const;
export type SharingStepKind = (typeof SHARING_STEPS)[number];

/** One step, as it was taken. `body` is JSON, written and read by `sync-server/sharing` alone. */
export interface SharingStep {
  readonly id: OpaqueId;
  readonly step: SharingStepKind;
  /** The request, rule or decision that it is about; its own id where it begins one. */
  readonly about: OpaqueId;
  /** Whose home and tenancy it speaks of, so that it is destroyed with them; null for rules. */
  readonly home: OpaqueId | null;
  readonly tenancy: OpaqueId | null;
  readonly account: OpaqueId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly body: string;
}

export interface SharingRead {
  step(id: OpaqueId): SharingStep | null;
  /** Every step of a kind, oldest first; of one home alone where it is given. */
  steps(step: SharingStepKind, home?: OpaqueId): readonly SharingStep[];
  /** Every step about one request, rule or decision, oldest first, with the one that began it. */
  about(id: OpaqueId): readonly SharingStep[];
  /** Pairs of accounts that belong to one human. */
  sameHuman(): readonly (readonly [OpaqueId, OpaqueId])[];
}

/** Append-only until its record is destroyed: a step is never changed, and a later one says what came of it (the file itself refuses a change). */
export interface SharingWrite extends SharingRead {
  add(step: SharingStep): void;
  /** Takes out what was asked and said about a record that is destroyed, or within a tenancy that is. Answers the steps' ids. */
  forget(record: string): readonly OpaqueId[];
  /** Says that two accounts belong to one human. It is never unsaid. */
  addSameHuman(account: OpaqueId, other: OpaqueId): void;
}
