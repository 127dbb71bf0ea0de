import type { HomeLine } from '#domain/cases/office-views.ts';
import { byAddress, plainWords, wordsOf } from '#domain/homes/address-words.ts';
import { filedRecords } from '../files/filed-record.ts';
import type { ReadView } from '../storage/storage.ts';

const PAGE = 50;

export interface FoundHomes {
  readonly homes: readonly HomeLine[];
  readonly total: number;
  /** Ask for the page after this one; null at the end. */
  readonly next: string | null;
}

/** Homes whose address has every part of the search, in the order of their addresses. Addresses alone are searched. */
export function findHomes(view: ReadView, text: string, after: string | null): FoundHomes {
  const parts = plainWords(text).split(' ').filter(Boolean);
  const found = filedRecords(view, { kind: 'property' })
    .flatMap(({ entry, record }): HomeLine[] =>
      record.kind === 'property'
        ? [{ id: entry.id, line: record.body.line, postcode: record.body.postcode }]
        : [],
    )
    .filter((home) => {
      const words = wordsOf(home);
      return parts.every((part) => words.includes(part));
    })
    .sort((one, other) => byAddress(one, other) || (one.id < other.id ? -1 : 1));
  const from = after === null ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const homes = found.slice(from, from + PAGE);
  const last = homes.at(-1);
  return { homes, total: found.length, next: from + PAGE < found.length && last ? last.id : null };
}
