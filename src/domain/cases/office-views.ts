import type { Role } from '../access/verbs.ts';
import type { BreachCounts } from '../breaches/breach-views.ts';
import type { Clock } from '../deadlines/clocks.ts';
import type { HomeLine } from '../homes/home-line.ts';
import type { RequestCounts, TaskCounts, RequestLine } from '../requests/request-views.ts';
import type { RightsTaskCounts } from '../rights/rights-views.ts';
import type { ReviewCounts } from '../sharing/sharing-views.ts';
import type { BoardRow } from './board.ts';
import type { ChronologyLine } from './chronology.ts';
import type { ComparedField } from './comparison.ts';
import type { VisitPhoto } from './photo-views.ts';
import type { HouseholdFact } from './household-facts.ts';

export type { HomeLine };

/*
 * What the office's own interface answers: made by the server, read by the desk. Dates and times are in words already;
 * instants that a screen computes with are ISO 8601.
 */

export interface BoardView {
  readonly now: string;
  readonly nowInFull: string;
  readonly rulesVersion: string;
  readonly open: number;
  readonly overdue: number;
  readonly dueToday: number;
  /** Who asks about a home and waits, or was refused a fact. */
  readonly requests: RequestCounts;
  /** What one person released alone and somebody else has still to look at, and what waits for a second person. */
  readonly reviews: ReviewCounts;
  /** Photos and notes that a job or a request waits for. */
  readonly tasks: TaskCounts;
  /** Requests over somebody's own data whose clock runs. */
  readonly rights: RightsTaskCounts;
  /** Data that went wrong, and the clock that ends first. */
  readonly breaches: BreachCounts;
  readonly rows: readonly BoardRow[];
  /** Ask for the page after this one; null at the end. */
  readonly next: string | null;
}

/** A reason of a closed list, as a form offers it. */
export interface ListedReason {
  readonly value: string;
  readonly label: string;
}

export interface UncheckedItem {
  readonly id: string;
  readonly what: 'photo' | 'note';
  readonly home: string;
  readonly author: string;
  readonly recorded: string;
  /** From the room or job it belongs to. */
  readonly place: string;
  /** A note's words, which the case's handlers may read; null for a photo. */
  readonly words: string | null;
  /** False while a photo has not arrived itself. */
  readonly here: boolean;
  /** Who looked and kept it in the office, when and why; null while nobody has. */
  readonly keptBack: string | null;
}

export interface VisitLine {
  readonly id: string;
  readonly when: string;
  readonly onDate: string;
  readonly atMinute: number | null;
  readonly kind: string;
  readonly visitKind: string;
  readonly reason: string;
  readonly surveyor: string;
  readonly surveyorId: string;
  readonly state: 'planned' | 'moved' | 'cancelled' | 'begun' | 'finished';
}

export interface OrderLine {
  readonly id: string;
  readonly title: string;
  readonly contractor: string;
  readonly due: string | null;
  readonly state: 'issued' | 'taken-back' | 'closed' | 'done';
}

export interface FindingChoice {
  readonly id: string;
  readonly words: string;
  readonly room: string | null;
  readonly roomKind: string | null;
  readonly element: string | null;
  readonly defect: string | null;
  readonly remedy: string | null;
  readonly quantity: number | null;
  readonly quantityUnit: string | null;
}

/** A decision that a written summary can tell of. */
export interface ConclusionChoice {
  readonly id: string;
  readonly words: string;
  readonly hazard: string;
  readonly severity: string;
}

/** A clock of a case, with what stands beside it: why it was missed, or will be. */
export interface CaseClock extends Clock {
  readonly dueWords: string;
  readonly reasons: readonly string[];
}

export interface CaseView {
  readonly case: string;
  readonly now: string;
  readonly home: HomeLine;
  readonly what: string;
  readonly open: boolean;
  readonly tenancy: string;
  readonly hazard: string | null;
  readonly severity: string | null;
  readonly inspection: string | null;
  readonly clocks: readonly CaseClock[];
  readonly because: string | null;
  readonly nextStep: string;
  readonly withWhom: string;
  readonly lines: readonly ChronologyLine[];
  readonly visits: readonly VisitLine[];
  readonly orders: readonly OrderLine[];
  readonly unchecked: readonly UncheckedItem[];
  readonly findings: readonly FindingChoice[];
  readonly conclusions: readonly ConclusionChoice[];
  readonly requests: readonly RequestLine[];
}

export interface HomeView {
  readonly home: HomeLine;
  readonly now: string;
  readonly facts: readonly { readonly term: string; readonly words: string }[];
  readonly tenancies: readonly { readonly id: string; readonly words: string; readonly current: boolean }[];
  readonly cases: readonly CaseLine[];
  readonly linked: readonly { readonly home: HomeLine; readonly how: string }[];
  /** Asked from here, or about this home. */
  readonly requests: readonly RequestLine[];
  readonly lines: readonly ChronologyLine[];
}

export interface CaseLine {
  readonly case: string;
  readonly what: string;
  readonly aware: string;
  readonly open: boolean;
  /** At which home, when it is another than the one that was asked about. */
  readonly at: HomeLine | null;
}

/** Who lives in a home, asked for on its own: reading it is journalled. */
export interface HouseholdView {
  readonly facts: readonly HouseholdFact[];
  /** Why less is shown than on an open case, or null. */
  readonly because: string | null;
  /** It is so because of their training: the 2-minute cases open it again. */
  readonly closedByTraining: boolean;
  /** What the desk sees under no condition, and may ask for. */
  readonly apart: readonly ApartLine[];
}

/** One field that is kept apart from the desk: its kind and its day, and nothing that it says. */
export interface ApartLine {
  readonly record: string;
  readonly field: string;
  /** "Money: Rent, arrears, benefits, Tue 24 Nov". */
  readonly words: string;
}

export interface EarlierView {
  readonly now: string;
  readonly here: readonly CaseLine[];
  readonly linked: readonly CaseLine[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly tenancy: string | null;
}

export interface OrderView {
  readonly id: string;
  readonly rev: string;
  readonly case: string | null;
  readonly home: HomeLine;
  readonly title: string;
  readonly contractor: string;
  readonly state: OrderLine['state'];
  readonly facts: readonly { readonly term: string; readonly words: string }[];
  readonly reports: readonly ChronologyLine[];
  readonly photos: readonly VisitPhoto[];
  readonly unchecked: readonly UncheckedItem[];
  readonly compared: readonly ComparedField[];
  /** Who took it back, when and why; null where nobody at the desk did. */
  readonly takenBack: string | null;
  /** Why it may be taken back. */
  readonly takeBackFor: readonly ListedReason[];
}

export interface StaffLine {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly roleWords: string;
}

export interface InboxLine {
  readonly id: string;
  readonly sentence: string;
  readonly author: string;
  readonly received: string;
  readonly kind: string;
  /** What came of it, where somebody at the desk has closed it; null while it is open. */
  readonly outcome: string | null;
  /** What somebody else is asked to confirm; null where nobody is. */
  readonly waits: string | null;
}

/** One answer of a refused document, as whoever looks may read it. */
export interface InboxItemRow {
  readonly label: string;
  readonly words: string;
}

export interface InboxItemView {
  /** What of it whoever looks may read; null where it is no record that can be read, or is kept from them whole. */
  readonly rows: readonly InboxItemRow[] | null;
  /** The text as it came, for the data-protection lead alone. */
  readonly raw: string | null;
  /** Why the lead is not shown it as it came, where lapsed training closes it to them. */
  readonly because: string | null;
  /** What the desk can do about a correction that was refused; null of every other document. */
  readonly correction: RefusedCorrection | null;
}

/** A refused correction, as somebody at the desk looks at what it says is wrong. */
export interface RefusedCorrection {
  /** What it says is wrong, as they may read it; null where it is not here, or is kept from them. */
  readonly wrong: RecordInWords | null;
  /** Why whoever looks can put nothing right by it; null where they can. */
  readonly barred: string | null;
  /** Whether they may close it without putting anything right. */
  readonly mayLeave: boolean;
  /** Whether somebody else has to confirm it: it decides or promises something, or asks something of visitors. */
  readonly byTwo: boolean;
  /** What may stand for it: records of its kind at its home. */
  readonly instead: readonly RecordInWords[];
  /** The one that the correction names, if it is among them. */
  readonly named: string | null;
  /** Whether it may be taken back with nothing instead: a need is heeded until something stands for it. */
  readonly mayBeTakenBack: boolean;
  /** What somebody asked another to confirm, for whoever may say no to it: everybody who may open it but who sent it. */
  readonly asked: AskedCorrection | null;
  /** What was done about it, oldest first. */
  readonly done: readonly string[];
  /** What came of it; null while it is open. */
  readonly outcome: string | null;
}

export interface RecordInWords {
  readonly id: string;
  /** "Decision, today 09:00, Asha Byrne". */
  readonly title: string;
  readonly rows: readonly InboxItemRow[];
}

export interface AskedCorrection {
  /** The step by which it was asked: whoever confirms names it, and so nothing that they have not seen; null for who cannot. */
  readonly id: string | null;
  readonly by: string;
  /** Why, in their words; null where what it is about is kept from whoever looks. */
  readonly reason: string | null;
  /** What stands instead, in words; null where it is only taken back, is not here any more, or is kept from whoever looks. */
  readonly instead: RecordInWords | null;
  /** Whether nothing stands instead. */
  readonly isTakenBack: boolean;
  /** Why whoever looks cannot be the one who confirms it; null where they can. */
  readonly barred: string | null;
  /** Whether whoever looks asked for it, and may take that back. */
  readonly isMine: boolean;
}

export interface PhoneLine {
  readonly account: string;
  readonly name: string;
  readonly roleWords: string;
  readonly homes: number;
  readonly lastHeard: string;
  /** How many documents of theirs were refused. */
  readonly waiting: number;
  /** The phone itself, as it last told of itself; null for an account whose phone never has. */
  readonly phone: KnownPhone | null;
}

/** One phone as the office knows it: numbers and moments, never what it holds. */
export interface KnownPhone {
  /** The opaque id that its records name. */
  readonly device: string;
  /** "3, the oldest from Tue 24 Nov, 09:10", or "None". */
  readonly unsent: string;
  readonly freeRoom: string;
  /** Whether the browser promised to keep the store. */
  readonly promised: string;
  readonly version: string;
  /** What the person has only begun. */
  readonly drafts: number;
  /** A store that was lost, with what had no receipt, by home and time; null when none was. */
  readonly lost: { readonly noticed: string; readonly lines: readonly string[] } | null;
  /** "Waits for contact" or "Wiped today, 11:20" after it was lost; null while it is in use. */
  readonly wipe: string | null;
  /** What the phone deleted, the newest first, in words made of codes. */
  readonly deletions: readonly string[];
}

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  surveyor: 'Surveyor',
  contractor: 'Contractor',
  office: 'Case officer',
  lead: 'Data-protection lead',
  administrator: 'Administrator',
};

/** What somebody told the safeguarding lead: in the lead's own list and nowhere else. */
export interface ConcernLine {
  readonly id: string;
  readonly home: string;
  readonly when: string;
  readonly by: string;
  readonly words: string | null;
  readonly visitorMust: string;
}
