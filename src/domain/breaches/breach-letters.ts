import { dayInFull, momentInFull } from '../cases/date-words.ts';
import { londonDay } from '../time/london.ts';
import type { EpochMs } from '../time/instants.ts';
import { mustTellPeople, WITHDRAWN, type BreachCase } from './breach-case.ts';
import { isLate } from './breach-clock.ts';
import { HAPPENINGS, PHONE_WAS, type BreachWhat, type Happening } from './breach-lists.ts';
import { dataForTheRegulator, dataInALetter } from './data-words.ts';
import { categoriesIn, type ReachPart } from './reach.ts';

/** What the letters say that the breach itself does not know. */
export interface LetterFacts {
  /** How many people live in the households that it reached, as far as they are recorded. */
  readonly people: number;
  /** The number to ring; null where the landlord has set none. */
  readonly ring: string | null;
  /** What was done since, in words. */
  readonly contained: readonly string[];
  readonly now: EpochMs;
}

/** What is left to be filled in by hand stands in square brackets. Nothing is recorded as told while any is left. */
export function hasGap(words: string): boolean {
  return /\[[^\]]*\]/.test(words);
}

/** The notice to the regulator, with what Art. 33(3) asks for. It may be sent in parts (Art. 33(4)). */
export function regulatorDraft(breach: BreachCase, facts: LetterFacts): string {
  const { begun } = breach;
  const { reach } = begun;
  return [
    'Personal data breach: notice under Article 33 of the UK GDPR',
    `1. What happened: ${WHAT_HAPPENED[begun.what]} ${HAPPENINGS[begun.happened]}. [In your own words: how it happened.]`,
    `2. We became aware on ${momentInFull(breach.awareAt)}.`,
    ...(isLate(breach, facts.now) ? ['This notice comes later than 72 hours, because: [the reasons].'] : []),
    `3. Kinds of data: ${dataForTheRegulator(categoriesIn(reach))}.`,
    `4. About how many: ${people(facts.people)} in ${homes(reach.parts.length)}, ${records(reach.records)}.`,
    `5. What may come of it: [what could happen to these people, and how likely it is].`,
    `6. What we have done: ${[...begun.withdrawn.map((one) => WITHDRAWN[one]), ...facts.contained].join('. ') || 'Nothing could be taken back'}.`,
    ...(begun.what === 'phone' && begun.phoneWas !== null
      ? [`The phone was: ${PHONE_WAS[begun.phoneWas].toLowerCase()}. ${ENCRYPTED}`]
      : []),
    `7. What we will do: ${mustTellPeople(breach) ? 'We tell the people it is about (Article 34).' : '[what comes next, and whether the people are told].'}`,
    `8. Who to ask: [the data-protection lead]${facts.ring === null ? '' : `, telephone ${facts.ring}`}.`,
  ].join('\n');
}

/** The letter to one household, with what Art. 34(2) asks for. It names nobody, and nothing that could endanger. */
export function peopleDraft(breach: BreachCase, part: ReachPart, facts: LetterFacts): string {
  const { begun } = breach;
  return [
    'Something went wrong with your data, and we are sorry.',
    `On ${dayInFull(londonDay(breach.awareAt))} we found out that ${FOR_PEOPLE[begun.what](begun.happened)}.`,
    `What it was about: ${dataInALetter(part.categories)}.`,
    begun.what === 'phone'
      ? `${begun.phoneWas === 'locked' ? 'The phone was locked, and what is on it is scrambled. ' : ''}We have ordered it to clear itself.`
      : begun.withdrawn.length > 0
        ? 'We have taken it back as far as we can.'
        : 'We have asked for it to be deleted or given back.',
    ...(part.categories.includes('access-secret')
      ? ['What you can do: tell us if we should change your key code or lock.']
      : ['What you can do: tell us if anybody contacts you about it, or if you notice anything odd.']),
    facts.ring === null
      ? 'Ask us anything about it. You can ask to be told by voice, or in your language.'
      : `Ask us anything about it: ring ${facts.ring}. You can ask to be told by voice, or in your language.`,
    'You can complain to us, and to the Information Commissioner: ico.org.uk, telephone 0303 123 1113.',
  ].join('\n');
}

/** The letter to whoever got what was not for them. It repeats nothing of it. */
export function recipientDraft({ begun }: BreachCase, { ring, now }: LetterFacts): string {
  return [
    'You got something from us that was not for you. That was our mistake, not yours.',
    begun.what === 'order'
      ? 'It is a job on your phone. It goes from there by itself; please delete any copy of it.'
      : 'Please do not read it, pass it on or use it. Please delete it, and every copy. If it is on paper, please give it back.',
    `Please tell us when you have done so${ring === null ? '' : `, or ring ${ring}`}. We would like to hear by ${dayInFull(londonDay(now) + 2)}.`,
    'If somebody else has seen it or has a copy, tell us who. You will not get into trouble for telling us.',
  ].join('\n');
}

/** What encryption means for the risk of a lost phone: the lead's help, and part of the notice. */
export const ENCRYPTED =
  'What is on it is encrypted (AES-256), and the key opens with the password alone, or until 04:00 with the PIN; ten wrong tries destroy it.';

/** What this means for the risk, by how the phone was when it went. */
export const PHONE_RISK = {
  locked:
    'Locked, and nobody else knows the PIN or password: a risk is mostly unlikely. Write why you think so for this phone.',
  open: 'Open, or its PIN was seen: encryption does not help until it is cleared. Weigh it as if everything on it was read.',
  unknown: 'Nobody knows if it was locked. Ask who carried it first. Until then, weigh it as if it was open.',
} as const;

const WHAT_HAPPENED = {
  disclosure: 'Data about residents was sent or told.',
  order: 'A repair job with data about a home was opened to a contractor.',
  phone: 'A phone with data about homes and residents is missing.',
  told: 'Data about residents was said, shown, posted or left behind.',
} as const satisfies Record<BreachWhat, string>;

const FOR_PEOPLE = {
  disclosure: sent,
  order: () => 'a job at your home went to the wrong firm',
  phone: (happened) => `a phone that we use for visits was ${happened === 'stolen' ? 'stolen' : 'lost'}`,
  told: sent,
} as const satisfies Record<BreachWhat, (happened: Happening) => string>;

function sent(happened: Happening): string {
  if (happened === 'too-much') return 'somebody got more about your home from us than they needed';
  if (happened === 'wrong-person') return 'something about your home reached somebody it was not for';
  return 'something about your home was lost, or could be seen by somebody it was not for';
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

function homes(count: number): string {
  return count === 1 ? '1 home' : `${count} homes`;
}

function records(count: number): string {
  return count === 1 ? '1 record' : `${count} records`;
}
