import { defineRecord } from './define-record.ts';
import { choices, link } from './fields.ts';

/**
 * Which facts about the household a decision relied on, named by their kind alone. A decision about a building is no place
 * for them, so they stand here, in the tenancy file.
 */
export const decisionBasis = defineRecord({
  kind: 'decision-basis',
  title: 'Household facts relied on',
  file: 'tenancy',
  fields: {
    conclusion: link('record-keeping', 'Decision'),
    reliedOn: choices('health-need', 'Kinds of facts behind the decision', {
      household: 'Who lives here',
      health: 'A health need',
      adjustments: 'How someone gets about',
      support: 'Someone who needs support',
    }),
  },
  asked: {
    reliedOn: 'What kind of fact did it rely on?',
  },
});
