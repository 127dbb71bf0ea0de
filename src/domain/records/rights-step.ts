import { EXTENSIONS, IDENTITY_CHECKS, OUTCOMES, RIGHTS_STEPS } from '../rights/rights.ts';
import { defineRecord } from './define-record.ts';
import { choice, instant, link, links, optional, restrictedText } from './fields.ts';
import { CHANNELS } from './vocabulary.ts';

/** Something that was done about a request of somebody over their own data. Written once and never changed. */
export const rightsStep = defineRecord({
  kind: 'rights-step',
  title: 'Step of a request',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    request: link('record-keeping', 'Request'),
    step: choice('disclosure-log', 'What was done', RIGHTS_STEPS),
    at: instant('disclosure-log', 'When'),
    channel: optional(choice('disclosure-log', 'How', CHANNELS)),
    identity: optional(choice('disclosure-log', 'How we know who they are', IDENTITY_CHECKS)),
    because: optional(choice('disclosure-log', 'Because', EXTENSIONS)),
    outcome: optional(choice('disclosure-log', 'Outcome', OUTCOMES)),
    records: optional(links('record-keeping', 'Records it is about')),
    words: optional(restrictedText('disclosure-log', 'Reason')),
  },
});
