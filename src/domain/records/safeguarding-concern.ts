import { defineRecord } from './define-record.ts';
import { choices, optional, restrictedText } from './fields.ts';

/** The most dangerous data. It goes to the safeguarding lead alone; even its absence in a view may reveal it. */
export const safeguardingConcern = defineRecord({
  kind: 'safeguarding-concern',
  title: 'Worried about someone',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    visitorMust: choices('safeguarding', 'What a visitor must do', {
      'not-alone': { label: 'Not visit alone', instruction: 'two-person-visit' },
      'ring-ahead': { label: 'Ring ahead', instruction: 'ring-before-visiting' },
    }),
    words: optional(restrictedText('safeguarding', 'What was seen or said')),
  },
});
