import { defineRecord } from './define-record.ts';
import { choice, date, link, number, optional, picture } from './fields.ts';
import { ELEMENTS } from './vocabulary.ts';

/** A picture that its author has looked at: no person, papers, medicine, screen or belongings. A new record, never a flag. */
export const clearedPhoto = defineRecord({
  kind: 'cleared-photo',
  title: 'Photo',
  file: 'property',
  fields: {
    picture: picture('cleared-photo', 'Picture'),
    photo: link('record-keeping', 'Photo that was checked'),
    room: optional(link('property-fact', 'Room')),
    order: optional(link('repair-status', 'Job')),
    element: optional(choice('defect', 'Shows', ELEMENTS)),
    takenOn: date('repair-status', 'Taken'),
    width: number('cleared-photo', 'Width', { unit: 'px', min: 1, max: 20000 }),
    height: number('cleared-photo', 'Height', { unit: 'px', min: 1, max: 20000 }),
  },
});
