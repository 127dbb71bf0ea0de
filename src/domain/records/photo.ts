import type { DataCategory } from '../disclosure/categories.ts';
import { defineRecord } from './define-record.ts';
import { choice, choices, date, instant, link, number, optional, picture } from './fields.ts';
import { ELEMENTS, PICTURE_CHANGES } from './vocabulary.ts';

const BEFORE_CHANGES = {
  picture: 'uncleared-photo',
  room: 'record-keeping',
  order: 'record-keeping',
  element: 'uncleared-photo',
  takenOn: 'uncleared-photo',
  width: 'uncleared-photo',
  height: 'uncleared-photo',
} as const satisfies Record<string, DataCategory>;

/**
 * A picture that nobody has cleared. Its bytes are kept under their SHA-256; the phone's file name is never kept. A picture
 * that was covered, marked or taken again is a photo of its own, which names the one it stands for.
 */
export const photo = defineRecord({
  kind: 'photo',
  title: 'Photo, not yet checked',
  file: 'tenancy',
  version: 2,
  fields: {
    picture: picture('uncleared-photo', 'Picture'),
    room: optional(link('record-keeping', 'Room')),
    order: optional(link('record-keeping', 'Job')),
    before: optional(link('record-keeping', 'Photo of the same place before')),
    replaces: optional(link('record-keeping', 'Photo that it stands for')),
    changes: optional(choices('uncleared-photo', 'Changed', PICTURE_CHANGES)),
    element: optional(choice('uncleared-photo', 'Shows', ELEMENTS)),
    takenOn: date('uncleared-photo', 'Taken'),
    takenAt: optional(instant('uncleared-photo', 'Time it was taken')),
    width: number('uncleared-photo', 'Width', { unit: 'px', min: 1, max: 20000 }),
    height: number('uncleared-photo', 'Height', { unit: 'px', min: 1, max: 20000 }),
  },
  earlier: [{ version: 1, fields: BEFORE_CHANGES, toNext: (body) => body }],
});
