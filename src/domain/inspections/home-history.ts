import { answersOf } from '../cases/answers.ts';
import { momentInWords } from '../cases/date-words.ts';
import { happened, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import { LINE_MAKERS } from '../cases/line-makers.ts';
import type { Names } from '../cases/line.ts';
import { PARTS_OF_A_VISIT } from '../cases/visit-rooms.ts';
import type { OpaqueId } from '../ids.ts';
import type { Json } from '../records/json.ts';
import { kindNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { counted } from './counted.ts';

/** One event in the history of a home, as the phone tells it. */
export interface HistoryLine {
  readonly id: OpaqueId;
  readonly at: EpochMs;
  readonly when: string;
  readonly title: string;
  readonly detail: string;
}

/** What a line counts under a visit. */
const PARTS = [
  ['finding', 'finding'],
  ['reading', 'reading'],
  ['photo', 'photo'],
] as const;

/** What has happened in a home, the newest first, from the records that this phone holds. */
export function homeHistory(
  records: readonly FiledRecord[],
  context: { readonly now: EpochMs; readonly names: Names },
): readonly HistoryLine[] {
  const inspections = new Set<string>(ofKind(records, 'inspection').map(({ id }) => id));
  const isPart = ({ record }: FiledRecord) =>
    PARTS_OF_A_VISIT.has(record.kind) && record.inspection !== null && inspections.has(record.inspection);
  return records
    .filter((one) => !isPart(one))
    .flatMap((one) =>
      lineOf(
        one,
        records.filter((part) => isPart(part) && part.record.inspection === one.id),
        context,
      ),
    )
    .sort((one, other) => other.at - one.at);
}

function lineOf(
  filed: FiledRecord,
  parts: readonly FiledRecord[],
  { now, names }: { readonly now: EpochMs; readonly names: Names },
): HistoryLine[] {
  const kind = kindNamed(filed.record.kind);
  const make = LINE_MAKERS.get(filed.record.kind);
  if (!kind || !make) return [];
  const answers = answersOf(kind, filed.record.body as Readonly<Record<string, Json>>, now);
  const line = make(answers, { id: filed.id, now, names, records: [] });
  if (line === null) return [];
  const { at } = happened(filed);
  const standing = parts.filter(({ record }) => record.kind !== 'reading' || !record.body.struckOut);
  const counts = PARTS.map(([of, word]) => counted(ofKind(standing, of).length, word));
  const detail = [...line.detail, counts.filter(Boolean).join(', ')].filter(Boolean).join('. ');
  return [{ id: filed.id, at, when: momentInWords(at, now), title: line.title, detail }];
}
