let steps = 0;

/** Counts work that could grow faster than the text. Nothing reads the count but the proof that it does not. */
export function spend(some = 1): void {
  steps += some;
}

/** The steps that something takes, as counted by `spend`. */
export function stepsOf(work: () => void): number {
  const before = steps;
  work();
  return steps - before;
}
