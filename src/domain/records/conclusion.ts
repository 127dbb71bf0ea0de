import { HAZARDS } from '../deadlines/hazards.ts';
import { defineRecord } from './define-record.ts';
import { choice, choices, date, flag, instant, optional } from './fields.ts';
import { CAUSES, CRITERIA_VERSIONS, NEXT_LOOKERS, SEVERITIES } from './vocabulary.ts';

/** The surveyor chooses for themself; whoever reads it later does not. */
const LOOKS_NEXT = { ...NEXT_LOOKERS, me: { label: NEXT_LOOKERS.me, told: 'The same surveyor' } };

/** After investigation, one per hazard: what it is and why. It starts the clocks of the summary and of the works. */
export const conclusion = defineRecord({
  kind: 'conclusion',
  version: 2,
  title: 'Decision',
  file: 'property',
  fields: {
    hazard: choice('hazard', 'Hazard', HAZARDS),
    severity: choice('hazard', 'Emergency or significant hazard', SEVERITIES),
    concludedAt: instant('repair-status', 'Decided'),
    reasons: choices('hazard', 'Because', {
      'mould-where-people-sleep': 'Mould where people sleep',
      widespread: 'Widespread',
      'structural-damp': 'Damp in the structure',
      'risk-of-collapse': 'Something could fall',
      'risk-of-shock': 'Risk of electric shock',
      'risk-of-fire': 'Risk of fire',
      'no-heating': 'No heating',
      'came-back': 'It came back',
      'extract-not-working': 'Air is not drawn out',
      'water-coming-in': 'Water is coming in',
      'gas-or-fumes': 'Gas or fumes',
      'known-needs': { label: 'What we know of the household', tellsOf: 'household' },
      'surface-only': 'On the surface only',
      'dry-now': 'Dry now',
      'nothing-found': 'Nothing found',
    }),
    cause: choice('defect', 'Cause', CAUSES),
    safetyWorkNeeded: flag('repair-status', 'Work to make it safe'),
    preventativeWorkNeeded: flag('repair-status', 'Work to stop it coming back'),
    nextLookOn: optional(date('repair-status', 'Next look')),
    nextLookBy: optional(choice('repair-status', 'Who looks next', LOOKS_NEXT)),
    safeInTime: optional(
      choice('repair-status', 'Can it be made safe in time', {
        yes: 'Yes, in time',
        'not-sure': 'Not sure',
        no: 'No, not in time',
      }),
    ),
    criteriaVersion: optional(choice('record-keeping', 'Criteria', CRITERIA_VERSIONS)),
  },
  asked: {
    severity: 'How serious is it?',
    reasons: 'Why?',
    nextLookOn: 'When?',
    nextLookBy: 'Who looks next?',
    safeInTime: 'Can it be made safe in time?',
  },
  // Who looks next was a note of its own, and nobody said whether the limit could be kept.
  earlier: [
    {
      version: 1,
      fields: {
        hazard: 'hazard',
        severity: 'hazard',
        concludedAt: 'repair-status',
        reasons: 'hazard',
        cause: 'defect',
        safetyWorkNeeded: 'repair-status',
        preventativeWorkNeeded: 'repair-status',
        nextLookOn: 'repair-status',
      },
      toNext: (body) => body,
    },
  ],
});
