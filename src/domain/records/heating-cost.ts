import { defineRecord } from './define-record.ts';
import { choice } from './fields.ts';

/** Whether the resident says that the heating can be paid for. Their own answer, about money: a kind of its own. */
export const heatingCost = defineRecord({
  kind: 'heating-cost',
  title: 'What heating costs, as the resident says',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    affordable: choice('money', 'Heating is affordable to run', {
      yes: 'Yes',
      sometimes: 'Sometimes',
      no: 'No',
      declined: 'Would rather not say',
    }),
  },
  asked: { affordable: 'Affordable to run' },
});
