import { HAZARDS } from '../deadlines/hazards.ts';
import { defineRecord } from './define-record.ts';
import { choice, choices, flag, instant, link, optional, text } from './fields.ts';
import { REMEDIES } from './vocabulary.ts';

/** What a contractor did. A hazard seen is a field of it; the server makes a report of its own from that. */
export const workReport = defineRecord({
  kind: 'work-report',
  title: 'Work report',
  file: 'property',
  fields: {
    order: link('repair-status', 'Job'),
    outcome: choice('repair-status', 'How the job ended', {
      done: 'Done',
      'made-safe': 'Made safe, more to do',
      'not-done': 'Not done',
      'no-access': 'Nobody let me in',
      'more-work-needed': 'More work is needed',
    }),
    done: choices('repair-status', 'What was done', REMEDIES),
    finishedAt: instant('repair-status', 'Finished'),
    leftSafe: flag('repair-status', 'Left safe and clean'),
    hazardSeen: optional(choice('hazard', 'Another hazard seen', HAZARDS)),
    remarks: optional(text('Anything else')),
  },
  asked: { outcome: 'Outcome' },
});
