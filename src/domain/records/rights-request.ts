import { IDENTITY_CHECKS, RIGHTS, type RightKey } from '../rights/rights.ts';
import { defineRecord } from './define-record.ts';
import { choice, instant, link, links, optional, restrictedText } from './fields.ts';
import { CHANNELS } from './vocabulary.ts';

const ASKS = Object.fromEntries(Object.entries(RIGHTS).map(([key, { asks }]) => [key, asks])) as Record<
  RightKey,
  string
>;

/**
 * Somebody uses a right over their own data. Its subject is the person who asks. It is never changed: what is done about
 * it are steps beside it (`rights-step`), so that no clock is ever moved by hand.
 */
export const rightsRequest = defineRecord({
  kind: 'rights-request',
  title: 'Request about their data',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    right: choice('disclosure-log', 'They ask', ASKS),
    receivedAt: instant('disclosure-log', 'Received'),
    channel: choice('disclosure-log', 'How it came', CHANNELS),
    identity: optional(choice('disclosure-log', 'How we know who they are', IDENTITY_CHECKS)),
    concerns: optional(links('record-keeping', 'Records it is about')),
    receipt: optional(link('record-keeping', 'Data receipt it came by')),
    words: optional(restrictedText('disclosure-log', 'What they said')),
  },
  asked: { right: 'What do they ask for?', channel: 'How did it come?', words: 'What did they say?' },
});
