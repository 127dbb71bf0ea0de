import { defineRecord } from './define-record.ts';
import { choice, instant } from './fields.ts';

/** An attempt to get in, with how and what came of it. It stops no clock; it is evidence for the defence. */
export const accessAttempt = defineRecord({
  kind: 'access-attempt',
  title: 'Access attempt',
  file: 'tenancy',
  fields: {
    at: instant('access-attempt', 'When'),
    method: choice('access-attempt', 'How', {
      door: 'At the door',
      phone: 'By telephone',
      letter: 'By letter',
    }),
    noticeGiven: choice('access-attempt', 'Notice given', {
      'written-24-hours': 'In writing, 24 hours or more',
      agreed: 'Agreed with the resident',
      none: 'None',
    }),
    result: choice('access-attempt', 'What happened', {
      'nobody-in': { label: 'Nobody answered', instruction: 'ring-before-visiting' },
      refused: { label: 'Asked to come another time', instruction: 'ring-before-visiting' },
      'child-alone': { label: 'Only a child at home', instruction: 'ring-before-visiting' },
      'let-in': 'Let in',
    }),
  },
});
