import { WEIGHTS } from './features.ts';
import { likelihood } from './likelihood.ts';

/** One word to learn from: the weights that tell about it, and whether a person marked it. */
export interface Example {
  readonly features: readonly number[];
  readonly personal: boolean;
}

const ROUNDS = 12;
const PACE = 0.03;
/** How strongly weights are held near nought, so that no single word decides. */
const RESTRAINT = 0.04;
/** What was seen fewer times tells nothing yet. */
const FEWEST = 2;
/** From this round on the weights of every round count alike: where the last words pulled them is chance. */
const SETTLED = 4;

/** Learns the weights from words that a person marked or left. The same words give the same weights. */
export function learnWeights(seen: readonly Example[]): Float64Array {
  const examples = withoutRare(seen);
  const weights = new Float64Array(WEIGHTS);
  const moved = new Float64Array(WEIGHTS).fill(1e-6);
  const sum = new Float64Array(WEIGHTS);
  const order = examples.map((_, at) => at);
  let state = 1;
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      const other = state % (at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      const error = likelihood(example.features, weights) - (example.personal ? 1 : 0);
      for (const feature of example.features) {
        const slope = error + RESTRAINT * (weights[feature] ?? 0);
        moved[feature] = (moved[feature] ?? 0) + slope * slope;
        weights[feature] = (weights[feature] ?? 0) - (PACE * slope) / Math.sqrt(moved[feature] ?? 1);
      }
    }
    if (round >= SETTLED) weights.forEach((weight, at) => (sum[at] = (sum[at] ?? 0) + weight));
  }
  return sum.map((weight) => weight / (ROUNDS - SETTLED));
}

function withoutRare(examples: readonly Example[]): readonly Example[] {
  const times = new Int32Array(WEIGHTS);
  for (const { features } of examples)
    for (const feature of new Set(features)) times[feature] = (times[feature] ?? 0) + 1;
  return examples.map(({ features, personal }) => ({
    features: features.filter((feature) => (times[feature] ?? 0) >= FEWEST),
    personal,
  }));
}
