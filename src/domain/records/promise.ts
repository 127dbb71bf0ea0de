import { defineRecord } from './define-record.ts';
import { choice, date } from './fields.ts';

/**
 * What the landlord promised, in a closed answer with its day: the landlord's own work, so it lies with the building and stays when
 * the talk in which it was promised leaves with its household. Their words stand in the `contact`, and nowhere here.
 */
export const promise = defineRecord({
  kind: 'promise',
  title: 'Promise',
  file: 'property',
  fields: {
    on: date('repair-status', 'Day of the promise'),
    what: choice('repair-status', 'Promised', {
      visit: 'A visit',
      works: 'Works',
      'call-back': 'A call back',
      'temporary-accommodation': 'Another place to stay',
      other: 'Something else',
    }),
    by: date('repair-status', 'Promised by'),
  },
  asked: { what: 'What was promised', by: 'By which day' },
});
