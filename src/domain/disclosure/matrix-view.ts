import { dateInWords } from '../cases/date-words.ts';
import type { HomeLine } from '../homes/home-line.ts';
import type { OpaqueId } from '../ids.ts';
import type { LocalDate } from '../records/moments.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { AUDIENCE_NAMES, AUDIENCES, type Audience } from './audiences.ts';
import { CATEGORIES, DATA_CATEGORIES, type DataCategory } from './categories.ts';
import { capsFor } from './closable.ts';
import type { ClosingState } from './closing.ts';
import type { Cap } from './letters.ts';
import { cellWords } from './matrix-change.ts';
import { isStale, reasonFor } from './row-reasons.ts';
import type { MatrixRules } from './rules.ts';

/** One cell as the desk shows it. */
export interface MatrixCell {
  readonly audience: Audience;
  readonly words: string;
  /** The landlord's leads have closed something of it. */
  readonly closed: boolean;
  /** To what a lead can close it further. */
  readonly caps: readonly Cap[];
}

/** One row of the matrix as the desk shows it. */
export interface MatrixRow {
  readonly category: DataCategory;
  readonly row: number;
  readonly title: string;
  readonly means: string;
  readonly guarded: boolean;
  readonly cells: readonly MatrixCell[];
  readonly because: string;
  readonly source: string;
  readonly mark: 'established' | 'judgement';
  /** Where the source can be read; null where it is no page. */
  readonly address: string | null;
  /** "Mon 23 Nov". */
  readonly checked: string;
  /** Who of this landlord's leads looked last, and what they wrote; null while only Homefile's makers did. */
  readonly checkedBy: { readonly name: string; readonly words: string } | null;
  readonly stale: boolean;
}

/** A closing with its history, as leads see it. */
export interface ClosingLine {
  readonly closing: OpaqueId;
  readonly cell: string;
  readonly to: Cap;
  readonly reason: string;
  readonly state: ClosingState;
  /** How it stands, in words. */
  readonly stands: string;
  readonly history: readonly string[];
  /** Why whoever looks cannot propose its end, as a sentence; null when they can. */
  readonly whyNotEnd: string | null;
  /** The proposal that another lead can answer, with why whoever looks cannot; null when none waits. */
  readonly proposal: {
    readonly id: OpaqueId;
    readonly reason: string;
    readonly whyNot: string | null;
  } | null;
}

/** The whole matrix with its reasons, as it holds now. */
export interface MatrixView {
  readonly audiences: readonly {
    readonly audience: Audience;
    readonly code: string;
    readonly title: string;
    readonly because: string;
  }[];
  readonly rows: readonly MatrixRow[];
  /** How many rows nobody has looked at for half a year. */
  readonly stale: number;
  /** SHA-256 of the rules: the version that a disclosure names. */
  readonly rules: string;
  /** The day from which they stand so; null while nothing was ever closed. */
  readonly since: string | null;
  /** Every version of the rules that held here, the newest first: what a disclosure names, and from when. */
  readonly versions: readonly { readonly rules: string; readonly since: string }[];
  /** The newest first. */
  readonly closings: readonly ClosingLine[];
}

/** An open link that a change would put on hold. */
export interface LiveLink {
  readonly share: string;
  /** What was shared, and what kind of reader has it; nobody is named. */
  readonly to: string;
  readonly purpose: string;
  readonly sent: string;
  readonly until: string;
  readonly home: HomeLine | null;
}

/** So many links are listed at once. */
export const LINKS_A_PAGE = 20;

/** What a change of one cell would do. */
export interface ChangePreview {
  readonly cell: string;
  readonly now: string;
  readonly then: string;
  readonly says: string;
  /** Why it cannot be done, as a sentence; null when it can. */
  readonly barred: string | null;
  /** Links that are open and would be on hold: how many, and a page of them. */
  readonly liveLinks: number;
  readonly links: readonly LiveLink[];
  /** Phones whose pack would hold less, or more. */
  readonly packs: number;
  /** Kinds of record that would leave surveyors' phones, or come back. */
  readonly kinds: readonly string[];
  readonly openJobs: number;
  /** Lines of the log of the last year that told them something of it. */
  readonly toldThisYear: number;
}

/** The newest check of a row by a lead of this landlord's. */
export interface ToldCheck {
  readonly on: LocalDate;
  readonly name: string;
  readonly words: string;
}

/** The rows and readers of the matrix as it holds, from the rules themselves, with what leads have checked since. */
export function matrixRows(
  rules: MatrixRules,
  now: EpochMs,
  checks: ReadonlyMap<number, ToldCheck> = new Map(),
): Pick<MatrixView, 'audiences' | 'rows' | 'stale'> {
  const today = londonDay(now);
  const rows = DATA_CATEGORIES.map((category): MatrixRow => {
    const { row, title, means, guarded } = CATEGORIES[category];
    const reason = reasonFor(category);
    const { because, source, address, mark } = reason;
    const found = checks.get(row);
    const check = found !== undefined && found.on >= reason.checkedOn ? found : null;
    const checkedOn = check?.on ?? reason.checkedOn;
    return {
      ...{ category, row, title, means, guarded, because, source, address, mark },
      checked: dateInWords(checkedOn, now),
      checkedBy: check === null ? null : { name: check.name, words: check.words },
      stale: isStale(checkedOn, today),
      cells: AUDIENCE_NAMES.map((audience) => ({
        audience,
        words: cellWords(rules, { category, audience }),
        closed: rules.closed.some((one) => one.category === category && one.audience === audience),
        caps: capsFor(rules, category, audience),
      })),
    };
  });
  return {
    audiences: AUDIENCE_NAMES.map((audience) => ({ audience, ...titled(audience) })),
    rows,
    stale: rows.filter(({ stale }) => stale).length,
  };
}

function titled(audience: Audience) {
  const { code, title, because } = AUDIENCES[audience];
  return { code, title, because };
}

/** One line for each row, those that nobody has looked at for long first; a row holds several kinds of data. */
export function rowsToCheck({ rows }: MatrixView): readonly MatrixRow[] {
  const byRow = new Map(rows.toReversed().map((one) => [one.row, one]));
  return [...byRow.values()].sort((a, b) => Number(b.stale) - Number(a.stale) || a.row - b.row);
}
