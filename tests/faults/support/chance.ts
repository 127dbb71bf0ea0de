/** Chance that is the same in every run: numbers from 0 up to 1. */
export type Chance = () => number;

/** Marsaglia's xorshift of 32 bits. */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
