import { defineRecord } from './define-record.ts';
import { choice, link, optional, text } from './fields.ts';

/** Says that a record is wrong. The original stays; the corrected value is a new record of the same kind. */
export const correction = defineRecord({
  kind: 'correction',
  title: 'Correction',
  version: 2,
  file: 'tenancy',
  fields: {
    corrects: link('record-keeping', 'Record that is wrong'),
    replacement: optional(link('record-keeping', 'Record that is right')),
    because: optional(
      choice('record-keeping', 'Because', {
        'typed-wrongly': 'It was typed or tapped wrongly',
        'wrong-place': 'It was put in the wrong place',
        'seen-later': 'It was seen or measured again later',
        'resident-says': 'The resident says it is wrong',
      }),
    ),
    reason: optional(text('Why, in words')),
  },
  asked: {
    because: 'Why?',
  },
  // A reason had to be typed.
  earlier: [
    {
      version: 1,
      fields: { corrects: 'record-keeping', replacement: 'record-keeping', reason: 'unreviewed' },
      toNext: (body) => body,
    },
  ],
});
