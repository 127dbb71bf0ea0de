import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { boxContent, parsed, type BoxContent } from './box-content.ts';
import type { LandlordKey } from './landlord-key.ts';

/** What a phone writes into the first line. */
const FIRST_LINE = 'homefile-rescue 2';

/** What lay in a rescue copy. Whose it is, the copy itself says: anybody can seal, so it proves nothing. */
export interface RescueCopy {
  readonly account: OpaqueId;
  readonly device: OpaqueId;
  readonly things: readonly BoxContent[];
  /** How many boxes are missing, or could not be opened. */
  readonly lost: number;
}

/** Opens a rescue copy; null when it is none, or was sealed for another office. */
export async function openRescueCopy(text: string, key: LandlordKey): Promise<RescueCopy | null> {
  const [first, head = '', ...lines] = text.split('\n').map((line) => line.trim());
  const by = first === FIRST_LINE ? readBy(await opened(head, key)) : null;
  if (by === null) return null;
  const things: BoxContent[] = [];
  for (const line of lines) {
    const thing = line === '' ? null : await opened(line, key);
    if (thing !== null) things.push(thing);
  }
  return { account: by.account, device: by.device, things, lost: Math.max(0, by.boxes - things.length) };
}

async function opened(line: string, key: LandlordKey): Promise<BoxContent | null> {
  const plain = await key.opened(Buffer.from(line, 'base64'));
  return plain && boxContent(plain);
}

function readBy(head: BoxContent | null) {
  if (head?.what !== 'rescue') return null;
  const by = parsed(head.content);
  if (typeof by !== 'object' || by === null) return null;
  const { account, device, boxes } = by as Readonly<Record<string, unknown>>;
  if (!isOpaqueId(account) || !isOpaqueId(device) || typeof boxes !== 'number') return null;
  return { account, device, boxes };
}
