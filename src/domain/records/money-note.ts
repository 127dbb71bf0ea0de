import { defineRecord } from './define-record.ts';
import { restrictedText } from './fields.ts';

/** Rent, arrears, benefits. Irrelevant to a repair. */
export const moneyNote = defineRecord({
  kind: 'money-note',
  title: 'Money',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    words: restrictedText('money', 'Rent, arrears, benefits'),
  },
});
