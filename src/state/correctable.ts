import { HAZARDS } from '#domain/deadlines/hazards.ts';
import { findingWords } from '#domain/inspections/finding-words.ts';
import { roomName } from '#domain/inspections/room-names.ts';
import { spotWords, unitWords } from '#domain/inspections/reading-words.ts';
import type { FiledRecord } from '#domain/cases/filed-record.ts';
import type { Inspection } from './inspection.svelte.ts';

/** A record of a finished visit that its author may put right. */
export interface CorrectableRow {
  readonly id: string;
  readonly title: string;
  /** "Correct this", or what became of it. */
  readonly detail: string;
}

/** What was recorded in a visit, as rows to correct; what was put right already says so and leads no further. */
export function correctable(inspection: Inspection): readonly CorrectableRow[] {
  const corrected: readonly string[] = inspection.of('correction').map(({ record }) => record.body.corrects);
  const replacements: readonly (string | undefined)[] = inspection
    .of('correction')
    .map(({ record }) => record.body.replacement);
  return inspection.records.flatMap((one) => {
    const title = titleOf(one, inspection);
    if (title === null || corrected.includes(one.id)) return [];
    return [
      {
        id: one.id,
        title,
        detail: replacements.includes(one.id) ? 'Put right. Correct again' : 'Correct this',
      },
    ];
  });
}

function titleOf({ record }: FiledRecord, inspection: Inspection): string | null {
  switch (record.kind) {
    case 'room':
      return roomName(record.body);
    case 'finding':
      return `${inspection.room(record.body.room)?.name ?? 'The home'}: ${findingWords(record.body)}`;
    case 'reading':
      return `${record.body.value} ${unitWords(record.body)}, ${spotWords(record.body).toLowerCase()}`;
    case 'conclusion':
      return `Decision: ${HAZARDS[record.body.hazard].toLowerCase()}`;
    default:
      return null;
  }
}
