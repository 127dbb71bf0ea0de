/** A guard, the change that takes it away, and the tests that must notice. */
export interface Guard {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
}

export declare const GUARDS: readonly Guard[];
export declare const ATTACKS_TRIED: Readonly<Record<string, readonly string[]>>;
