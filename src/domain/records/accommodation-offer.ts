import { defineRecord } from './define-record.ts';
import { choice, date, optional, text } from './fields.ts';

/** Another place to stay, offered while the home cannot be made safe in time; the landlord pays. */
export const accommodationOffer = defineRecord({
  kind: 'accommodation-offer',
  title: 'Another place to stay',
  version: 2,
  file: 'tenancy',
  fields: {
    offeredOn: date('tenancy-fact', 'Offered or considered'),
    answer: choice('tenancy-fact', 'Answer', {
      waiting: 'Waiting',
      accepted: 'Accepted',
      refused: 'Refused',
      'not-offered': 'Considered, not offered',
    }),
    notOfferedBecause: optional(
      choice('tenancy-fact', 'Not offered because', {
        'made-safe-first': 'It will be made safe first',
        'would-rather-stay': 'The household would rather stay',
        'none-found-yet': 'Nothing suitable found yet',
      }),
    ),
    movedOutOn: optional(date('tenancy-fact', 'Moved out')),
    words: optional(text('Suitability, in words')),
  },
  asked: {
    answer: 'Another place to stay, at our cost',
    notOfferedBecause: 'Why was none offered?',
  },
  // Only offers were recorded, never that one was considered.
  earlier: [
    {
      version: 1,
      fields: {
        offeredOn: 'tenancy-fact',
        answer: 'tenancy-fact',
        movedOutOn: 'tenancy-fact',
        words: 'unreviewed',
      },
      toNext: (body) => body,
    },
  ],
});
