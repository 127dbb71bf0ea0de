import type { SurveyRecord } from '#domain/records/registry.ts';
import { jsonOf, type Api } from '../api.ts';
import { recordIn } from '../record-versions.ts';

/** One version of a record at the office. */
export interface OfficeVersion {
  /** When it arrived there. */
  readonly at: number;
  /** Null where this version of the app cannot read it. */
  readonly record: SurveyRecord | null;
}

/** The versions of a record of one's own that the office holds, by revision. Without signal nothing is known: none. */
export async function officeVersions(api: Api, id: string): Promise<ReadonlyMap<string, OfficeVersion>> {
  const response = await api.send(`/api/versions/${id}`, { method: 'GET' });
  const answer: unknown = response.ok && response.value.ok ? await jsonOf(response.value) : null;
  const rows: unknown =
    typeof answer === 'object' && answer !== null && 'versions' in answer ? answer.versions : null;
  return new Map(Array.isArray(rows) ? rows.flatMap(versionIn) : []);
}

function versionIn(row: unknown): [string, OfficeVersion][] {
  if (typeof row !== 'object' || row === null || !('rev' in row) || !('at' in row)) return [];
  const { rev, at } = row;
  if (typeof rev !== 'string' || typeof at !== 'number') return [];
  const raw = 'record' in row && typeof row.record === 'object' ? row.record : null;
  return [[rev, { at, record: raw === null ? null : recordIn({ ...raw }) }]];
}
