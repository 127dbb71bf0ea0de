import { dayInWords } from '../cases/date-words.ts';
import type { DayNumber } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import { GROUNDS, type Ground } from './refusal-grounds.ts';
import type { RightsCase } from './rights-case.ts';
import type { RightKey } from './rights.ts';
import { tellsRecipients } from './steps.ts';

/** What whoever is refused, or waits longer, is always told (UK GDPR Art. 12(4)). */
export const MAY_COMPLAIN =
  'If you think this is wrong, complain to us: within 30 days we tell you that we have it, and then what we found. You can also complain to the Information Commissioner, ico.org.uk, telephone 0303 123 1113, or go to court.';

const ASKED = {
  access: 'You asked for a copy of what we hold about you.',
  rectification: 'You asked us to put something right.',
  erasure: 'You asked us to delete something.',
  restriction: 'You asked us to keep something but not use it.',
  objection: 'You asked us to stop using your data for something.',
  complaint: 'You complained about how we use your data.',
} as const satisfies Record<RightKey, string>;

const GRANTED = {
  access: 'Your copy is with this letter.',
  rectification:
    'We have put it right. The earlier entry is kept, and what is right stands beside it. We tell those who had it from us.',
  erasure: 'We will delete it. We tell you when it is gone.',
  restriction: 'We keep it and do not use it. We tell you before that ends.',
  objection: 'We have stopped.',
  complaint: 'You were right, and we have put it right.',
} as const satisfies Record<RightKey, string>;

/** That it has come, and until when it is answered. */
export function acknowledgement(right: RightKey, due: DayNumber | null, now: EpochMs): string {
  const until = due === null || right === 'complaint' ? '' : ` We answer by ${dayInWords(due, now)}.`;
  return `${ASKED[right]} We have it.${until}${right === 'complaint' ? ' We look into it and tell you what we find.' : ''}`;
}

/** That it takes longer, why, and that they may complain. */
export function extensionLetter(
  right: RightKey,
  reason: string,
  due: DayNumber | null,
  now: EpochMs,
): string {
  const until = due === null ? '' : ` We answer by ${dayInWords(due, now)}.`;
  return `${ASKED[right]} It takes us longer than a month: ${reason}${until}\n${MAY_COMPLAIN}`;
}

/** What was decided, with the reason where there is one; the right to complain stands in each. */
export function decisionLetter({ right, decision }: RightsCase): string | null {
  if (decision === null) return null;
  const { outcome, reason, ground } = decision;
  const done =
    outcome === 'granted'
      ? GRANTED[right]
      : outcome === 'part'
        ? 'We have done part of it, and not all.'
        : 'We have not done what you asked.';
  return [
    ASKED[right],
    done,
    ...(reason === null ? [] : [`Why: ${reason}`]),
    ...restsOn(ground),
    MAY_COMPLAIN,
  ].join('\n');
}

function restsOn(ground: Ground | null): readonly string[] {
  return ground === null ? [] : [`${GROUNDS[ground].title} (${GROUNDS[ground].citation}).`];
}

const DONE_TO_IT = {
  rectification: 'Something in it was wrong. It has been put right: use what we send you now instead.',
  erasure: 'Something in it has been deleted here. Delete it as well, unless the law makes you keep it.',
  restriction: 'Something in it is only kept for now, and not used. Please do not use it either.',
} as const;

/** What earlier recipients are told (UK GDPR Art. 19): no name, and nothing that they had. Null where nobody need be told. */
export function recipientLetter(request: RightsCase): string | null {
  const { right } = request;
  if (!tellsRecipients(request)) return null;
  const done = right === 'erasure' || right === 'restriction' ? DONE_TO_IT[right] : DONE_TO_IT.rectification;
  return `You had information from us about a home and the people in it.\n${done}\nIf you passed it on, tell them too. Ring us if you are not sure which it is.`;
}
