import type { WrongDisclosure } from '../breaches/breach-views.ts';
import type { HomeLine } from '../homes/home-line.ts';
import type { LogKind, LogState } from './log-kinds.ts';

/* What the office's interface answers about the disclosure log: made by the server, read by the desk. */

/** One line of the log on a list. */
export interface DisclosureLine {
  readonly id: string;
  readonly kind: LogKind;
  readonly kindWords: string;
  /** "Legal adviser: Fallow and Reed". */
  readonly to: string;
  readonly purpose: string;
  /** "Defect, Repair status": the kinds of data; empty where a line names none. */
  readonly what: string;
  readonly home: HomeLine | null;
  readonly when: string;
  readonly state: LogState;
  readonly stateWords: string;
  /** Something in it was put right since, and whoever got it has not been told. */
  readonly tell: boolean;
}

/** One answer of the regulator's decision form. */
export interface FormRow {
  readonly key: string;
  readonly term: string;
  readonly words: string;
}

export interface DisclosuresView {
  readonly lines: readonly DisclosureLine[];
  /** Ask for the page after this one; null at the end. */
  readonly next: string | null;
  /** Whether there is a link on hold or somebody to tell. */
  readonly toFollowUp: boolean;
  /** Who looks sees all of the log. */
  readonly whole: boolean;
  /** For the lead: who took the log out as a file, the latest first. */
  readonly exports: readonly string[];
}

export interface DisclosureDetail {
  readonly line: DisclosureLine;
  readonly form: readonly FormRow[];
  /** The exact words, where the log holds them: an answer to a neighbour. */
  readonly told: string | null;
  /** What leads on: the case, the request, the approval. */
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly tellings: readonly string[];
  /** A page was frozen, and this person may look at what was kept of it. */
  readonly evidence: boolean;
  /** What to do where it went wrong; null where nothing was told. */
  readonly wrong: WrongDisclosure | null;
}

/** What somebody was told, as the list of what must be followed up shows it: a line of the log, or a job that is over. */
export interface FollowedLine extends Pick<DisclosureLine, 'id' | 'to' | 'kindWords' | 'home' | 'when'> {
  readonly purpose: string;
  /** Where it is looked at. */
  readonly href: string;
}

/** One disclosure that something has happened to since. */
export interface FollowUp {
  readonly line: FollowedLine;
  /** "On hold since Tue 24 Nov, 11:30: something in it was corrected"; null where its link is not on hold. */
  readonly hold: string | null;
  /** Why they must be told; null where nobody must. */
  readonly tell: string | null;
  /** What to do next about a link that is on hold. */
  readonly again: { readonly label: string; readonly href: string } | null;
  readonly takeBackFor: readonly { readonly value: string; readonly label: string }[];
  readonly tellings: readonly string[];
}

export interface FollowUpsView {
  readonly lines: readonly FollowUp[];
}

/** What was kept of a frozen page; its words are opened apart, and each opening is noted. */
export interface EvidenceView {
  readonly line: DisclosureLine;
  readonly sha256: string;
  readonly rules: string;
  /** Whether the rules of today are still the same. */
  readonly sameRules: boolean;
  readonly frozen: string;
  readonly openings: string;
  /** Each field that was told, with the rule that let it out. */
  readonly fields: readonly { readonly term: string; readonly words: string }[];
  /** The words are still there; false once their key was destroyed. */
  readonly readable: boolean;
  /** Who opened them before. */
  readonly looks: readonly string[];
}

/** A page as it was sent: HTML whose UTF-8 bytes have this SHA-256. */
export interface KeptPage {
  readonly page: string;
  readonly sha256: string;
}

/** What the desk saves as a file: a part of the log, or the records of a case or a home. */
export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly lines: number;
}
