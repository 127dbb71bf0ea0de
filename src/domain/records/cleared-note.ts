import { defineRecord } from './define-record.ts';
import { clearedText, link, optional } from './fields.ts';

/** Words about the building that the record's author has read and cleared, in a field with a real category. */
export const clearedNote = defineRecord({
  kind: 'cleared-note',
  title: 'Cleared note',
  file: 'property',
  fields: {
    note: link('record-keeping', 'Note that was read'),
    room: optional(link('property-fact', 'Room')),
    words: clearedText('defect', 'Words cleared to share'),
  },
  asked: {
    words: 'Version to share',
  },
});
