import { defineRecord } from './define-record.ts';
import { link, optional, text } from './fields.ts';

/** Says that a record is wrong. The original stays; the corrected value is a new record of the same kind. */
export const correction = defineRecord({
  kind: 'correction',
  title: 'Correction',
  file: 'tenancy',
  fields: {
    corrects: link('record-keeping', 'Record that is wrong'),
    replacement: optional(link('record-keeping', 'Record that is right')),
    reason: text('Why'),
  },
});
