import { defineRecord } from './define-record.ts';
import { link, optional, text } from './fields.ts';

/** Typed words about a visit. Nobody outside sees them; what may be shared is a `cleared-note`. */
export const note = defineRecord({
  kind: 'note',
  title: 'Note',
  file: 'tenancy',
  fields: {
    room: optional(link('record-keeping', 'Room')),
    words: text('Note'),
  },
});
