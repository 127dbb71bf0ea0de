import { defineRecord } from './define-record.ts';
import { restrictedText } from './fields.ts';

/** A colleague's opinion. The resident may read it in their own copy. */
export const staffOpinion = defineRecord({
  kind: 'staff-opinion',
  title: 'Staff opinion',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    words: restrictedText('opinion', 'Opinion (the resident may read it)'),
  },
});
