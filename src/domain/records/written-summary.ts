import { HAZARDS } from '../deadlines/hazards.ts';
import { defineRecord } from './define-record.ts';
import { choice, clearedText, date, flag, instant, link, optional } from './fields.ts';
import { REMEDIES, SEVERITIES } from './vocabulary.ts';

/** The written summary the law asks for: what was found, what will be done and when, and how it was sent. */
export const writtenSummary = defineRecord({
  kind: 'written-summary',
  title: 'Written summary',
  version: 2,
  file: 'tenancy',
  namesSubject: true,
  fields: {
    conclusion: link('record-keeping', 'Decision'),
    hazard: choice('hazard', 'What was found', HAZARDS),
    severity: choice('hazard', 'Emergency or significant hazard', SEVERITIES),
    actionNeeded: flag('hazard', 'Work is needed'),
    action: optional(choice('hazard', 'What will be done', REMEDIES)),
    beginBy: optional(date('hazard', 'Begins by')),
    finishBy: optional(date('hazard', 'Finished by')),
    safeBeginBy: optional(date('hazard', 'Making safe begins by')),
    safeBy: optional(date('hazard', 'Made safe by')),
    words: optional(clearedText('tenancy-fact', 'The words as given')),
    language: optional(choice('tenancy-fact', 'Language', { en: 'English', cy: 'Welsh' })),
    sentAt: optional(instant('tenancy-fact', 'Sent')),
    route: choice('tenancy-fact', 'How it was sent', {
      'in-person': 'By hand',
      electronic: 'Electronically',
      'left-at-home': 'Left at the home',
      'first-class-post': 'First-class post',
      'by-office': 'Waits for the office to send it',
    }),
    proof: optional(
      choice('tenancy-fact', 'Proof', {
        'read-and-given': 'Read and given in person',
        'given-to-read': 'Given in person, to read later',
        'would-not-take': 'Offered in person and not taken',
      }),
    ),
  },
  asked: { severity: 'It is' },
  // The letter's own words were not kept, and there was one pair of dates for all the work.
  earlier: [
    {
      version: 1,
      fields: {
        conclusion: 'record-keeping',
        hazard: 'hazard',
        severity: 'hazard',
        actionNeeded: 'hazard',
        action: 'hazard',
        beginBy: 'hazard',
        finishBy: 'hazard',
        sentAt: 'tenancy-fact',
        route: 'tenancy-fact',
      },
      toNext: (body) => body,
    },
  ],
});
