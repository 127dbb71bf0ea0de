import { defineRecord } from './define-record.ts';
import { choice, date, optional } from './fields.ts';
import { OCCUPANCIES } from './vocabulary.ts';

/** A tenancy file: opened empty, closed at the end, later destroyed. Its id is the `tenancy` of what lies in it. */
export const tenancy = defineRecord({
  kind: 'tenancy',
  title: 'Tenancy',
  file: 'tenancy',
  fields: {
    occupancy: choice('tenancy-fact', 'Occupied on a', OCCUPANCIES),
    startedOn: date('tenancy-fact', 'Started'),
    endedOn: optional(date('tenancy-fact', 'Ended')),
  },
});
