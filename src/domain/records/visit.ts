import { defineRecord } from './define-record.ts';
import { choice, date, link, optional, timeOfDay } from './fields.ts';
import { VISIT_KINDS } from './vocabulary.ts';

/** A planned visit. Written by the office alone: it is what opens a home to a surveyor. */
export const visit = defineRecord({
  kind: 'visit',
  title: 'Visit',
  file: 'property',
  fields: {
    visitKind: choice('repair-status', 'Kind of visit', VISIT_KINDS),
    onDate: date('repair-status', 'Day'),
    atMinute: optional(timeOfDay('repair-status', 'Time')),
    reason: choice('repair-status', 'Reason', {
      'first-look': 'First look',
      'second-look': 'Second look, asked for by the resident',
      'further-look': 'A further look',
      'after-works': 'Check after works',
      planned: 'Planned check',
    }),
    state: choice('repair-status', 'State', { planned: 'Planned', moved: 'Moved', cancelled: 'Cancelled' }),
    surveyor: link('record-keeping', 'Surveyor'),
  },
});
