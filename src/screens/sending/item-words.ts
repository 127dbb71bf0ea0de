import { kindNamed } from '#domain/records/registry.ts';
import { timeInWords } from '#domain/cases/date-words.ts';
import type { Tone } from '../../ui/tones.ts';

/** An item as this screen reads it. */
export interface Item {
  readonly what: 'record' | 'photo';
  readonly kind: string;
  readonly state: 'kept' | 'sent' | 'receipt' | 'refused';
  readonly sentence: string | null;
  readonly at: number | null;
  /** Whether the office's newest backup holds it; null where the office does not say. */
  readonly backedUp: boolean | null;
}

/** What stands beside a picture: sent by itself, so that it has a receipt of its own. */
const BESIDE_A_PICTURE: ReadonlyMap<string, string> = new Map([
  ['photo', 'Photo details'],
  ['cleared-photo', 'Photo details, checked'],
]);

/** "Reading, Flat 14, Larkspur House". */
export function itemTitle(item: Item, address: string | null): string {
  const name =
    item.what === 'photo'
      ? 'Photo'
      : (BESIDE_A_PICTURE.get(item.kind) ?? kindNamed(item.kind)?.title ?? 'Record');
  return address === null ? name : `${name}, ${address}`;
}

/** How it stands, in words; `nextTryAt` is when what waits is tried by itself, or null. */
export function itemDetail(item: Item, nextTryAt: number | null = null): string {
  const at = item.at === null ? '' : `, ${timeInWords(item.at)}`;
  const next = nextTryAt === null ? '' : ` Next try ${timeInWords(nextTryAt)}.`;
  switch (item.state) {
    case 'receipt': {
      const copies = item.backedUp === null ? '' : item.backedUp ? '. Backed up' : '. Not in a backup yet';
      return `${item.sentence === null ? '' : `${item.sentence} `}Receipt${at}${copies}`;
    }
    case 'refused':
      return item.sentence ?? 'The office gave no reason. Ring the office.';
    case 'sent':
      return `Sent${at}. No receipt yet.${next}`;
    case 'kept':
      return item.sentence ?? `Kept on this phone.${next}`;
  }
}

/** The colour of an item: red only for what needs the person. */
export function itemTone(item: Item): Tone {
  if (item.state === 'refused') return 'bad';
  if (item.state === 'receipt') return 'good';
  return item.sentence === null ? 'plain' : 'soon';
}
