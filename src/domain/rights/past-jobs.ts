import { verdictFor } from '../disclosure/audiences.ts';
import { isGuarded, type DataCategory } from '../disclosure/categories.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import { NEED_KINDS } from '../packs/pack-scope.ts';
import type { Field } from '../records/fields.ts';
import { kindNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';

/** A job that is over, whose contractor had something of what a request is about: a job is no line of the log. */
export interface PastJob {
  /** Stands for what was opened to this contractor by this job, and for nothing else. */
  readonly id: OpaqueId;
  readonly contractor: string;
  readonly from: EpochMs;
  readonly until: EpochMs;
  /** The kinds of the records that reached them, each once. */
  readonly kinds: readonly string[];
}

/** What a job tells its contractor of one kind of record. */
export interface ToldOfKind {
  readonly categories: readonly DataCategory[];
  /** "Finding: Where, What it is". */
  readonly words: string;
}

const INSTEAD = 'what a visit must allow for, without the reason';

/**
 * What a job tells of a kind, by the contractor's column of the matrix: the answers that are told as they stand, or what a
 * visit must do in their place. It is told by the rules of today, where nobody kept which held when the job was open.
 */
export function toldByJob(rules: MatrixRules, name: string): ToldOfKind {
  const kind = kindNamed(name);
  if (kind === null) return { categories: ['unreviewed'], words: 'A record' };
  const fields: readonly Field[] = Object.values(kind.fields);
  const own = fields.filter(({ category }) => category !== 'record-keeping');
  if (NEED_KINDS.has(name)) return { categories: categoriesOf(own), words: `${kind.title}: ${INSTEAD}` };
  const told = own.filter(({ category }) => verdictFor(rules, category, 'contractor').is === 'S');
  // A cell that was closed since takes nothing back that they had.
  const shown = told.length === 0 ? own : told;
  return {
    categories: categoriesOf(shown),
    words: `${kind.title}: ${shown.map(({ label }) => label).join(', ')}`,
  };
}

/**
 * Whether everybody at the desk may know that a contractor had a record of this kind: only where it says nothing of what a
 * household needs. The log keeps such a line to the data-protection lead too.
 */
export function isToldAtDesk(rules: MatrixRules, kind: string): boolean {
  return !NEED_KINDS.has(kind) && !toldByJob(rules, kind).categories.some(isGuarded);
}

function categoriesOf(fields: readonly Field[]): readonly DataCategory[] {
  return [...new Set(fields.map(({ category }) => category))];
}
