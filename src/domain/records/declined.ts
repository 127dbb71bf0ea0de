import { defineRecord } from './define-record.ts';
import { choice, flag, link, optional } from './fields.ts';

/**
 * What a visit was not shown, and why: a room, or any photo of a room or of the whole home. It is what somebody wished,
 * so it lies in the tenancy file; the room itself stays a fact of the building.
 */
export const declined = defineRecord({
  kind: 'declined',
  title: 'Declined or not seen',
  file: 'tenancy',
  fields: {
    what: choice('access-attempt', 'What was declined', {
      'see-room': 'Seeing a room',
      'take-photos': 'Photos',
    }),
    room: optional(link('record-keeping', 'Room')),
    because: choice('access-attempt', 'Because', {
      'resident-declined': 'The resident would rather not',
      'not-safe': 'Not safe to go in',
      locked: 'Locked',
    }),
    takenBack: optional(flag('record-keeping', 'No longer so')),
  },
  asked: { what: 'What' },
});
