import type { HomeLine } from '../homes/home-line.ts';
import type { CopyPart, NotGiven, ToRead } from './copy-parts.ts';
import type { AboutWhom } from './putting-right.ts';
import type { Recipient } from './recipients.ts';
import type { Deletion } from './rights-case.ts';
import type { RightsClockState } from './rights-clock.ts';
import type { RightKey, RightsStep } from './rights.ts';
import type { NextStep } from './steps.ts';

/* What the office's interface answers about people's rights over their data: made by the server, read by the desk. */

/** One request on a list. No name is on it: names are shown when the request is opened. */
export interface RightsLine {
  readonly id: string;
  readonly right: RightKey;
  readonly title: string;
  readonly home: HomeLine | null;
  readonly received: string;
  readonly open: boolean;
  readonly clock: {
    readonly state: RightsClockState;
    readonly left: string;
    readonly weeks: { readonly used: number; readonly total: number };
  };
  readonly next: NextStep;
}

export interface RightsListView {
  readonly open: readonly RightsLine[];
  readonly done: readonly RightsLine[];
  readonly overdue: number;
}

/** What the board tells of requests whose clock runs. */
export interface RightsTaskCounts {
  readonly waiting: number;
  readonly overdue: number;
  /** How many are the viewer's to see through. */
  readonly mine: number;
  /** Who sees them through; null while nobody is the data-protection lead. */
  readonly owner: string | null;
  /** When the first is due, in words; null when none waits. */
  readonly first: string | null;
}

/** One of them: what is next, by whom and until when. No name of a resident is on it. */
export interface RightsTaskLine {
  readonly id: string;
  readonly title: string;
  readonly home: HomeLine | null;
  readonly owner: string | null;
  readonly isMine: boolean;
  readonly age: string;
  /** "Due Thu 24 Dec, 30 days left". */
  readonly due: string;
  readonly isOverdue: boolean;
  readonly next: string;
}

/** Somebody who lives or lived in a home, to be chosen as the one who asks. */
export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly part: string;
  readonly tenancy: string;
}

/** The data receipts of somebody, whenever the office makes one: nothing else must be asked for it. */
export interface ReceiptsView {
  readonly person: string;
  /** As the desk is shown it; null where no name is shown. */
  readonly name: string | null;
  /** The latest first: who made each, whether it is open, who closed it and why. */
  readonly receipts: RightsRequestView['receipts'];
  readonly closings: RightsRequestView['receiptClosings'];
}

/** Something that is held about the person alone, to be chosen from when a request is decided. */
export interface TheirRecord {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly when: string;
  readonly words: string;
  /** It is only kept, and not used. */
  readonly restricted: boolean;
  /** Whom it tells of: of what is not about them alone the lead confirms that what is wrong is about them. */
  readonly about: AboutWhom;
  /** Another record was put in the place of the same original, and both are held to be right: what is put right here stands for both. */
  readonly hasRivals: boolean;
  /** Why it cannot be deleted now, with its citation; null where nothing stands in the way, or where nothing is to be deleted. */
  readonly stays: string | null;
}

/** How far a deletion that was granted has come. */
export interface DeletionView {
  readonly state: Deletion['state'] | 'undone';
  readonly words: string;
}

export interface RightsRequestView {
  readonly line: RightsLine;
  readonly person: string | null;
  readonly personId: string;
  readonly words: string | null;
  readonly channel: string;
  /** Where it came by a data receipt, who made that one and when: they knew its address too. Null where it did not. */
  readonly cameBy: string | null;
  readonly identity: string | null;
  /** What was done so far, the first step first. */
  readonly steps: readonly {
    readonly title: string;
    readonly when: string;
    readonly by: string;
    readonly words: string | null;
  }[];
  /** The steps that whoever looks may take now. */
  readonly open: readonly RightsStep[];
  readonly citation: string;
  /** How the limit is counted, in words. */
  readonly counted: string;
  /** The letters that are ready: what to tell them now. */
  readonly letters: readonly { readonly title: string; readonly words: string }[];
  /** Who had it before, and whether they were told what became of it. */
  readonly earlier: readonly Recipient[];
  /** What may be chosen when it is decided; for the lead alone, and empty where nothing is chosen. */
  readonly theirs: readonly TheirRecord[];
  /** What is only kept by this request, without a word of what it says. */
  readonly onlyKept: readonly { readonly title: string; readonly words: string }[];
  /** How far what was decided to be deleted has come; null where nothing was. */
  readonly deletion: DeletionView | null;
  /** Whether something may be put right now: the lead has decided that it is. */
  readonly mayPutRight: boolean;
  /** Their data receipts, the latest first: who made each, whether it is open, who closed it and why. */
  readonly receipts: readonly { readonly made: string; readonly state: string }[];
  /** Why a receipt may be closed. */
  readonly receiptClosings: readonly { readonly value: string; readonly label: string }[];
  /** Whether a copy is frozen, with its SHA-256. */
  readonly frozen: { readonly sha256: string; readonly when: string } | null;
}

/** The copy as the lead looks through it before it is frozen. */
export interface CopyPreview {
  readonly name: string;
  readonly sha256: string;
  readonly parts: readonly CopyPart[];
  readonly notGiven: readonly NotGiven[];
  /** What somebody must read or look at: nothing is frozen before. */
  readonly toRead: readonly ToRead[];
  readonly unread: number;
  /** The records of its pictures, in the order of their numbers. */
  readonly pictures: readonly string[];
}

/** A frozen copy, to be printed or handed over: the text with its SHA-256, and the pictures as it numbers them. */
export interface FrozenCopy {
  readonly text: string;
  readonly sha256: string;
  readonly pictures: readonly { readonly type: string; readonly base64: string }[];
}

/** The frozen copy as one page of HTML: without a script, and with nothing that is fetched from anywhere. */
export interface FrozenPage {
  readonly page: string;
}
