import { defineRecord } from './define-record.ts';
import { choice, choices, number, optional } from './fields.ts';
import { ASKED } from './vocabulary.ts';

/** Who lives in the home, as far as the visit and the works need it. */
export const householdNeed = defineRecord({
  kind: 'household-need',
  title: 'Household',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    answer: choice('household', 'The household', ASKED),
    under5: optional(number('household', 'Children under 5', { unit: '', min: 0, max: 20 })),
    under18: optional(number('household', 'Children under 18', { unit: '', min: 0, max: 20 })),
    over65: optional(number('household', 'Aged over 65', { unit: '', min: 0, max: 20 })),
    needs: choices('household', 'What the visit or the works must allow for', {
      'young-children': { label: 'Young children at home', instruction: 'fence-the-work-area' },
      'baby-sleeps-by-day': { label: 'A baby sleeps by day', instruction: 'warn-before-noise' },
      'works-nights': { label: 'Someone works nights', instruction: 'warn-before-noise' },
      'rings-first': { label: 'Wants a call first', instruction: 'ring-before-visiting' },
      'baby-at-home': { label: 'A baby at home', instruction: 'leave-services-on' },
      'small-children-dust': { label: 'Small children near the works', instruction: 'keep-dust-down' },
      'pushchair-or-carrying': { label: 'Pushchair through the hall', instruction: 'keep-routes-clear' },
      'pets-at-home': { label: 'Pets at home', instruction: 'no-solvents-while-occupied' },
      'many-at-home': { label: 'Several people to gather', instruction: 'allow-extra-time' },
    }),
  },
  asked: {
    answer: 'Is there anything the visit or the works must allow for?',
    needs: 'What must be allowed for?',
  },
});
