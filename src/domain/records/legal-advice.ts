import { defineRecord } from './define-record.ts';
import { restrictedText } from './fields.ts';

/** Legally privileged advice. Privilege is lost by sharing. */
export const legalAdvice = defineRecord({
  kind: 'legal-advice',
  title: 'Legal advice',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    words: restrictedText('privileged', 'Advice'),
  },
});
