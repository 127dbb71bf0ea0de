import { defineRecord } from './define-record.ts';
import { accessCode, date, optional } from './fields.ts';

/** A key safe code. On a phone for the day of the visit alone. */
export const accessSecret = defineRecord({
  kind: 'access-secret',
  title: 'Key or code',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    code: accessCode('Code, or place of the key'),
    until: optional(date('access-secret', 'Good until')),
  },
});
