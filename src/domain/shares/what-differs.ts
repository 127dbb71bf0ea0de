import type { ComparedField } from '../cases/comparison.ts';

/** A fact that the reader would have seen otherwise a moment ago. */
export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

/** What a preview shows otherwise than the one before it: facts that came, went or changed in what is seen of them. */
export function whatDiffers(
  before: readonly ComparedField[],
  now: readonly ComparedField[],
): readonly Difference[] {
  const keys = [...new Set([...before, ...now].map(({ key }) => key))];
  return keys.flatMap((key): Difference[] => {
    const was = before.find((one) => one.key === key);
    const is = now.find((one) => one.key === key);
    const [seenBefore, seenNow] = [seenWords(was), seenWords(is)];
    if (seenBefore === seenNow) return [];
    const named = is ?? was;
    return [{ label: `${named?.kind ?? ''}: ${named?.label ?? ''}`, before: seenBefore, now: seenNow }];
  });
}

function seenWords(field: ComparedField | undefined): string {
  return field === undefined || field.seen.length === 0 ? 'Not in their copy' : field.seen.join('. ');
}
