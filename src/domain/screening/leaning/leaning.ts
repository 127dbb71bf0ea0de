import { WEIGHTS_LEARNED } from '../lexicon/learned-weights.ts';
import type { Word } from '../words.ts';
import { featuresOf } from './features.ts';
import { likelihood } from './likelihood.ts';
import { unpackWeights } from './packed-weights.ts';

const WEIGHTS = unpackWeights(WEIGHTS_LEARNED);

/** For each word of a note, how likely it tells of a person rather than of the building, from 0 to 1. */
export function leaningOf(words: readonly Word[]): readonly number[] {
  return featuresOf(words).map((features) => likelihood(features, WEIGHTS));
}
