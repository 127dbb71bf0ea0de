import type { OpaqueId } from '#domain/ids.ts';

/**
 * A personal data breach as it was recorded: codes and ids alone, so that the register (UK GDPR Art. 33(5)) can be kept for
 * good. What somebody wrote about it stands apart and dies with the records that it is about.
 */
export interface StoredBreach {
  readonly id: OpaqueId;
  readonly by: OpaqueId;
  readonly at: number;
  /** JSON, written and read by `sync-server/breaches` alone. */
  readonly body: string;
}

/** One step, as it was taken. */
export interface StoredBreachStep extends StoredBreach {
  readonly breach: OpaqueId;
}

export interface BreachesRead {
  breach(id: string): StoredBreach | null;
  /** Every breach, the newest first. */
  breaches(): readonly StoredBreach[];
  step(id: string): StoredBreachStep | null;
  /** The steps of a breach, in the order in which they were recorded. */
  steps(breach: string): readonly StoredBreachStep[];
  /** What was written with a breach or a step, as JSON; null where nothing was or it was destroyed. */
  words(of: string): string | null;
}

/** Append-only: neither a breach nor a step is ever changed or taken out (the file itself refuses it). Words may be. */
export interface BreachesWrite extends BreachesRead {
  add(breach: StoredBreach): void;
  addStep(step: StoredBreachStep): void;
  /** `about` is the record whose destruction takes the words with it; null for words about no household. */
  addWords(words: { readonly of: OpaqueId; readonly about: OpaqueId | null; readonly words: string }): void;
  /** Takes out what was written about a record that is destroyed. */
  forgetWords(about: string): void;
}
