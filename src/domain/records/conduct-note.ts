import { defineRecord } from './define-record.ts';
import { restrictedText } from './fields.ts';

/** A comment on conduct. Guidance condemns the assumption of blame: it leaves the landlord only to the person and on recorded need. */
export const conductNote = defineRecord({
  kind: 'conduct-note',
  title: 'Conduct',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    words: restrictedText('conduct', 'What was seen, as fact'),
  },
});
