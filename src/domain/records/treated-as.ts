import type { DataCategory } from '../disclosure/categories.ts';
import type { SurveyRecord } from './registry.ts';

/*
 * What somebody has said since a record was made: that all of it must be treated as another kind of data. It is kept as a
 * record of its own, and whoever reads the files reads it along: projection takes the strictest of all, so a re-tag tightens
 * at once and loosens nothing.
 */

const TREATED = '/treatedAs/';

/** A record with the categories that it must be treated as from now on. */
export function treating(record: SurveyRecord, categories: readonly DataCategory[]): SurveyRecord {
  if (categories.length === 0) return record;
  const said = Object.fromEntries(categories.map((category, at) => [`${TREATED}${at}`, category]));
  return { ...record, categories: { ...record.categories, ...said } };
}

/** The categories that a record must be treated as besides its own. */
export function treatedAs(record: SurveyRecord): readonly DataCategory[] {
  return Object.entries(record.categories).flatMap(([pointer, category]) =>
    pointer.startsWith(TREATED) ? [category] : [],
  );
}
