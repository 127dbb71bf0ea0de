import { defineRecord } from './define-record.ts';
import { choice, flag, number, optional, text } from './fields.ts';
import { ROOM_KINDS } from './vocabulary.ts';

/** A room by neutral name ("Bedroom 2"). A private label such as a child's name stays unchecked words. */
export const room = defineRecord({
  kind: 'room',
  title: 'Room',
  file: 'property',
  fields: {
    roomKind: choice('property-fact', 'Room', ROOM_KINDS),
    number: optional(number('property-fact', 'Number', { unit: '', min: 1, max: 30 })),
    storey: optional(number('property-fact', 'Storey', { unit: '', min: -2, max: 60 })),
    nothingFound: optional(flag('defect', 'Nothing found')),
    privateLabel: optional(text('Your own name for it')),
  },
});
