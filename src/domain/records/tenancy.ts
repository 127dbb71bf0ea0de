import { defineRecord } from './define-record.ts';
import { choice, date, link, optional } from './fields.ts';
import { OCCUPANCIES } from './vocabulary.ts';

/** How a tenancy begins. */
export const BEGINNINGS = {
  'new-letting': 'Newly let',
  'mutual-exchange': 'By mutual exchange',
  succession: 'By succession',
} as const;

/** A tenancy file: opened empty, closed at the end, later destroyed. Its id is the `tenancy` of what lies in it. */
export const tenancy = defineRecord({
  kind: 'tenancy',
  title: 'Tenancy',
  version: 2,
  file: 'tenancy',
  fields: {
    occupancy: choice('tenancy-fact', 'How the home is held', OCCUPANCIES),
    startedOn: date('tenancy-fact', 'Started'),
    endedOn: optional(date('tenancy-fact', 'Ended')),
    began: optional(choice('tenancy-fact', 'How it began', BEGINNINGS)),
    follows: optional(link('record-keeping', 'The tenancy that it follows')),
  },
  asked: { began: 'How does it begin?', occupancy: 'On what basis do they live there?' },
  // How it began was not asked.
  earlier: [
    {
      version: 1,
      fields: { occupancy: 'tenancy-fact', startedOn: 'tenancy-fact', endedOn: 'tenancy-fact' },
      toNext: (body) => body,
    },
  ],
});
