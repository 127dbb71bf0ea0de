import { HAZARDS } from '../deadlines/hazards.ts';
import { defineRecord } from './define-record.ts';
import { choice, clearedText, date, link, links, number, optional } from './fields.ts';
import { DEFECTS, ELEMENTS, REMEDIES, ROOM_KINDS, SEVERITIES, UNITS } from './vocabulary.ts';

/** A job for a contractor. Issuing it clears its own words: the person issuing has read them. */
export const worksOrder = defineRecord({
  kind: 'works-order',
  title: 'Works order',
  file: 'property',
  fields: {
    contractor: link('record-keeping', 'Contractor'),
    purpose: choice('repair-status', 'What the job is for', {
      'make-safe': 'Make safe',
      preventative: 'Stop it coming back',
      repair: 'Repair',
    }),
    room: optional(link('property-fact', 'Room')),
    roomKind: optional(choice('property-fact', 'Where', ROOM_KINDS)),
    element: choice('defect', 'Part of the building', ELEMENTS),
    defect: optional(choice('defect', 'What is wrong', DEFECTS)),
    remedy: choice('repair-status', 'What to do', REMEDIES),
    quantity: optional(number('measurement', 'Quantity', { unit: '', min: 0.1, max: 1000, step: 0.1 })),
    quantityUnit: optional(choice('measurement', 'Counted in', UNITS)),
    hazard: optional(choice('hazard', 'Hazard', HAZARDS)),
    severity: optional(choice('hazard', 'Urgency', SEVERITIES)),
    dueOn: optional(date('repair-status', 'Due by')),
    findings: optional(links('property-fact', 'Findings')),
    instructions: optional(clearedText('defect', 'What to do, in words')),
    state: choice('repair-status', 'State', {
      issued: 'Issued',
      'taken-back': 'Taken back',
      closed: 'Closed',
    }),
  },
  asked: { purpose: 'Purpose' },
});
