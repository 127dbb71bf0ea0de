import type { HomeLine } from '#domain/cases/office-views.ts';
import { byAddress, plainWords, wordsOf } from '#domain/homes/address-words.ts';
import { isOneSlip } from '#domain/homes/one-slip.ts';
import { filedRecords } from '../files/filed-record.ts';
import type { ReadView } from '../storage/storage.ts';

const PAGE = 50;

export interface FoundHomes {
  readonly homes: readonly HomeLine[];
  readonly total: number;
  /** Ask for the page after this one; null at the end. */
  readonly next: string | null;
}

/** A shorter word with a wrong letter could be almost any. */
const SHORTEST_SLIP = 4;

/**
 * Homes whose address or UPRN has every part of the search, in the order of their addresses; nothing else is searched. When
 * none has it as typed, one wrong letter a word is forgiven: a home must not seem new because a street was heard wrongly.
 */
export function findHomes(view: ReadView, text: string, after: string | null): FoundHomes {
  const parts = plainWords(text).split(' ').filter(Boolean);
  const homes = filedRecords(view, { kind: 'property' }).flatMap(({ entry, record }) => {
    if (record.kind !== 'property') return [];
    const { line, postcode, uprn } = record.body;
    const home: HomeLine = { id: entry.id, line, postcode };
    return [{ home, words: wordsOf(home), uprn: withoutZeros(uprn ?? '') }];
  });
  const having = (isIn: (part: string, words: string) => boolean) =>
    homes
      .filter(({ words, uprn }) => parts.every((part) => isIn(part, words) || withoutZeros(part) === uprn))
      .map(({ home }) => home);
  const asTyped = having((part, words) => words.includes(part));
  const found = (asTyped.length > 0 ? asTyped : having(isMeant)).sort(
    (one, other) => byAddress(one, other) || (one.id < other.id ? -1 : 1),
  );
  const from = after === null ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const shown = found.slice(from, from + PAGE);
  const last = shown.at(-1);
  return { homes: shown, total: found.length, next: from + PAGE < found.length && last ? last.id : null };
}

function isMeant(part: string, words: string): boolean {
  if (words.includes(part)) return true;
  return part.length >= SHORTEST_SLIP && words.split(' ').some((word) => isOneSlip(part, word));
}

/** A UPRN is written with and without zeros before it. Only the whole of it counts: or every number would be in some. */
function withoutZeros(digits: string): string {
  return digits.replace(/^0+/, '');
}
