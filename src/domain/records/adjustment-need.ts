import { defineRecord } from './define-record.ts';
import { choice, choices } from './fields.ts';
import { ASKED } from './vocabulary.ts';

/** Reasonable adjustments to a visit: what to do differently, never the disability behind it. */
export const adjustmentNeed = defineRecord({
  kind: 'adjustment-need',
  title: 'Adjustment',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    answer: choice('adjustment-need', 'Adjustments', ASKED),
    needs: choices('adjustment-need', 'What the visit must allow for', {
      'hears-less': { label: 'Hears less well', instruction: 'speak-face-to-face' },
      'sees-less': { label: 'Sees less well', instruction: 'keep-routes-clear' },
      'walks-slowly': { label: 'Takes time to reach the door', instruction: 'allow-extra-time' },
      'uses-wheels': { label: 'Uses a wheelchair or frame', instruction: 'keep-routes-clear' },
      'needs-notice': { label: 'Needs notice of a visit', instruction: 'ring-before-visiting' },
      'noise-distresses': { label: 'Noise causes distress', instruction: 'warn-before-noise' },
      'sharp-tools-risk': { label: 'Tools must not be left about', instruction: 'fence-the-work-area' },
      'smells-distress': { label: 'Smells cause distress', instruction: 'no-solvents-while-occupied' },
      'second-visitor-helps': { label: 'A second visitor helps', instruction: 'two-person-visit' },
    }),
  },
  asked: { answer: 'Asked about adjustments', needs: 'What helps?' },
});
