import { defineRecord } from './define-record.ts';
import { choice, date, instant, optional, text } from './fields.ts';
import { CHANNELS } from './vocabulary.ts';

/** A contact with the resident, and what was promised. */
export const contact = defineRecord({
  kind: 'contact',
  title: 'Contact',
  file: 'tenancy',
  fields: {
    at: instant('tenancy-fact', 'When'),
    channel: choice('tenancy-fact', 'How they were reached', CHANNELS),
    reached: choice('tenancy-fact', 'What came of it', {
      yes: 'Spoke',
      no: 'No answer',
      message: 'Left a message',
    }),
    promisedBy: optional(date('tenancy-fact', 'Promised by')),
    words: optional(text('What was said')),
  },
  asked: { reached: 'Outcome', channel: 'How' },
});
