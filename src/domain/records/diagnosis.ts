import { defineRecord } from './define-record.ts';
import { restrictedText } from './fields.ts';

/** An illness or medicine, recorded only when volunteered and needed. A kind of its own: surveyors do not hold it. */
export const diagnosis = defineRecord({
  kind: 'diagnosis',
  title: 'Diagnosis',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    words: restrictedText('diagnosis', 'Diagnosis, only if volunteered and needed'),
  },
});
