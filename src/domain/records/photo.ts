import { defineRecord } from './define-record.ts';
import { choice, date, link, number, optional, picture } from './fields.ts';
import { ELEMENTS } from './vocabulary.ts';

/** A picture that nobody has cleared. Its bytes are kept under their SHA-256; the phone's file name is never kept. */
export const photo = defineRecord({
  kind: 'photo',
  title: 'Photo, not yet checked',
  file: 'tenancy',
  fields: {
    picture: picture('uncleared-photo', 'Picture'),
    room: optional(link('record-keeping', 'Room')),
    order: optional(link('record-keeping', 'Job')),
    element: optional(choice('uncleared-photo', 'Shows', ELEMENTS)),
    takenOn: date('uncleared-photo', 'Taken'),
    width: number('uncleared-photo', 'Width', { unit: 'px', min: 1, max: 20000 }),
    height: number('uncleared-photo', 'Height', { unit: 'px', min: 1, max: 20000 }),
  },
});
