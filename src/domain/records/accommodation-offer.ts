import { defineRecord } from './define-record.ts';
import { choice, date, optional, text } from './fields.ts';

/** Another place to stay, offered while the home cannot be made safe in time; the landlord pays. */
export const accommodationOffer = defineRecord({
  kind: 'accommodation-offer',
  title: 'Another place to stay',
  file: 'tenancy',
  fields: {
    offeredOn: date('tenancy-fact', 'Offered'),
    answer: choice('tenancy-fact', 'Answer', {
      waiting: 'Waiting',
      accepted: 'Accepted',
      refused: 'Refused',
    }),
    movedOutOn: optional(date('tenancy-fact', 'Moved out')),
    words: optional(text('Suitability, in words')),
  },
});
