import { defineRecord } from './define-record.ts';
import { choice, restrictedText, optional } from './fields.ts';

/** Equality monitoring, held apart from the case. */
export const equalityAnswer = defineRecord({
  kind: 'equality-answer',
  title: 'Equality monitoring',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    answer: choice('equality', 'Questions on equality', {
      answered: 'Answered',
      declined: 'Would rather not say',
    }),
    words: optional(restrictedText('equality', 'Answer in their own words')),
  },
  asked: { answer: 'Asked' },
});
