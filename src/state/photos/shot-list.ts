import { timeInWords } from '#domain/cases/date-words.ts';
import { ofKind, type FiledOf, type FiledRecord } from '#domain/cases/filed-record.ts';
import { inPairs, photoLinks, replacedPhotos, standingFor } from '#domain/cases/replaced-photos.ts';
import { counted } from '#domain/inspections/counted.ts';
import { labelOf } from '../field-options.ts';
import { photo } from '#domain/records/photo.ts';
import { inOrder } from '../survey.svelte.ts';

/** A picture of a visit as its grids show it. */
export interface Shot {
  /** Of its `photo` record. */
  readonly id: string;
  readonly picture: string;
  readonly width: number;
  readonly height: number;
  readonly room: string | null;
  readonly cleared: boolean;
  readonly taken: string;
  /** "Part is covered", or "". */
  readonly changed: string;
  /** Which of a pair it is, or "". */
  readonly pair: '' | 'Before' | 'After';
}

/**
 * The pictures among these records, each once: the one that was covered, marked or taken again stands for the first. The
 * later of a pair follows the earlier. `home` are all records of the home: the earlier one may be of an earlier visit.
 */
export function shotsOf(
  records: readonly FiledRecord[],
  home: readonly FiledRecord[] = records,
): readonly Shot[] {
  const links = photoLinks(home);
  const replaced = replacedPhotos(links);
  const standing = standingFor(links);
  const cleared = new Set<string>(ofKind(records, 'cleared-photo').map(({ record }) => record.body.photo));
  const photos = inOrder(ofKind(records, 'photo')).filter(({ id }) => !replaced.has(id));
  const beforeOf = (one: FiledOf<'photo'>): string | null =>
    one.record.body.before === undefined ? null : standing(one.record.body.before);
  const befores = new Set(photos.map(beforeOf));
  const listed = inPairs(photos, (one) => photos.find(({ id }) => id === beforeOf(one)) ?? null);
  return listed.map((one) => ({
    id: one.id,
    ...sizeOf(one),
    room: one.record.body.room ?? null,
    cleared: cleared.has(one.id),
    taken: timeInWords(Date.parse(one.record.body.takenAt ?? one.record.recordedAt)),
    changed: (one.record.body.changes ?? [])
      .map((change) => labelOf(photo.fields.changes, change))
      .join(', '),
    pair: beforeOf(one) !== null ? 'After' : befores.has(one.id) ? 'Before' : '',
  }));
}

/** "2 photos not checked", or "" when all are. */
export function uncheckedWords(shots: readonly Shot[]): string {
  const waiting = shots.filter(({ cleared }) => !cleared).length;
  return waiting === 0 ? '' : `${counted(waiting, 'photo')} not checked.`;
}

function sizeOf({ record }: FiledOf<'photo'>): Pick<Shot, 'picture' | 'width' | 'height'> {
  const { picture, width, height } = record.body;
  return { picture, width, height };
}
