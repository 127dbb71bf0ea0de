import { dateInWords } from '../cases/date-words.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { AUDIENCE_NAMES, AUDIENCES, verdictFor, verdictInWords, type Audience } from './audiences.ts';
import { CATEGORIES, DATA_CATEGORIES, type DataCategory } from './categories.ts';
import { isStale, reasonFor } from './row-reasons.ts';

/** One row of the matrix as the desk shows it. */
export interface MatrixRow {
  readonly category: DataCategory;
  readonly row: number;
  readonly title: string;
  readonly means: string;
  readonly guarded: boolean;
  readonly cells: readonly { readonly audience: Audience; readonly words: string }[];
  readonly because: string;
  readonly source: string;
  readonly mark: 'established' | 'judgement';
  /** "Mon 23 Nov". */
  readonly checked: string;
  readonly stale: boolean;
}

/** The whole matrix with its reasons. */
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
}

/** What a change of one cell would do. */
export interface ChangePreview {
  readonly now: string;
  readonly says: string;
  readonly openJobs: number;
  readonly toldThisYear: number;
}

/** The matrix as it stands, from the rules themselves. */
export function matrixView(now: EpochMs, rules: string): MatrixView {
  const today = londonDay(now);
  const rows = DATA_CATEGORIES.map((category): MatrixRow => {
    const { row, title, means, guarded } = CATEGORIES[category];
    const reason = reasonFor(category);
    const { because, source, mark, checkedOn } = reason;
    return {
      ...{ category, row, title, means, guarded, because, source, mark },
      checked: dateInWords(checkedOn, now),
      stale: isStale(reason, today),
      cells: AUDIENCE_NAMES.map((audience) => ({
        audience,
        words: verdictInWords(verdictFor(category, audience)),
      })),
    };
  });
  return {
    audiences: AUDIENCE_NAMES.map((audience) => ({ audience, ...titled(audience) })),
    rows,
    stale: rows.filter(({ stale }) => stale).length,
    rules,
  };
}

function titled(audience: Audience) {
  const { code, title, because } = AUDIENCES[audience];
  return { code, title, because };
}
