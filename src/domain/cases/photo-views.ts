import { kindNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { answersOf } from './answers.ts';
import { inPairs, replacedPhotos, standingFor, type PhotoLink } from './replaced-photos.ts';
import type { ShownRecord } from './shown-record.ts';

/** A photo as the desk shows it: only a checked one may be looked at without more. */
export interface VisitPhoto {
  readonly id: string;
  readonly checked: boolean;
  /** False while the picture itself has not arrived. */
  readonly here: boolean;
  readonly shows: string;
  /** What was done to the picture: "Part is covered". */
  readonly changed: string | null;
  /** The photo of the same place from before that stands in front of it, counted from 1; null where it is no pair. */
  readonly after: number | null;
}

/**
 * The photos among records. One that was checked stands in its cleared form alone, one that was covered, marked or
 * taken again in its new form, and the later of a pair right behind the earlier.
 */
export function photosOf(records: readonly ShownRecord[], now: EpochMs): VisitPhoto[] {
  const links = records.flatMap(({ shown }): PhotoLink[] =>
    shown.kind === 'photo' ? [{ id: shown.id, replaces: text(shown.body['replaces']) }] : [],
  );
  const replaced = replacedPhotos(links);
  const standing = standingFor(links);
  const cleared = new Set(records.map(({ shown }) => shown.body['photo']));
  const shown = records.filter(
    (one) => isPhoto(one.shown.kind) && !cleared.has(one.shown.id) && !replaced.has(photoIn(one)),
  );
  const beforeOf = (one: ShownRecord): ShownRecord | null => {
    const before = text(one.shown.body['before']);
    const id = before === null ? null : standing(before);
    return shown.find((other) => other !== one && photoIn(other) === id) ?? null;
  };
  const listed = inPairs(shown, beforeOf);
  return listed.map((one) => {
    const before = beforeOf(one);
    return viewOf(one, before === null ? null : listed.indexOf(before) + 1, now);
  });
}

function viewOf({ shown, pictureHere }: ShownRecord, after: number | null, now: EpochMs): VisitPhoto {
  const kind = kindNamed(shown.kind);
  const answers = kind ? answersOf(kind, shown.body, now) : null;
  return {
    id: shown.id,
    checked: shown.kind === 'cleared-photo',
    here: pictureHere ?? false,
    shows: answers?.words('element') ?? 'Part of the home',
    changed: answers?.words('changes') ?? null,
    after,
  };
}

/** The photo that a record is, or is the cleared form of. */
function photoIn({ shown }: ShownRecord): string {
  return text(shown.body['photo']) ?? shown.id;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Whether a kind of record is a picture. */
export function isPhoto(kind: string): boolean {
  return kind === 'photo' || kind === 'cleared-photo';
}
