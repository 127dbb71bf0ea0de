/** What a person did at the early lock. */
export interface TypedAhead {
  /** The digits of the PIN so far. */
  readonly digits: string;
  /** They asked for the other way in. */
  readonly instead: boolean;
}

export const NOTHING_TYPED: TypedAhead = { digits: '', instead: false };
