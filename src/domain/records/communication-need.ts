import { defineRecord } from './define-record.ts';
import { choice, optional } from './fields.ts';

/** How to speak with the resident. */
export const communicationNeed = defineRecord({
  kind: 'communication-need',
  title: 'Communication',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    preferred: choice('communication', 'How they like to be told', {
      phone: 'A call',
      text: 'A text message',
      letter: 'A letter',
      'large-print': 'Large print',
      'in-person': { label: 'In person', instruction: 'speak-face-to-face' },
    }),
    interpreter: optional(
      choice('communication', 'Interpreter', {
        needed: { label: 'Needed', instruction: 'allow-extra-time' },
        'not-needed': 'Not needed',
        'sign-language': { label: 'Sign language', instruction: 'speak-face-to-face' },
      }),
    ),
  },
  asked: {
    preferred: 'What do they prefer?',
  },
});
