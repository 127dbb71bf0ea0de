import { defineRecord } from './define-record.ts';
import { choice, date, optional, restrictedText } from './fields.ts';

/** A complaint or claim, with its own clocks. */
export const complaint = defineRecord({
  kind: 'complaint',
  title: 'Complaint',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    receivedOn: date('complaint', 'Received'),
    stage: choice('complaint', 'Stage', {
      one: 'Stage 1',
      two: 'Stage 2',
      ombudsman: 'Ombudsman',
      claim: 'Claim',
    }),
    words: optional(restrictedText('complaint', 'What it is about')),
  },
});
