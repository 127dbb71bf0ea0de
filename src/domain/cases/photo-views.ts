import { kindNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { answersOf } from './answers.ts';
import type { ShownRecord } from './shown-record.ts';

/** A photo as the desk shows it: only a checked one may be looked at without more. */
export interface VisitPhoto {
  readonly id: string;
  readonly checked: boolean;
  /** False while the picture itself has not arrived. */
  readonly here: boolean;
  readonly shows: string;
}

/** The photos among records. One that was checked stands in its cleared form alone. */
export function photosOf(records: readonly ShownRecord[], now: EpochMs): VisitPhoto[] {
  const checked = new Set(records.map(({ shown }) => shown.body['photo']));
  return records
    .filter(({ shown }) => isPhoto(shown.kind) && !checked.has(shown.id))
    .map(({ shown, pictureHere }) => {
      const kind = kindNamed(shown.kind);
      const element = kind ? answersOf(kind, shown.body, now).words('element') : null;
      return {
        id: shown.id,
        checked: shown.kind === 'cleared-photo',
        here: pictureHere ?? false,
        shows: element ?? 'Part of the home',
      };
    });
}

/** Whether a kind of record is a picture. */
export function isPhoto(kind: string): boolean {
  return kind === 'photo' || kind === 'cleared-photo';
}
