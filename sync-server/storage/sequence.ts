/**
 * Sequences as clients see them: `<n>-<incarnation>`. A database made again under the same name, or brought back from a
 * backup, is another incarnation, and a client that held a sequence of the old one hears everything again from the start.
 */
export function formatSequence(count: number, incarnation: string): string {
  return `${count}-${incarnation}`;
}

/**
 * How many changes a client has heard, from what it sent as `since`; null when it is not a sequence. One from another
 * incarnation, or from the future, counts from 0: hearing twice is harmless, missing a change is not.
 */
export function parseSequence(text: string, incarnation: string, current: number): number | null {
  const since = text.replace(/^"(.*)"$/, '$1');
  if (since === 'now') return current;
  if (since === '') return 0;
  const found = /^(\d{1,15})(?:-(.+))?$/.exec(since);
  if (!found) return null;
  if (found[2] !== undefined && found[2] !== incarnation) return 0;
  const count = Number(found[1]);
  return count > current ? 0 : count;
}

/** Whether what has this sequence is among what a copy of the database holds that ends with `last`; both were given out by us. */
export function isUpTo(sequence: string, last: string): boolean {
  const [count, incarnation] = partsOf(sequence);
  const [lastCount, lastIncarnation] = partsOf(last);
  return incarnation === lastIncarnation && count <= lastCount;
}

function partsOf(sequence: string): readonly [count: number, incarnation: string] {
  const dash = sequence.indexOf('-');
  return [Number(sequence.slice(0, dash)), sequence.slice(dash + 1)];
}
