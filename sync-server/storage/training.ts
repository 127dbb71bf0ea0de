import type { Role } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { KeptResult } from '#domain/training/standing.ts';

/** A set of drills that somebody took, as the server scored it. It is kept for good. */
export interface TrainingResult extends KeptResult {
  /** The attempt's own id, minted where it was taken: sent twice, it is kept once. */
  readonly id: OpaqueId;
  readonly account: OpaqueId;
  readonly role: Role;
  readonly device: OpaqueId;
  readonly receivedAt: number;
  /** The drills and what was chosen, as JSON. */
  readonly answers: string;
}

export interface TrainingRead {
  /** Since when somebody is known here in this role, in milliseconds since 1970; null when they never came in. */
  since(account: OpaqueId, role: Role): number | null;
  /** What somebody took, in the order in which it came. */
  resultsOf(account: OpaqueId): readonly TrainingResult[];
  /** What all took since a moment. */
  resultsSince(at: number): readonly TrainingResult[];
}

export interface TrainingWrite extends TrainingRead {
  /** Notes that somebody came in, in this role. The first time counts. */
  meet(account: OpaqueId, role: Role, at: number): void;
  /** False when this very attempt lies there already. */
  keep(result: TrainingResult): boolean;
}
