import { defineRecord } from './define-record.ts';
import { choice, link } from './fields.ts';

/** What became of something found earlier, seen again. */
export const findingCheck = defineRecord({
  kind: 'finding-check',
  title: 'Looked at again',
  file: 'property',
  fields: {
    finding: link('property-fact', 'Found earlier'),
    now: choice('defect', 'How it is now', {
      gone: 'Gone',
      better: 'Better',
      same: 'The same',
      worse: 'Worse',
      'not-seen': 'Could not see',
    }),
  },
  asked: { now: 'Now it is' },
});
