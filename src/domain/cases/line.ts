import { sentenceCase } from '../sentence-case.ts';
import type { EpochMs } from '../time/instants.ts';
import type { Answers } from './answers.ts';
import type { VisitPhoto } from './photo-views.ts';
import type { ShownRecord } from './shown-record.ts';

/** Under which heading the desk files an event. */
export type LineGroup = 'contact' | 'visits' | 'works' | 'decisions' | 'shared';

/** The words of one event. */
export interface Line {
  readonly group: LineGroup;
  readonly title: string;
  readonly detail: readonly string[];
  /** Words that a person typed, as typed. Only where the office may see them. */
  readonly quote: string | null;
  /** The screen that tells more, if there is one. */
  readonly order: string | null;
  /** Photos that belong to the event itself. */
  readonly photos: readonly VisitPhoto[];
}

/** Names of staff and contractors by account. */
export interface Names {
  account(id: string): string;
}

/** How much of what a sign-off names has not come, or came with another body than was signed. */
export interface SignedStanding {
  readonly awaited: number;
  readonly differs: number;
}

/** What a line may look at besides its own record. */
export interface LineContext {
  readonly id: string;
  readonly now: EpochMs;
  readonly names: Names;
  readonly records: readonly ShownRecord[];
  /** By the id of a sign-off, where somebody compared. */
  readonly signed?: ReadonlyMap<string, SignedStanding>;
}

export type LineMaker = (answers: Answers, context: LineContext) => Line | null;

/** An event in words; what has no words is left out. */
export function event(
  group: LineGroup,
  title: string,
  detail: readonly (string | null)[],
  quote: string | null = null,
): Line {
  const kept = detail.filter((one): one is string => one !== null && one !== '');
  return { group, title, detail: kept, quote, order: null, photos: [] };
}

/** "Label: words", or nothing where there are no words. */
export function told(label: string, words: string | null): string | null {
  return words === null ? null : `${label}: ${words}`;
}

/** The words that there are, with commas. */
export function joined(...words: readonly (string | null)[]): string {
  return words.filter((one) => one !== null && one !== '').join(', ');
}

/** As {@link joined}, as a sentence of small letters. */
export function sentence(...words: readonly (string | null)[]): string {
  return sentenceCase(joined(...words.map((one) => one?.toLowerCase() ?? null)));
}
