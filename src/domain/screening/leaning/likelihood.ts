/** How likely a word is to be marked, from 0 to 1. */
export function likelihood(features: readonly number[], weights: ArrayLike<number>): number {
  let sum = 0;
  for (const feature of features) sum += weights[feature] ?? 0;
  return 1 / (1 + Math.exp(-sum));
}
