import { HAZARDS } from '#domain/deadlines/hazards.ts';
import { findingWords } from '#domain/inspections/finding-words.ts';
import { roomName } from '#domain/inspections/room-names.ts';
import { spotWords, unitWords } from '#domain/inspections/reading-words.ts';
import type { FiledRecord } from '#domain/cases/filed-record.ts';
import type { Inspection } from '../inspection.svelte.ts';

/** A record of a finished visit that its author may put right. */
export interface CorrectableRow {
  readonly id: string;
  readonly title: string;
  /** "Correct this", or what became of it. */
  readonly detail: string;
}

/** What was recorded in a visit, as rows to correct; what was put right already says so and leads no further. */
export function correctable(inspection: Inspection): readonly CorrectableRow[] {
  // What was recorded first stays readable beside what is right.
  const before = new Map(
    inspection
      .of('correction')
      .map(
        ({ record: { body } }) =>
          [String(body.replacement), inspection.recorded.find(({ id }) => id === body.corrects)] as const,
      ),
  );
  return inspection.records.flatMap((one) => {
    const title = titleOf(one, inspection);
    if (title === null) return [];
    const old = before.get(one.id);
    if (!old) return [{ id: one.id, title, detail: 'Correct this' }];
    return [{ id: one.id, title, detail: `Put right. It was: ${titleOf(old, inspection) ?? ''}` }];
  });
}

/** What a record of the visit is, in a line; null for one that nobody corrects here. */
export function titleOf({ record }: Pick<FiledRecord, 'record'>, inspection: Inspection): string | null {
  if (record.kind === 'room') return roomName(record.body);
  if (record.kind === 'finding')
    return `${inspection.nameOf(record.body.room) ?? 'The home'}: ${findingWords(record.body)}`;
  if (record.kind === 'reading')
    return `${record.body.value} ${unitWords(record.body)}, ${spotWords(record.body).toLowerCase()}`;
  if (record.kind === 'conclusion') return `Decision: ${HAZARDS[record.body.hazard].toLowerCase()}`;
  return null;
}
