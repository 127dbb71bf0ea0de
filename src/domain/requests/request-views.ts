import type { WrongDisclosure } from '../breaches/breach-views.ts';
import type { HomeLine } from '../homes/home-line.ts';
import type { RightsTaskLine } from '../rights/rights-views.ts';
import type { EvidenceKey } from './evidence.ts';
import type { RequestClass } from './questions.ts';
import type { RequestClock } from './request-clock.ts';

/* What the office's interface answers about requests: made by the server, read by the desk. */

/** One request on a list. */
export interface RequestLine {
  readonly id: string;
  /** "A neighbour asks about a home"; never a word that somebody typed. */
  readonly title: string;
  /** Their own home, or that of somebody for whom they ask; else the one that they ask about. */
  readonly home: HomeLine | null;
  /** "Their own home is not in our register"; null where the home is theirs, or that of somebody for whom they ask. */
  readonly elsewhere: string | null;
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
  /** "Wren Ashdown", who has it open now; null while nobody does. */
  readonly openAt: string | null;
}

/** Who has a request open at the desk. */
export interface HolderView {
  readonly name: string;
  /** "today, 11:30". */
  readonly since: string;
  readonly isMine: boolean;
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
  /** The facts were told; what was asked about a person waits for what is missing, or for its own door. */
  readonly awaiting: readonly RequestLine[];
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
  /** What they said, if it was kept: who reads it, and what came of it. The words are shown to that reader alone. */
  readonly said: SaidView | null;
  /** Null once it is answered, and for those who are not answered from here. */
  readonly draft: DraftView | null;
  /** The words that were told, frozen. */
  readonly told: string | null;
  /** What to do where these words went wrong; null where nothing was told, and to whoever may not read their line of the log. */
  readonly wrong: WrongDisclosure | null;
  /** The answer as it is now, where something that was told was put right since; null where what was told stands. */
  readonly renewal: DraftView | null;
  /** Who has it open now; null while nobody does. */
  readonly holder: HolderView | null;
  /** How it changed hands. */
  readonly hands: readonly string[];
  /** What anything about a person takes; null where none was asked, or nothing opens it. */
  readonly authority: AuthorityView | null;
}

/** How what somebody said stands. None of its words, but what was kept of the building. */
export interface SaidView {
  readonly note: string;
  readonly state: 'waiting' | 'taken' | 'kept';
  /** "Linnet Marsh reads it, due Wed 25 Nov, by midnight". */
  readonly words: string;
  readonly isOverdue: boolean;
  /** Whether whoever looks has it to check. */
  readonly mayRead: boolean;
  /** What it tells of the building, once somebody has cleared it. */
  readonly facts: string | null;
  /** Why it stays in the office, for whoever read it and for the lead. */
  readonly reason: string | null;
}

/** What anything about a person takes from whoever asks, and what was seen of it. */
export interface AuthorityView {
  /** How it is made sure who asks. */
  readonly care: string;
  readonly source: string;
  readonly needs: readonly { readonly key: EvidenceKey; readonly label: string; readonly seen: boolean }[];
  readonly isComplete: boolean;
  /** Where it goes once all of it was seen. */
  readonly next: string;
  readonly nextHref: string | null;
  /** Where a life is in danger: the way that asks for none of this. */
  readonly lifeHref: string | null;
  /** How it ended, in words; null while it is open. */
  readonly closed: string | null;
}

/** What the board tells of photos and notes that a job or a request waits for. */
export interface TaskCounts {
  readonly waiting: number;
  readonly overdue: number;
  readonly mine: number;
  /** How long the oldest has been open; null when none is. */
  readonly oldest: string | null;
}

/** One photo or note that somebody must look at, by whom and until when. */
export interface TaskLine {
  readonly id: string;
  readonly what: string;
  readonly because: string;
  readonly home: HomeLine | null;
  /** Where it is looked at: in its case, or at the request that it came with. */
  readonly href: string;
  /** Whether it is what somebody said: that is settled where it is read. */
  readonly isSaid: boolean;
  /** Null: nobody at the desk has it. */
  readonly owner: string | null;
  readonly isMine: boolean;
  readonly age: string;
  readonly due: string;
  readonly isOverdue: boolean;
  /** "Wren Ashdown handed it to Linnet Marsh, today 11:40". */
  readonly handed: readonly string[];
}

export interface TasksView extends TaskCounts {
  readonly now: string;
  readonly tasks: readonly TaskLine[];
  /** Requests over somebody's own data whose clock runs. */
  readonly rights: readonly RightsTaskLine[];
  /** To whom one may be handed. */
  readonly staff: readonly { readonly id: string; readonly name: string }[];
}
