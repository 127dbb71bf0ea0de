import { HAZARDS } from '../deadlines/hazards.ts';
import { defineRecord } from './define-record.ts';
import { choice, choices, date, flag, instant, optional } from './fields.ts';
import { CAUSES, SEVERITIES } from './vocabulary.ts';

/** After investigation, one per hazard: what it is and why. It starts the clocks of the summary and of the works. */
export const conclusion = defineRecord({
  kind: 'conclusion',
  title: 'Decision',
  file: 'property',
  fields: {
    hazard: choice('hazard', 'Hazard', HAZARDS),
    severity: choice('hazard', 'It is', SEVERITIES),
    concludedAt: instant('repair-status', 'Decided'),
    reasons: choices('hazard', 'Because', {
      'mould-where-people-sleep': 'Mould where people sleep',
      widespread: 'Widespread',
      'structural-damp': 'Damp in the structure',
      'risk-of-collapse': 'Something could fall',
      'risk-of-shock': 'Risk of electric shock',
      'risk-of-fire': 'Risk of fire',
      'no-heating': 'No heating',
      'surface-only': 'On the surface only',
      'dry-now': 'Dry now',
      'nothing-found': 'Nothing found',
    }),
    cause: choice('defect', 'Cause', CAUSES),
    safetyWorkNeeded: flag('repair-status', 'Work to make it safe'),
    preventativeWorkNeeded: flag('repair-status', 'Work to stop it coming back'),
    nextLookOn: optional(date('repair-status', 'Next look')),
  },
});
