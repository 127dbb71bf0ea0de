import type { DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import { defineRecord, type RecordOf } from './define-record.ts';
import { choice, choices, date, link, number, optional, picture } from './fields.ts';
import type { photo as photoKind } from './photo.ts';
import { ELEMENTS, PICTURE_CHANGES } from './vocabulary.ts';

const BEFORE_CHANGES = {
  picture: 'cleared-photo',
  photo: 'record-keeping',
  room: 'property-fact',
  order: 'repair-status',
  element: 'defect',
  takenOn: 'repair-status',
  width: 'cleared-photo',
  height: 'cleared-photo',
} as const satisfies Record<string, DataCategory>;

/** A picture that its author has looked at: no person, papers, medicine, screen or belongings. A new record, never a flag. */
export const clearedPhoto = defineRecord({
  kind: 'cleared-photo',
  title: 'Photo',
  file: 'property',
  version: 2,
  fields: {
    picture: picture('cleared-photo', 'Picture'),
    photo: link('record-keeping', 'Photo that was checked'),
    before: optional(link('record-keeping', 'Photo of the same place before')),
    changes: optional(choices('cleared-photo', 'Changed', PICTURE_CHANGES)),
    room: optional(link('property-fact', 'Room')),
    order: optional(link('repair-status', 'Job')),
    element: optional(choice('defect', 'Shows', ELEMENTS)),
    takenOn: date('repair-status', 'Taken'),
    width: number('cleared-photo', 'Width', { unit: 'px', min: 1, max: 20000 }),
    height: number('cleared-photo', 'Height', { unit: 'px', min: 1, max: 20000 }),
  },
  earlier: [{ version: 1, fields: BEFORE_CHANGES, toNext: (body) => body }],
});

/** What a cleared form takes over from the photo that was looked at. The minute it was taken at stays behind. */
export function clearedForm(
  photo: RecordOf<typeof photoKind>['body'],
  id: OpaqueId,
): RecordOf<typeof clearedPhoto>['body'] {
  const { picture, takenOn, width, height, room, order, element, before, changes } = photo;
  return {
    ...{ picture, takenOn, width, height, photo: id },
    ...(room === undefined ? {} : { room }),
    ...(order === undefined ? {} : { order }),
    ...(element === undefined ? {} : { element }),
    ...(before === undefined ? {} : { before }),
    ...(changes === undefined ? {} : { changes }),
  };
}
