import { kindNamed } from '#domain/records/registry.ts';
import { timeInWords } from '#domain/cases/date-words.ts';

/** An item as this screen reads it. */
export interface Item {
  readonly what: 'record' | 'photo';
  readonly kind: string;
  readonly state: 'kept' | 'sent' | 'receipt' | 'refused';
  readonly sentence: string | null;
  readonly at: number | null;
}

/** "Reading, Flat 14, Larkspur House". */
export function itemTitle(item: Item, address: string | null): string {
  const name = item.what === 'photo' ? 'Picture' : (kindNamed(item.kind)?.title ?? 'Record');
  return address === null ? name : `${name}, ${address}`;
}

/** How it stands, in words. */
export function itemDetail(item: Item): string {
  if (item.sentence !== null) return item.sentence;
  if (item.state === 'sent')
    return `Sent${item.at === null ? '' : ` at ${timeInWords(item.at)}`}, no receipt yet`;
  return 'Kept on this phone';
}
