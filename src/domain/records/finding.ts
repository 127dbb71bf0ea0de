import { HAZARDS } from '../deadlines/hazards.ts';
import { defineRecord, type CrossFieldProblem } from './define-record.ts';
import { choice, choices, flag, instant, link, number, optional, rateCode } from './fields.ts';
import {
  BEYOND,
  CAUSES,
  CONFIDENCE,
  DEFECTS,
  ELEMENTS,
  HEIGHTS,
  REMEDIES,
  UNITS,
  WALLS,
} from './vocabulary.ts';

/** Something wrong with the building, by where, what, how much and why. Findings describe the building, never a person. */
export const finding = defineRecord({
  kind: 'finding',
  title: 'Finding',
  file: 'property',
  version: 2,
  fields: {
    room: link('property-fact', 'Room'),
    findingKind: choice('defect', 'What was found', {
      mould: 'Mould',
      damp: 'Damp',
      repair: 'Something to mend',
      'other-hazard': 'Another hazard',
    }),
    element: choice('defect', 'Part of the building', ELEMENTS),
    wall: optional(choice('defect', 'Which wall', WALLS)),
    beyond: optional(choice('defect', 'What is beyond it', BEYOND)),
    height: optional(choice('defect', 'Height', HEIGHTS)),
    extent: optional(
      choice('measurement', 'How much', {
        spots: 'Spots, under 0.1 m²',
        patch: 'A patch, up to 0.3 m²',
        area: 'An area, up to 1 m²',
        large: 'Over 1 m²',
      }),
    ),
    extentSquareMetres: optional(
      number('measurement', 'Area', { unit: 'm²', min: 0.01, max: 200, step: 0.01 }),
    ),
    cause: optional(choice('defect', 'Likely cause', CAUSES)),
    confidence: optional(choice('defect', 'How sure', CONFIDENCE)),
    alsoLikely: optional(choices('defect', 'Also likely', CAUSES)),
    alsoPossible: optional(choices('defect', 'Also possible', CAUSES)),
    signs: optional(
      choices('defect', 'What else shows', {
        'tide-mark': 'Tide mark',
        salts: 'Salts',
        'musty-smell': 'Musty smell',
        'drip-now': 'Dripping now',
        'plaster-soft': 'Soft plaster',
        'comes-back': 'Cleaned before and back',
      }),
    ),
    defect: optional(choice('defect', 'What is wrong', DEFECTS)),
    remedy: optional(choice('repair-status', 'What it needs', REMEDIES)),
    quantity: optional(number('measurement', 'Quantity', { unit: '', min: 0.1, max: 1000, step: 0.1 })),
    quantityUnit: optional(choice('measurement', 'Counted in', UNITS)),
    rateCode: optional(rateCode('Rate code')),
    rateVersion: optional(rateCode('Edition of the schedule')),
    hazard: optional(choice('hazard', 'Hazard', HAZARDS)),
    makesAwareAt: optional(instant('repair-status', 'The landlord became aware')),
    emergency: optional(flag('hazard', 'It may be an emergency')),
  },
  asked: {
    findingKind: 'What did you find?',
    element: 'Where is it, seen from the door?',
    beyond: 'What is beyond it?',
    extent: 'How much?',
    defect: 'What is wrong?',
    remedy: 'What does it need?',
  },
  check: (body) => rateProblems(body),
  earlier: [
    {
      version: 1,
      fields: {
        room: 'property-fact',
        findingKind: 'defect',
        element: 'defect',
        wall: 'defect',
        beyond: 'defect',
        height: 'defect',
        extent: 'measurement',
        extentSquareMetres: 'measurement',
        cause: 'defect',
        confidence: 'defect',
        defect: 'defect',
        remedy: 'repair-status',
        quantity: 'measurement',
        quantityUnit: 'measurement',
        hazard: 'hazard',
        makesAwareAt: 'repair-status',
        emergency: 'hazard',
      },
      toNext: (body) => body,
    },
  ],
});

// The same code means another job in another edition.
function rateProblems(body: Readonly<Record<string, unknown>>): readonly CrossFieldProblem[] {
  if (body['rateCode'] === undefined || body['rateVersion'] !== undefined) return [];
  return [{ pointer: '/body/rateVersion', message: 'Say which edition of the schedule the code is from.' }];
}
