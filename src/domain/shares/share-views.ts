import type { WrongDisclosure } from '../breaches/breach-views.ts';
import type { ComparedField } from '../cases/comparison.ts';
import type { HomeLine } from '../homes/home-line.ts';
import type { SharedAudience } from './share-audiences.ts';
import type { SharePage } from './share-page.ts';
import type { ShareState } from './share-state.ts';

/* What the office's interface answers about shares: made by the server, read by the desk. */

/** One share on a list of its case or request. */
export interface ShareRow extends ShareLine {
  /** What can be done where it told the wrong person, or too much; null where nothing of anybody was told. */
  readonly wrong: WrongDisclosure | null;
}

/** One share, as it stands. */
export interface ShareLine {
  readonly id: string;
  readonly audience: string;
  readonly audienceTitle: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly sent: string;
  readonly state: ShareState;
  readonly stateWords: string;
  /** "Open until Tue 22 Dec". */
  readonly until: string;
  /** "Opened 2 times, last Tue 24 Nov, 11:30"; "Not opened yet". */
  readonly openings: string;
  /** They read words that were put right since: somebody must tell them. */
  readonly tell: boolean;
  readonly case: string | null;
  readonly request: string | null;
  readonly home: HomeLine | null;
  /** Why it may be taken back; empty where it cannot be. */
  readonly takeBackFor: readonly { readonly value: string; readonly label: string }[];
}

export interface ShareRecipient {
  readonly id: string;
  readonly name: string;
}

/** What the wizard shows: the full record beside exactly what they will see. */
export interface SharePreview {
  readonly audience: SharedAudience;
  readonly title: string;
  readonly home: HomeLine;
  readonly what: string;
  readonly purposes: readonly { readonly value: string; readonly label: string }[];
  /** Whom it can go to: the contractors, or whom something was shared with before. */
  readonly recipients: readonly ShareRecipient[];
  /** The one it most likely goes to. */
  readonly recipient: ShareRecipient | null;
  readonly orders: readonly { readonly id: string; readonly title: string }[];
  readonly order: string | null;
  /** They are looked at as the landlord's own adviser. */
  readonly ownAdviser: boolean;
  readonly compared: readonly ComparedField[];
  readonly page: SharePage;
  /** Of how many parts it will be. */
  readonly parts: ShareParts;
  /** SHA-256 of what they will see and of the rules: what is frozen must be what was read. */
  readonly sha256: string;
  readonly rules: string;
  readonly code: boolean;
  /** What becomes of photos, in a sentence; null where none is cleared for them. */
  readonly photos: string | null;
  readonly untilDays: number;
  readonly until: string;
}

/** What somebody outside opens one after the other, behind one link. */
export interface ShareParts {
  readonly pages: number;
  /** Pictures that no page has room for: each is opened by a button of its own. */
  readonly pictures: number;
}

/** "3 pages, and 2 pictures that each open by a button"; "One page". */
export function partsWords({ pages, pictures }: ShareParts): string {
  const of = pages === 1 ? 'One page' : `${pages} pages`;
  if (pictures === 0) return of;
  return pictures === 1
    ? `${of}, and 1 picture that opens by a button`
    : `${of}, and ${pictures} pictures that each open by a button`;
}

/** A link as it is shown once. */
export interface MadeLink {
  readonly share: string;
  /** "/s/...", without the landlord's own address. */
  readonly path: string;
  /** The one-time code, in two groups; null where none is needed. */
  readonly code: string | null;
  readonly until: string;
  /** Of how many parts the page is that it opens. */
  readonly parts: ShareParts;
  /** Nothing new was frozen: what they see is what they saw. */
  readonly unchanged: boolean;
}
