import { defineRecord } from './define-record.ts';
import { choice, instant, link, optional, restrictedText } from './fields.ts';

/** Someone asks about a home. The asker is a third party to the file and need not be in the register. */
export const informationRequest = defineRecord({
  kind: 'information-request',
  title: 'Request',
  file: 'tenancy',
  fields: {
    receivedAt: instant('third-party', 'Received'),
    asker: choice('third-party', 'Who asks', {
      neighbour: 'A neighbour',
      resident: 'The resident',
      adviser: 'A legal adviser',
      ombudsman: 'The Ombudsman',
      other: 'Someone else',
    }),
    asksFor: choice('third-party', 'They ask for', {
      'property-fact': 'Facts about the building',
      personal: 'Facts about a person',
      mixed: 'Both',
    }),
    aboutHome: optional(link('third-party', 'The home it is about')),
    state: choice('third-party', 'State', { waiting: 'Waiting', answered: 'Answered', refused: 'Refused' }),
    words: optional(restrictedText('third-party', 'Their words')),
  },
});
