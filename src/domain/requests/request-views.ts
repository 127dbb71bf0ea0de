import type { HomeLine } from '../homes/home-line.ts';
import type { RequestClass } from './questions.ts';
import type { RequestClock } from './request-clock.ts';

/* What the office's interface answers about requests: made by the server, read by the desk. */

/** One request on a list. */
export interface RequestLine {
  readonly id: string;
  /** "A neighbour asks about a home"; never a word that somebody typed. */
  readonly title: string;
  readonly home: HomeLine | null;
  readonly received: string;
  /** What is asked, in the words of the closed list. */
  readonly asks: readonly string[];
  readonly asked: RequestClass;
  readonly classLabel: string;
  readonly state: 'waiting' | 'answered' | 'refused';
  readonly clock: RequestClock;
  /** How long a fact has been refused, by whom and why; null while none is. */
  readonly refused: { readonly since: string; readonly by: string; readonly reason: string } | null;
  /** "Read out today by Wren Ashdown"; null while it is not answered. */
  readonly answered: string | null;
}

export interface RequestCounts {
  readonly waiting: number;
  readonly refused: number;
  readonly overdue: number;
}

export interface RequestsView extends RequestCounts {
  readonly now: string;
  /** What waits or is refused, the one due first on top. */
  readonly open: readonly RequestLine[];
  /** What was answered, the latest first. */
  readonly answered: readonly RequestLine[];
}

/** The answer as it is drafted, beside where each part comes from. */
export interface DraftView {
  readonly asked: RequestClass;
  /** What follows from the class, in a sentence. */
  readonly means: string;
  readonly words: string;
  /** SHA-256 of the words: what is sent must be what was read. */
  readonly sha256: string;
  readonly parts: readonly {
    readonly title: string;
    readonly words: string;
    /** "Repair fact" and the like; empty for standard words. */
    readonly categories: readonly string[];
  }[];
  readonly offersVisit: boolean;
  readonly source: { readonly case: string; readonly home: HomeLine; readonly where: string } | null;
  /** Other homes from which it may come, to be chosen instead. */
  readonly others: readonly { readonly home: HomeLine; readonly where: string }[];
  /** The open case of the asker's own home, to book a visit for. */
  readonly ownCase: string | null;
}

export interface RequestView {
  readonly line: RequestLine;
  readonly limit: string;
  readonly limitSource: string;
  /** Whether what they said was kept: nobody has checked it, so it is not shown. */
  readonly wordsKept: boolean;
  /** Null once it is answered, and for those who are not answered from here. */
  readonly draft: DraftView | null;
  /** The words that were told, frozen. */
  readonly told: string | null;
  /** The answer as it is now, where something that was told was put right since; null where what was told stands. */
  readonly renewal: DraftView | null;
}
