import { dateInWords, timeInWords } from '#domain/cases/date-words.ts';
import { happened, ofKind, type FiledRecord } from '#domain/cases/filed-record.ts';
import { photoLinks, replacedPhotos } from '#domain/cases/replaced-photos.ts';
import { roomName } from '#domain/inspections/room-names.ts';
import type { EpochMs } from '#domain/time/instants.ts';
import type { Inspection } from '../inspection.svelte.ts';

/** A photo of the home of which an "after" may be taken. */
export interface EarlierPhoto {
  /** The id of its `photo` record, which this phone may not hold. */
  readonly photo: string;
  readonly picture: string;
  /** "Bedroom 2, Mon 3 Nov". */
  readonly words: string;
}

/** More would be a list to search, not to tap. */
const MOST = 24;

/** The photos of this home that still stand, those of this room first, the newest first. */
export function earlierPhotos(inspection: Inspection, room: string): readonly EarlierPhoto[] {
  const records = inspection.homeRecords;
  const replaced = replacedPhotos(photoLinks(records));
  const here = nameOf(records, room);
  const found = [...ofKind(records, 'photo'), ...ofKind(records, 'cleared-photo')].flatMap((one) => {
    const { record } = one;
    const photo = record.kind === 'photo' ? one.id : record.body.photo;
    if (replaced.has(photo)) return [];
    const where = record.body.room === undefined ? '' : nameOf(records, record.body.room);
    const { at } = happened(one);
    const ofToday = record.inspection === inspection.held?.id;
    const when = ofToday ? timeInWords(at) : dateInWords(record.body.takenOn, inspection.survey.now);
    const words = [where, when].filter(Boolean).join(', ');
    return [{ photo, picture: record.body.picture, words, at, first: where === here && here !== '' }];
  });
  return found
    .sort((one, other) => Number(other.first) - Number(one.first) || other.at - one.at)
    .filter(({ photo }, index, all) => all.findIndex((one) => one.photo === photo) === index)
    .slice(0, MOST);
}

/** Pictures of a home, each with its room and day: "Bedroom 2, Mon 3 Nov". */
export function picturesInWords(
  pictures: readonly string[],
  records: readonly FiledRecord[],
  now: EpochMs,
): readonly { readonly picture: string; readonly words: string }[] {
  const photos = [...ofKind(records, 'cleared-photo'), ...ofKind(records, 'photo')];
  return pictures.map((picture) => {
    const body = photos.find(({ record }) => record.body.picture === picture)?.record.body;
    const where = body?.room === undefined ? '' : nameOf(records, body.room);
    const when = body === undefined ? '' : dateInWords(body.takenOn, now);
    return { picture, words: [where, when].filter(Boolean).join(', ') };
  });
}

function nameOf(records: readonly FiledRecord[], room: string): string {
  const known = ofKind(records, 'room').find(({ id }) => id === room);
  return known ? roomName(known.record.body) : '';
}
