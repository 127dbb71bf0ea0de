import { defineRecord } from './define-record.ts';
import { choice, date, flag, instant, link, optional } from './fields.ts';
import { NOTICE, NOTICE_ROUTES } from './vocabulary.ts';

/** An attempt to get in, or to stay, with how and what came of it. It stops no clock; it is evidence for the defence. */
export const accessAttempt = defineRecord({
  kind: 'access-attempt',
  title: 'Access attempt',
  file: 'tenancy',
  version: 2,
  fields: {
    at: instant('access-attempt', 'When'),
    method: choice('access-attempt', 'How it was tried', {
      door: 'At the door',
      phone: 'By telephone',
      letter: 'By letter',
    }),
    noticeGiven: choice('access-attempt', 'Notice given', NOTICE),
    noticeRoute: optional(choice('access-attempt', 'Notice by', NOTICE_ROUTES)),
    noticeOn: optional(date('access-attempt', 'Day of the notice')),
    result: choice('access-attempt', 'What happened', {
      'nobody-in': { label: 'Nobody answered', instruction: 'ring-before-visiting' },
      refused: { label: 'Asked to come another time', instruction: 'ring-before-visiting' },
      'child-alone': { label: 'Only a child at home', instruction: 'ring-before-visiting' },
      'left-early': 'Left before the end',
      'let-in': 'Let in',
    }),
    leftBecause: optional(
      choice('access-attempt', 'Left because', {
        'asked-to-leave': 'The resident asked',
        'not-safe': 'Not safe to stay',
        'someone-unwell': 'Someone was unwell',
        'no-light-or-power': 'No light or power',
        'called-away': 'Called away',
        'wrong-home': 'Wrong home',
      }),
    ),
    cardLeft: optional(flag('access-attempt', 'Card left')),
    doorPhoto: optional(link('record-keeping', 'Photo of the door')),
  },
  asked: {
    method: 'How did you try?',
    noticeGiven: 'Did they know that you would come?',
    noticeRoute: 'How were they told?',
    noticeOn: 'On which day?',
    result: 'What happened?',
    cardLeft: 'I left a card',
  },
  earlier: [
    {
      version: 1,
      fields: {
        at: 'access-attempt',
        method: 'access-attempt',
        noticeGiven: 'access-attempt',
        result: 'access-attempt',
      },
      toNext: (body) => body,
    },
  ],
});
