import { HAZARDS } from '../deadlines/hazards.ts';
import { defineRecord } from './define-record.ts';
import { choice, date, flag, instant, link, optional } from './fields.ts';
import { REMEDIES, SEVERITIES } from './vocabulary.ts';

/** The written summary the law asks for: what was found, what will be done and when, and how it was sent. */
export const writtenSummary = defineRecord({
  kind: 'written-summary',
  title: 'Written summary',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    conclusion: link('record-keeping', 'Decision'),
    hazard: choice('hazard', 'What was found', HAZARDS),
    severity: choice('hazard', 'It is', SEVERITIES),
    actionNeeded: flag('hazard', 'Work is needed'),
    action: optional(choice('hazard', 'What will be done', REMEDIES)),
    beginBy: optional(date('hazard', 'Begins by')),
    finishBy: optional(date('hazard', 'Finished by')),
    sentAt: optional(instant('tenancy-fact', 'Sent')),
    route: choice('tenancy-fact', 'How it was sent', {
      'in-person': 'By hand',
      electronic: 'Electronically',
      'left-at-home': 'Left at the home',
      'first-class-post': 'First-class post',
    }),
  },
});
