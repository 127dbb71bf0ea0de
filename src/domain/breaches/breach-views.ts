import type { HomeLine } from '../homes/home-line.ts';
import type { NextBreachStep } from './breach-steps.ts';
import type { BreachClockState } from './breach-clock.ts';
import type { BreachStep, BreachWhat, NotTelling, Risk } from './breach-lists.ts';

/* What the office's interface answers about breaches: made by the server, read by the desk. */

export interface BreachClockView {
  readonly state: BreachClockState;
  readonly left: string;
  /** "Fri 27 Nov, 09:12". */
  readonly due: string;
  readonly cells: { readonly used: number; readonly total: number };
}

/** One breach on the register. */
export interface BreachLine {
  readonly id: string;
  readonly what: BreachWhat;
  readonly title: string;
  readonly happened: string;
  readonly aware: string;
  readonly open: boolean;
  readonly clock: BreachClockView;
  readonly next: NextBreachStep;
}

/** The register of Art. 33(5), the newest first. */
export interface BreachListView {
  readonly open: readonly BreachLine[];
  readonly closed: readonly BreachLine[];
}

/** How many stand on the board, with the clock that ends first; null where none is open. */
export interface BreachCounts {
  readonly open: number;
  readonly overdue: number;
  readonly first: { readonly left: string; readonly state: BreachClockState } | null;
}

/** One household whose data it was. */
export interface BreachPartView {
  readonly id: string;
  readonly home: HomeLine | null;
  /** "3 people", "Nobody is recorded". */
  readonly people: string;
  readonly categories: readonly string[];
  readonly told: boolean;
  /** The letter to them; for the lead alone. */
  readonly draft: string | null;
}

export interface BreachView {
  readonly line: BreachLine;
  readonly words: string | null;
  readonly recordedBy: string;
  readonly recorded: string;
  /** What was taken back at once. */
  readonly withdrawn: readonly string[];
  /** Who got it, and whether and when it was opened. */
  readonly recipients: readonly { readonly who: string; readonly opened: string }[];
  /** What is known of a lost phone; empty for everything else. */
  readonly phone: readonly { readonly term: string; readonly words: string }[];
  /** What encryption means for the risk of a lost phone. */
  readonly phoneRisk: string | null;
  /** How many records; for the lead alone, since a count tells of what is not shown. */
  readonly records: string | null;
  /** The fields by kind of data, as far as the reader may see that they are there. */
  readonly fields: readonly { readonly category: string; readonly fields: readonly string[] }[];
  readonly parts: readonly BreachPartView[];
  /** A letter about this breach, to any of its homes, could endanger somebody: said to the lead alone. */
  readonly dangerous: boolean;
  readonly steps: readonly {
    readonly title: string;
    readonly when: string;
    readonly by: string;
    readonly facts: readonly string[];
    readonly words: string | null;
    readonly proof: string | null;
  }[];
  readonly open: readonly BreachStep[];
  readonly risk: Risk | null;
  readonly notTelling: NotTelling | null;
  readonly riskAsks: string | null;
  /** When it is recorded now, the notice is late and its reasons are asked for. */
  readonly late: boolean;
  /** For the lead alone; null for everybody else. */
  readonly regulatorDraft: string | null;
  readonly recipientDraft: string | null;
  readonly citation: string;
}

/** What somebody who reads of a disclosure can do where it went wrong: record it, or open the breach that it is already. */
export type WrongDisclosure =
  | {
      readonly is: 'to-record';
      readonly disclosure: string;
      /** What recording it takes back; null where it was said, sent or shown, which nobody can. */
      readonly takesBack: 'link' | 'release' | null;
    }
  | { readonly is: 'recorded'; readonly breach: string };

/** A phone of one's own, to be told as lost. */
export interface OwnPhoneLine {
  readonly device: string;
  readonly heard: string;
  readonly ordered: boolean;
}
