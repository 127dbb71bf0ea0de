import { defineRecord } from './define-record.ts';
import { choice, date, link, number } from './fields.ts';

/** The result of a training drill. Written by the server alone. */
export const trainingResult = defineRecord({
  kind: 'training-result',
  title: 'Training',
  file: 'tenancy',
  fields: {
    person: link('record-keeping', 'Account'),
    drill: choice('record-keeping', 'Drill', {
      'who-sees-what': 'Who sees what',
      'neighbour-facts': 'Facts for a neighbour',
      'photos-and-notes': 'Photos and notes',
    }),
    takenOn: date('record-keeping', 'Taken'),
    scorePercent: number('record-keeping', 'Score', { unit: '%', min: 0, max: 100 }),
  },
});
