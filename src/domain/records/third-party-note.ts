import { defineRecord } from './define-record.ts';
import { restrictedText } from './fields.ts';

/** Somebody else's data in this file: weighed person by person before any copy leaves. */
export const thirdPartyNote = defineRecord({
  kind: 'third-party-note',
  title: 'About someone else',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    words: restrictedText('third-party', 'What was said about someone else'),
  },
});
