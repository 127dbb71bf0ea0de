import { dayInWords } from '../cases/date-words.ts';
import { verdictFor } from '../disclosure/audiences.ts';
import { isGuarded, type DataCategory } from '../disclosure/categories.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import { NEED_KINDS } from '../packs/pack-scope.ts';
import type { Field } from '../records/fields.ts';
import { kindNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';

/** A job that is over, whose contractor had something that was put right, deleted or only kept: a job is no line of the log. */
export interface PastJob {
  /** Stands for what was opened to this contractor by this job, and for nothing else. */
  readonly id: OpaqueId;
  readonly order: OpaqueId;
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
  const names = fieldsToldByJob(rules, name);
  if (NEED_KINDS.has(name)) return { categories: categoriesOf(own), words: `${kind.title}: ${INSTEAD}` };
  const shown = Object.entries(kind.fields).flatMap(([field, one]) => (names.includes(field) ? [one] : []));
  return {
    categories: categoriesOf(shown),
    words: `${kind.title}: ${shown.map(({ label }) => label).join(', ')}`,
  };
}

/** The fields of a kind that a job tells as they stand; of a need none but what a visit must do in its place. */
export function fieldsToldByJob(rules: MatrixRules, name: string): readonly string[] {
  if (NEED_KINDS.has(name)) return ['instructions'];
  const fields = Object.entries<Field>(kindNamed(name)?.fields ?? {});
  const own = fields.filter(([, { category }]) => category !== 'record-keeping');
  const told = own.filter(([, { category }]) => verdictFor(rules, category, 'contractor').is === 'S');
  // A cell that was closed since takes nothing back that they had.
  return (told.length === 0 ? own : told).map(([field]) => field);
}

/**
 * Whether everybody at the desk may know that a contractor had a record of this kind: only where it says nothing of what a
 * household needs. The log keeps such a line to the data-protection lead too.
 */
export function isToldAtDesk(rules: MatrixRules, kind: string): boolean {
  return !NEED_KINDS.has(kind) && !toldByJob(rules, kind).categories.some(isGuarded);
}

/** A job with what of it somebody at the desk may know that its contractor had; null where that is nothing. */
export function seenOfJob(job: PastJob, rules: MatrixRules, whole: boolean): PastJob | null {
  const kinds = whole ? job.kinds : job.kinds.filter((kind) => isToldAtDesk(rules, kind));
  return kinds.length === 0 ? null : { ...job, kinds };
}

/** "by their job from Tue 24 Nov to Thu 26 Nov". */
export function jobInWords({ from, until }: PastJob, now: EpochMs): string {
  return `by their job from ${dayInWords(londonDay(from), now)} to ${dayInWords(londonDay(until), now)}`;
}

/** What of its kinds a job told its contractor, in words. */
export function toldByJobInWords({ kinds }: PastJob, rules: MatrixRules): string {
  return kinds.map((kind) => toldByJob(rules, kind).words).join('. ');
}

function categoriesOf(fields: readonly Field[]): readonly DataCategory[] {
  return [...new Set(fields.map(({ category }) => category))];
}
