import { HAZARDS } from '../deadlines/hazards.ts';
import { defineRecord } from './define-record.ts';
import { choice, choices, link } from './fields.ts';
import { CRITERIA_VERSIONS, SEVERITIES } from './vocabulary.ts';

/** At intake: what the report may be, before anyone has looked. It is decided on the actual household, so it is personal. */
export const triage = defineRecord({
  kind: 'triage',
  title: 'Triage',
  file: 'tenancy',
  fields: {
    facts: link('record-keeping', 'Report'),
    hazard: choice('hazard', 'Possible hazard', HAZARDS),
    severity: choice('hazard', 'Emergency or significant, at first look', SEVERITIES),
    basis: choices('hazard', 'Because', {
      'risk-now': 'Someone could be hurt now',
      'spreading-fast': 'It is spreading fast',
      'sleeping-room': 'A room that is slept in',
      'known-need': { label: 'What we know of the household', tellsOf: 'household' },
      'services-affected': 'Power, gas, water or heating affected',
      'small-extent': 'Small, and not near where people sleep',
    }),
    criteriaVersion: choice('record-keeping', 'Triage criteria', CRITERIA_VERSIONS),
  },
  asked: { hazard: 'What it may be', severity: 'It may be' },
});
