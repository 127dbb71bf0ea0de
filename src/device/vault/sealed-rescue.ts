import { base64 } from '../base64.ts';
import { boxOf, type BoxContent } from './unsent.ts';

/** What a rescue copy says of itself in the clear, and all that it says. */
const FIRST_LINE = 'homefile-rescue 2';

/** Whose copy it is. */
export interface RescueBy {
  readonly account: string;
  readonly device: string;
  /** When it was made, by this phone's clock. */
  readonly madeAt: string;
}

/**
 * The lines of a rescue copy: what it is, then one box a line. The first box tells whose copy it is and how many follow, so
 * that a copy which was cut short is noticed. `sealed` are boxes that lie here already and go along as they are. Nobody but the landlord's server can open any of them, not even this phone.
 */
export async function sealedRescue(
  landlordKey: ArrayBuffer,
  by: RescueBy,
  contents: readonly (() => Promise<BoxContent | null>)[],
  sealed: readonly (() => Promise<ArrayBuffer | null>)[] = [],
): Promise<readonly string[]> {
  const line = async (content: BoxContent) => `${base64(await boxOf(landlordKey, content))}\n`;
  const boxes: string[] = [];
  for (const read of contents) {
    const content = await read();
    if (content !== null) boxes.push(await line(content));
  }
  for (const read of sealed) {
    const box = await read();
    if (box !== null) boxes.push(`${base64(box)}\n`);
  }
  const head = { what: 'rescue', content: JSON.stringify({ ...by, boxes: boxes.length }) } as const;
  return [`${FIRST_LINE}\n`, await line(head), ...boxes];
}
