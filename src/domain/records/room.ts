import { defineRecord } from './define-record.ts';
import { choice, flag, link, number, optional, text } from './fields.ts';
import { ROOM_KINDS } from './vocabulary.ts';

/** A room by neutral name ("Bedroom 2"). A private label such as a child's name stays unchecked words. */
export const room = defineRecord({
  kind: 'room',
  title: 'Room',
  file: 'property',
  version: 2,
  fields: {
    roomKind: choice('property-fact', 'Room', ROOM_KINDS),
    number: optional(number('property-fact', 'Number', { unit: '', min: 1, max: 30 })),
    storey: optional(number('property-fact', 'Storey', { unit: '', min: -2, max: 60 })),
    nothingFound: optional(flag('defect', 'Nothing found')),
    likeRoom: optional(link('record-keeping', 'Looked at like')),
    mistake: optional(flag('record-keeping', 'Added by mistake')),
    privateLabel: optional(text('Your own name for it')),
  },
  earlier: [
    {
      version: 1,
      fields: {
        roomKind: 'property-fact',
        number: 'property-fact',
        storey: 'property-fact',
        nothingFound: 'defect',
        privateLabel: 'unreviewed',
      },
      toNext: (body) => body,
    },
  ],
});
