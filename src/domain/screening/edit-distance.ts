import { spend } from './effort.ts';

/** Longer words are compared by their beginnings. */
const LONGEST = 32;
const ROWS = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1));

/** Letters to change, add, leave out or swap to make one word of the other; anything beyond `most` is `most + 1`. */
export function editDistance(one: string, other: string, most: number): number {
  const [length, across] = [Math.min(one.length, LONGEST), Math.min(other.length, LONGEST)];
  if (Math.abs(length - across) > most) return most + 1;
  let [twoBack, back, row] = ROWS;
  if (!twoBack || !back || !row) return most + 1;
  for (let j = 0; j <= across; j++) back[j] = j;
  for (let i = 1; i <= length; i++) {
    spend(across);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= across; j++) {
      const same = one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1;
      let cost = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (back[j - 1] ?? 0) + same);
      const swapped =
        i > 1 &&
        j > 1 &&
        one.charCodeAt(i - 1) === other.charCodeAt(j - 2) &&
        one.charCodeAt(i - 2) === other.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [twoBack, back, row] = [back, row, twoBack];
  }
  return back[across] ?? most + 1;
}
