import { defineRecord } from './define-record.ts';
import { restrictedText } from './fields.ts';

/** The disability behind an adjustment. A kind of its own: a visitor needs the adjustment, not the reason. */
export const disabilityDetail = defineRecord({
  kind: 'disability-detail',
  title: 'Disability',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    words: restrictedText('disability-detail', 'Disability'),
  },
});
