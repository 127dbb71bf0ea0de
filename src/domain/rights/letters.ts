import { dayInWords } from '../cases/date-words.ts';
import type { DayNumber } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import { isDone, isUndone } from './done-so-far.ts';
import { GROUNDS, type Ground } from './refusal-grounds.ts';
import type { RightsCase } from './rights-case.ts';
import type { RightKey } from './rights.ts';
import { isInForce, tellsRecipients } from './steps.ts';

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

/** What a letter about a decision names: nothing of it is worked out from the decision alone. */
export interface ToldOf {
  /** What it was decided on or, where something was put right, what was: "Diagnosis of Tue 24 Nov". */
  readonly named: readonly string[];
  /** Why what is to be deleted cannot go yet, each in a sentence; empty where nothing stands in its way. */
  readonly waitsFor: readonly string[];
}

/**
 * What was decided, with what has really been done, what has not, and the reason where there is one; the right to complain
 * stands in each. Null while nothing is decided, or where the decision came to nothing and is to be made anew.
 */
export function decisionLetter(request: RightsCase, told: ToldOf): string | null {
  const { right, decision } = request;
  if (decision === null || isUndone(request)) return null;
  const { outcome, reason, ground } = decision;
  return [
    ASKED[right],
    ...(outcome === 'refused' ? ['We have not done what you asked.'] : whatIsDone(request, told)),
    ...(outcome === 'part' ? [THE_REST[right]] : []),
    ...(reason === null ? [] : [`Why: ${reason}`]),
    ...restsOn(ground),
    ...(right === 'erasure' && outcome !== 'refused' ? [STAYS_OF_DELETION] : []),
    MAY_COMPLAIN,
  ].join('\n');
}

/** That what was to be deleted is gone, to somebody who was told before it was. Null where it is not gone. */
export function goneLetter(request: RightsCase, told: ToldOf): string | null {
  if (request.right !== 'erasure' || !isDone(request)) return null;
  return [ASKED.erasure, ...whatIsDone(request, told), STAYS_OF_DELETION, MAY_COMPLAIN].join('\n');
}

/**
 * That what is only kept will be used again, and why: told before it is (UK GDPR Art. 18(3)). `because` is null until it is
 * written. Null where nothing is only kept by this request.
 */
export function endLetter(request: RightsCase, because: string | null, told: ToldOf): string | null {
  if (!isInForce(request)) return null;
  const what = told.named.length === 0 ? '' : `: ${told.named.join('; ')}`;
  return [
    ASKED[request.right],
    `Until now we have kept this and not used it${what}.`,
    'We will use it again. We tell you before we do.',
    `Why: ${because ?? 'write here why it ends.'}`,
    MAY_COMPLAIN,
  ].join('\n');
}

/** What of a deletion is kept all the same (UK GDPR Art. 5(2) and Art. 17(3)): nobody is told that nothing is left. */
const STAYS_OF_DELETION =
  'We keep that you asked, what we decided, and who had it from us and when, because the law asks us to show it (UK GDPR Art. 5(2)).';

const THE_REST = {
  access: 'That is a part of it, and not all.',
  rectification: 'The rest stays as it was written.',
  erasure: 'The rest of what you asked about we keep.',
  restriction: 'The rest of what you asked about we still use.',
  objection: 'The rest of what you asked about we still use.',
  complaint: 'In the rest we find that the rules were kept.',
} as const satisfies Record<RightKey, string>;

function whatIsDone(request: RightsCase, { named, waitsFor }: ToldOf): readonly string[] {
  const what = named.length === 0 ? '' : `: ${named.join('; ')}`;
  switch (request.right) {
    case 'access':
      return ['Your copy is with this letter.'];
    case 'rectification':
      return isDone(request)
        ? [
            `We have put this right${what}.`,
            'The earlier entry is kept, and what is right stands beside it. We tell those who had it from us.',
          ]
        : [`We will put this right${what}.`];
    case 'erasure':
      if (isDone(request))
        return [
          `We have deleted this${what}.`,
          'It is gone from our files. A phone of ours that held it drops it when it next reaches us. Copies of our files that are kept in case something breaks are overwritten in time; if one is ever used, it is deleted from that too. We tell those who had it from us.',
        ];
      return [
        `We will delete this${what}.`,
        'It is not gone yet: a second person must agree to exactly this first. We tell you when it is gone.',
        ...waitsFor,
      ];
    case 'restriction':
      return [`We keep this and do not use it${what}.`, ONLY_USES, 'We tell you before that ends.'];
    case 'objection':
      return [
        `We have stopped using this${what}.`,
        'We keep it for as long as our files are kept.',
        ONLY_USES,
        'We tell you before that ends.',
      ];
    case 'complaint':
      return ['We looked into it, and you were right.'];
  }
}

/** As `mayUseRestricted` has it (UK GDPR Art. 18(2)). */
const ONLY_USES =
  'The law lets us use it still for a legal claim, to protect somebody else, to save a life, or if you agree. We use it for nothing else.';

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
