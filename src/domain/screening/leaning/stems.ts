import { PLAIN } from '../plain-words.ts';
import { remembered } from '../remembered.ts';

const ENDINGS = ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'r', 'ers', 'y', 'ness', 'able', 'ment', 'ings'];
const SHORTEST_STEM = 3;

/** A word without its ending, where what is left is an ordinary word: "coughing" is "cough". */
export const stemOf = remembered((low: string): string => {
  if (PLAIN.has(low)) return low;
  for (const ending of ENDINGS) {
    const stem = low.slice(0, -ending.length);
    if (!low.endsWith(ending) || stem.length < SHORTEST_STEM) continue;
    if (PLAIN.has(stem)) return stem;
    if (PLAIN.has(`${stem}e`)) return `${stem}e`;
    if (stem.at(-1) === stem.at(-2) && PLAIN.has(stem.slice(0, -1))) return stem.slice(0, -1);
  }
  const changed = /ie[sd]$/.test(low) ? `${low.slice(0, -3)}y` : low;
  return PLAIN.has(changed) ? changed : low;
});
