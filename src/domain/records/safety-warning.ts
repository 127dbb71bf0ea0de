import { defineRecord } from './define-record.ts';
import { choices, date, optional, restrictedText } from './fields.ts';

/** A warning for visitors, as an instruction; factual, reviewed, and told to the person unless that would do harm. */
export const safetyWarning = defineRecord({
  kind: 'safety-warning',
  title: 'Safety warning',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    visitorMust: choices('warning', 'What a visitor must do', {
      'not-alone': { label: 'Not visit alone', instruction: 'two-person-visit' },
      'ring-ahead': { label: 'Ring ahead', instruction: 'ring-before-visiting' },
      'allow-time': { label: 'Wait for the animal to be shut away', instruction: 'allow-extra-time' },
    }),
    reviewOn: date('warning', 'To be looked at again'),
    words: optional(restrictedText('warning', 'What happened, as fact')),
  },
  asked: { reviewOn: 'Review on' },
});
