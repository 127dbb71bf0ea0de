import { HAZARDS } from '../deadlines/hazards.ts';
import { defineRecord } from './define-record.ts';
import { choice, instant, link, optional } from './fields.ts';
import { BEYOND, ELEMENTS, ROOM_KINDS } from './vocabulary.ts';

/** The building facts of a report. It mints the case and holds the instant at which the landlord became aware. */
export const reportFact = defineRecord({
  kind: 'report-fact',
  title: 'Report',
  file: 'property',
  fields: {
    awareAt: instant('repair-status', 'The landlord became aware'),
    hazard: choice('hazard', 'Possible hazard', HAZARDS),
    roomKind: optional(choice('property-fact', 'Where', ROOM_KINDS)),
    element: optional(choice('defect', 'Part of the building', ELEMENTS)),
    waterFrom: optional(choice('defect', 'Water comes from', BEYOND)),
    linkedHome: optional(link('property-fact', 'Home the water comes from')),
  },
  asked: { hazard: 'What it may be' },
});
