/** What a check has looked at, in a plain sentence, and what it found wrong, each in one. Numbers and codes, no ids of people. */
export interface Checked {
  readonly looked: string;
  readonly wrong: readonly string[];
}

/** "1 photo", "3 photos". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** A sentence for so many cases of one fault; none for none. */
export function faults(count: number, say: (of: number) => string): readonly string[] {
  return count === 0 ? [] : [say(count)];
}
