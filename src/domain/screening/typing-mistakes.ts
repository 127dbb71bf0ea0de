import { editDistance } from './edit-distance.ts';

const SHORTEST = 5;
const LONGEST = 24;

/** What a mistyped word was meant for, among the words it is made with. Short words have too many neighbours to guess. */
export function correcting(vocabulary: Iterable<string>): (low: string) => string | null {
  const near = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (word.length < SHORTEST) continue;
    const key = bucket(word[0] ?? '', word.length);
    near.set(key, [...(near.get(key) ?? []), word]);
  }
  return (low) => {
    if (low.length < SHORTEST || low.length > LONGEST) return null;
    const most = low.length >= 8 ? 2 : 1;
    let best: string | null = null;
    let least = most + 1;
    for (let length = low.length - most; length <= low.length + most; length++) {
      for (const word of near.get(bucket(low[0] ?? '', length)) ?? []) {
        const distance = editDistance(low, word, least - 1);
        if (distance < least) [best, least] = [word, distance];
      }
    }
    return best;
  };
}

function bucket(first: string, length: number): string {
  return `${first}${length}`;
}
