import { defineRecord } from './define-record.ts';
import { choice, date, flag, optional } from './fields.ts';
import { NOTICE, NOTICE_ROUTES } from './vocabulary.ts';

/** How a visit got in: who opened, what was shown, how people spoke, and what notice there had been. One a visit. */
export const arrival = defineRecord({
  kind: 'arrival',
  title: 'At the door',
  file: 'tenancy',
  fields: {
    letInBy: choice('access-attempt', 'Let in by', {
      resident: 'The resident',
      'another-adult': 'Another adult',
      'office-key': 'Key from the office',
      contractor: 'A contractor',
      caretaker: 'The caretaker',
    }),
    idShown: optional(flag('access-attempt', 'ID shown')),
    interpreter: optional(
      choice('communication', 'Interpreter', {
        'not-needed': 'Not needed',
        'by-phone': 'By telephone',
        'in-person': 'In person',
        'friend-or-family': 'A friend or relative helped',
      }),
    ),
    noticeGiven: optional(choice('access-attempt', 'Notice given', NOTICE)),
    noticeRoute: optional(choice('access-attempt', 'Notice by', NOTICE_ROUTES)),
    noticeOn: optional(date('access-attempt', 'Day of the notice')),
  },
  asked: {
    noticeOn: 'Notice on',
    letInBy: 'Who let you in?',
    idShown: 'I showed my ID',
    interpreter: 'Was there an interpreter?',
    noticeGiven: 'Did they know that you would come?',
    noticeRoute: 'How were they told?',
  },
});
