/** Reads a sorted list in which each word begins with the number of letters it shares with the word before. */
export function frontCoded(packed: string): ReadonlySet<string> {
  const words = new Set<string>();
  let before = '';
  for (const [, shared = '0', rest = ''] of packed.matchAll(/(\d)([a-z]*)/g)) {
    before = before.slice(0, Number(shared)) + rest;
    words.add(before);
  }
  return words;
}
