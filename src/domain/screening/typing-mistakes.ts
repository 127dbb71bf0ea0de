import { editDistance } from './edit-distance.ts';
import { spend } from './effort.ts';

const SHORTEST = 5;
const LONGEST = 24;
const SHORTEST_TWICE = 7;

interface Candidate {
  readonly word: string;
  readonly letters: number;
}

/**
 * What a mistyped word was meant for, among the words it is made with. Short words have too many neighbours to guess. With
 * `alike` letters taken to be right at the beginning, fewer words need looking at, and one mistake is forgiven.
 */
export function correcting(vocabulary: Iterable<string>, alike = 1): (low: string) => string | null {
  const near = new Map<string, Candidate[]>();
  for (const word of vocabulary) {
    if (word.length < SHORTEST) continue;
    const key = bucket(word.slice(0, alike), word.length);
    const candidates = near.get(key);
    const candidate = { word, letters: lettersOf(word) };
    if (candidates) candidates.push(candidate);
    else near.set(key, [candidate]);
  }
  return (low) => {
    if (low.length < SHORTEST || low.length > LONGEST) return null;
    const most = alike === 1 && low.length >= SHORTEST_TWICE ? 2 : 1;
    const letters = lettersOf(low);
    let best: string | null = null;
    let least = most + 1;
    for (let length = low.length - most; length <= low.length + most; length++) {
      for (const candidate of near.get(bucket(low.slice(0, alike), length)) ?? []) {
        spend();
        // Each letter changed makes at most two differ between the sets: most candidates fall here, before any comparing.
        if (differing(letters ^ candidate.letters) > 2 * (least - 1)) continue;
        const distance = editDistance(low, candidate.word, least - 1);
        // Two mistakes in a short word are believed only where the beginning is right: "asthmer".
        if (distance === 2 && low.length < 8 && !candidate.word.startsWith(low.slice(0, 4))) continue;
        if (distance < least) [best, least] = [candidate.word, distance];
      }
    }
    return best;
  };
}

function bucket(beginning: string, length: number): string {
  return `${beginning}${length}`;
}

/** The set of letters in a word, a bit for each. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << ((word.charCodeAt(at) - 97) & 31);
  return letters;
}

/** How many bits are set. */
function differing(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
