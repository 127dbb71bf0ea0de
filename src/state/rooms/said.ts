import { accountDetail, accountWords } from '#domain/inspections/resident-words.ts';
import type { Inspection } from '../inspection.svelte.ts';

/** One thing that the resident said, as a row shows it. */
export interface SaidRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly href: string;
}

/** What the resident said at a visit, or only about one room of it. */
export function saidAt(inspection: Inspection, room?: string): readonly SaidRow[] {
  return inspection
    .of('resident-account')
    .filter(({ record }) => room === undefined || record.body.room === room)
    .map(({ id, record: { body } }) => ({
      id,
      title: accountWords(body),
      detail: accountDetail(body) || undefined,
      href: `${inspection.href}/said/${id}`,
    }));
}
