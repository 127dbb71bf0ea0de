import type { OpaqueId } from '../ids.ts';
import type { LocalDate } from '../records/moments.ts';

declare const toRead: unique symbol;

/**
 * What opens what somebody said to the one colleague who checks it, for a day. Whoever wrote it down and kept it to be checked
 * is the second person, as whoever took a photo is for the photo. Only {@link wordsToCheck} makes one.
 */
export interface WordsCheck {
  readonly [toRead]: true;
  readonly route: 'words-check';
  readonly record: OpaqueId;
  readonly pointer: '/body/words';
  readonly categories: readonly ['third-party'];
  readonly audience: 'office';
  readonly purpose: 'words-check';
  readonly recipient: OpaqueId;
  readonly until: LocalDate;
  /** The human who wrote it down, and the one who reads it. */
  readonly writtenBy: OpaqueId;
  readonly readBy: OpaqueId;
}

/** Who wrote it down, and who reads it: the human behind each account counts. */
export interface WordsPeople {
  readonly writtenBy: OpaqueId;
  readonly reader: { readonly account: OpaqueId; readonly person: OpaqueId };
}

/** The release of one note to the account that checks it; null when they wrote it down themselves. */
export function wordsToCheck(
  note: OpaqueId,
  { writtenBy, reader }: WordsPeople,
  today: LocalDate,
): WordsCheck | null {
  if (writtenBy === reader.person) return null;
  const facts = {
    route: 'words-check',
    record: note,
    pointer: '/body/words',
    categories: ['third-party'],
    audience: 'office',
    purpose: 'words-check',
    recipient: reader.account,
    until: today,
    writtenBy,
    readBy: reader.person,
  };
  // The only place that gives out the brand.
  return facts as unknown as WordsCheck;
}
