import { HAZARDS } from '../deadlines/hazards.ts';
import { TIME_LIMITS, type TimeLimitId } from '../deadlines/time-limits.ts';
import { defineRecord } from './define-record.ts';
import { choice, links, optional, text } from './fields.ts';

/** The limits by their ids, as somebody chooses among them. */
const LIMITS = Object.fromEntries(TIME_LIMITS.map(({ id, title }) => [id, title])) as Record<
  TimeLimitId,
  string
>;

/**
 * Why a time limit was missed, or will be, with what proves it. It stands beside the due date and moves nothing: no clock stops
 * because access is refused or a contractor is not to be had (rule R17), and each attempt is evidence of what was endeavoured.
 */
export const limitReason = defineRecord({
  kind: 'limit-reason',
  title: 'Reason beside a time limit',
  file: 'tenancy',
  fields: {
    hazard: choice('hazard', 'Hazard', HAZARDS),
    limit: choice('hazard', 'Time limit', LIMITS),
    because: choice('access-attempt', 'Because', {
      'no-access': 'Nobody could get in, although we tried',
      'asked-later': 'The household asked for a later day',
      'no-worker': 'Nobody who can do this work was to be had in time',
      'no-part': 'A part or material was to be had later',
      'third-party': 'Somebody else has to agree or to work first',
      'not-practicable': 'Beginning in time was not reasonably practicable',
      weather: 'The weather did not let it be done safely',
      'our-error': 'We made a mistake',
    }),
    evidence: optional(links('record-keeping', 'Evidence')),
    words: optional(text('What was tried, in words')),
  },
  asked: {
    limit: 'Which time limit',
    because: 'Why it was missed, or will be',
  },
});
