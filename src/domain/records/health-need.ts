import { defineRecord } from './define-record.ts';
import { choice, choices } from './fields.ts';
import { ASKED } from './vocabulary.ts';

/** What someone's health asks of the visit and the works: need and consequence, never the diagnosis. */
export const healthNeed = defineRecord({
  kind: 'health-need',
  title: 'Health need',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    answer: choice('health-need', 'Health needs', ASKED),
    needs: choices('health-need', 'What the visit or the works must allow for', {
      'dust-harms': { label: 'Dust does harm', instruction: 'keep-dust-down' },
      'fumes-harm': { label: 'Fumes do harm', instruction: 'no-solvents-while-occupied' },
      'noise-harms': { label: 'Noise does harm', instruction: 'warn-before-noise' },
      'equipment-needs-power': { label: 'Equipment needs power', instruction: 'leave-services-on' },
      'must-keep-warm': { label: 'Must keep warm', instruction: 'leave-services-on' },
      'tires-easily': { label: 'Tires easily', instruction: 'allow-extra-time' },
      'rest-times': { label: 'Rests at set times', instruction: 'ring-before-visiting' },
      'sleeps-in-affected-room': { label: 'Sleeps in the affected room', instruction: 'keep-dust-down' },
    }),
  },
  asked: { answer: 'Asked about health', needs: 'What does it ask of the visit or the works?' },
});
