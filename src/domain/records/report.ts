import { defineRecord } from './define-record.ts';
import { choice, link, optional, text } from './fields.ts';
import { CHANNELS } from './vocabulary.ts';

/** What the person who reported said. The building facts of the same report are a `report-fact`. */
export const report = defineRecord({
  kind: 'report',
  title: 'Report, in their words',
  file: 'tenancy',
  fields: {
    facts: link('record-keeping', 'Building facts of this report'),
    channel: choice('tenancy-fact', 'How it came', CHANNELS),
    words: optional(text('Words used')),
  },
});
