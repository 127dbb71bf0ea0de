import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { featuresOf } from '#domain/screening/leaning/features.ts';
import { learnWeights, type Example } from '#domain/screening/leaning/learn.ts';
import { likelihood } from '#domain/screening/leaning/likelihood.ts';
import { packWeights, unpackWeights } from '#domain/screening/leaning/packed-weights.ts';
import { weigh } from '#domain/screening/leaning/weigh.ts';
import { paint } from '#domain/screening/paint.ts';
import { ruled } from '#domain/screening/rule-marks.ts';
import type { Known, Span } from '#domain/screening/span.ts';
import { wordsOf } from '#domain/screening/words.ts';
import { labelledNotes } from './score-screening.ts';

/** The sets that nothing is learned from: what they score is a measure of notes that were never seen. */
export const HELD_OUT: readonly string[] = ['fresh-20.jsonl', 'fresh-21.jsonl'];

/** Every labelled set that is learned from, in the order of their names. */
export const SETS: readonly string[] = readdirSync(join(import.meta.dirname, '../data/screening'))
  .filter((file) => file.endsWith('.jsonl') && !HELD_OUT.includes(file))
  .sort();

/** The weights that the sets teach, packed. */
export function learnedFrom(sets: readonly string[]): string {
  return packWeights(learnWeights(sets.flatMap(examplesIn)));
}

function examplesIn(file: string): readonly Example[] {
  return labelledNotes(file).flatMap(({ text, spans }) => {
    const words = wordsOf(text);
    const features = featuresOf(words);
    return words.map((word, at) => ({
      features: features[at] ?? [],
      personal: spans.some(({ start, end }) => word.start < end && word.end > start),
    }));
  });
}

/** The screen as it would be if it had learned from other sets. */
export function screenLearnedFrom(sets: readonly string[]): (text: string, known: Known) => readonly Span[] {
  const weights = unpackWeights(learnedFrom(sets));
  return (text, known) => {
    const words = wordsOf(text);
    const leaning = featuresOf(words).map((features) => likelihood(features, weights));
    return paint(text, weigh(words, ruled(text, words, known), leaning));
  };
}
