import { missingOf, rulesOf, type AskerKey, type AskerRules } from './askers.ts';
import { EVIDENCE, type EvidenceKey } from './evidence.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import type { EpochMs } from '../time/instants.ts';
import { nextSentences, sourceSentence, sourceThere } from './case-sentences.ts';
import { isFromOutside, whoseHomeOf, type OwnHome, type WhoseHome } from './own-home.ts';
import { classOf, declinedOf, type QuestionKey, type RequestClass } from './questions.ts';
import { chooseNamed, chooseOwn, chooseSource, type CaseBeside } from './source-case.ts';
import { ToldCase, type UsedField } from './told-case.ts';
import { doneSentences, isMended } from './work-sentences.ts';

/** The parts of an answer, in its order. */
export const ANSWER_PARTS = {
  source: 'Where it comes from',
  done: 'What was done',
  next: 'What comes next',
  home: 'What it means for their home',
  declined: 'What is not told',
  missing: 'What would be needed',
} as const;

export type AnswerPartKey = keyof typeof ANSWER_PARTS;

export interface AnswerPart {
  readonly key: AnswerPartKey;
  readonly words: string;
  /** What it was made of; none where the words are standard ones. */
  readonly from: readonly UsedField[];
  /** It offers a visit: nothing is planned in the asker's own home. */
  readonly offersVisit: boolean;
}

/** Who asks what, and whether a home of ours is theirs; with what was seen for what is about a person. */
export interface Question {
  readonly asker: AskerKey;
  readonly ownHome: OwnHome;
  readonly asks: readonly QuestionKey[];
  readonly seen: readonly EvidenceKey[];
}

/** The answer to somebody who asks, drafted from what a neighbour may be told. */
export interface NeighbourAnswer {
  readonly asked: RequestClass;
  readonly parts: readonly AnswerPart[];
  /** What is read out, sent and frozen: the parts, a line each. */
  readonly words: string;
  /** Facts about a person are declined: then it is told in part, or nothing is. */
  readonly decision: 'shared' | 'part' | 'refused';
  readonly source: CaseBeside | null;
  /** Nothing is planned in the asker's own home, or nothing is known at all. */
  readonly offersVisit: boolean;
  readonly records: readonly OpaqueId[];
  readonly fields: readonly string[];
  readonly categories: readonly DataCategory[];
}

const DECISIONS = { 'property-fact': 'shared', mixed: 'part', personal: 'refused' } as const;

/** Drafts the answer at once from the cases beside the home that is asked about, or offers a visit where there is none. */
export function neighbourAnswer(
  matrix: MatrixRules,
  { asker, ownHome, asks, seen }: Question,
  cases: readonly CaseBeside[],
  now: EpochMs,
): NeighbourAnswer {
  const rules = rulesOf(asker);
  const asked = classOf(asks);
  const whoseHome = whoseHomeOf(rules, ownHome);
  const choose = isFromOutside(whoseHome) ? chooseNamed : chooseSource;
  const source = rules.audience === 'public' ? null : choose(cases, now);
  const built =
    asked === 'personal' ? [] : buildingParts(matrix, { asks, rules, whoseHome, cases, source, now });
  const declined = declinedPart(asks, asked, rules);
  const missing = declined === null ? null : missingPart(missingOf(asker, seen));
  const parts = [...built, ...[declined, missing].filter((part) => part !== null)];
  const used = parts.flatMap(({ from }) => from);
  return {
    asked,
    parts,
    words: parts.map(({ words }) => words).join('\n'),
    decision: rules.audience === 'public' && asked === 'property-fact' ? 'part' : DECISIONS[asked],
    source,
    offersVisit: parts.some((part) => part.offersVisit),
    records: unique(used.map(({ record }) => record)),
    fields: [...unique(used.map(({ field }) => field))].sort(),
    categories: [...unique(used.map(({ category }) => category))].sort(),
  };
}

const SAID_OF = {
  own: {
    offer: 'We can come and look at your home. Tell us which day suits you.',
    plan: 'You can let it dry and plan your own repair now.',
    wait: 'Wait with lasting repairs until it is mended. If more water comes in, ring us at once.',
  },
  anothers: {
    offer: 'We can come and look at the home. Whoever lives there can ring us with a day that suits.',
    plan: 'The home can dry, and its own repair can be planned now.',
    wait: 'Lasting repairs wait until it is mended. If more water comes in, whoever lives there rings us at once.',
  },
  'not-registered': {
    offer:
      'We can look at the home you asked about, and at where the water reaches you. Tell us which day suits you.',
    plan: 'You can let what got wet dry and plan your own repair now.',
    wait: 'Wait with lasting repairs until it is mended. If more water comes in, ring us at once.',
  },
  none: {
    offer: 'We can look at the home you asked about. Tell us what you saw, and where.',
    plan: 'If you see water there again, ring us.',
    wait: 'If you see more water, ring us at once.',
  },
} as const;

const IN_NUMBERS =
  'We tell the public in numbers and not about one home, since an address says who lives there. Ask us how many homes have damp or a leak, and how fast we mend them: we will tell you.';

interface Asked extends Pick<Question, 'asks'> {
  readonly whoseHome: WhoseHome;
  readonly rules: AskerRules;
  readonly cases: readonly CaseBeside[];
  readonly source: CaseBeside | null;
  readonly now: EpochMs;
}

function buildingParts(
  matrix: MatrixRules,
  { asks, whoseHome, rules, cases, source, now }: Asked,
): readonly AnswerPart[] {
  if (rules.audience === 'public') return [partOf('source', null, () => IN_NUMBERS)];
  const say = SAID_OF[whoseHome];
  const whose = whoseHome === 'own' ? 'yours' : 'theirs';
  const isOutside = isFromOutside(whoseHome);
  // No home of the register is theirs: no job and no day in one is told as their own.
  const own = isOutside ? null : chooseOwn(cases, source);
  const here = own === null ? null : new ToldCase(matrix, own.records, now);
  if (source === null) {
    const unknown = 'We have nothing on record yet about where it comes from.';
    // What is planned in their own home is said then whether it was asked or not: an answer is never silence.
    return [partOf('source', null, () => unknown), homePart(here, null, false, say, whose)];
  }
  const there = new ToldCase(matrix, source.records, now);
  const parts: AnswerPart[] = [];
  const sourceWords = isOutside ? sourceThere : sourceSentence;
  if (asks.includes('where-from'))
    parts.push(partOf('source', there, () => sourceWords(there, source.place)));
  if (asks.includes('what-was-done')) parts.push(partOf('done', there, () => doneSentences(there).join(' ')));
  if (asks.includes('what-next')) parts.push(partOf('next', there, () => nextWords(there)));
  // Beside a home that is not ours nothing is ever planned: the source is looked at, and that is told above.
  const isPlannedHere = isOutside || (source.place === 'here' && nextSentences(there, 'there').length > 0);
  if (asks.includes('my-home')) parts.push(homePart(here, there, isPlannedHere, say, whose));
  return parts;
}

function partOf(key: AnswerPartKey, told: ToldCase | null, make: () => string): AnswerPart {
  const before = told?.used.length ?? 0;
  const words = make();
  return { key, words, from: told?.used.slice(before) ?? [], offersVisit: false };
}

function nextWords(there: ToldCase): string {
  const next = nextSentences(there, 'there');
  if (next.length > 0) return next.join(' ');
  return isMended(there) ? 'Nothing more is planned there.' : 'No day is set yet for the next step.';
}

function homePart(
  here: ToldCase | null,
  there: ToldCase | null,
  isPlanned: boolean,
  say: (typeof SAID_OF)[WhoseHome],
  whose: 'yours' | 'theirs',
): AnswerPart {
  const planned = here === null ? [] : nextSentences(here, whose);
  const advice = there === null ? [] : [isMended(there) ? say.plan : say.wait];
  const offersVisit = planned.length === 0 && !isPlanned;
  const part = partOf('home', null, () =>
    [...planned, ...advice, ...(offersVisit ? [say.offer] : [])].join(' '),
  );
  return { ...part, from: here?.used ?? [], offersVisit };
}

function declinedPart(
  asks: readonly QuestionKey[],
  asked: RequestClass,
  { audience, needs }: AskerRules,
): AnswerPart | null {
  if (asked === 'property-fact') return null;
  const declined = declinedOf(asks);
  const last = declined.at(-1) ?? '';
  const list = declined.length < 2 ? last : `${declined.slice(0, -1).join(', ')} or ${last}`;
  const isAlone = asked === 'personal' && audience === 'neighbour';
  const more = isAlone ? ' We can tell you about the building and the repair: ask us.' : '';
  const why = needs.length === 0 ? 'that is for the people themselves to tell' : 'not from here, and not yet';
  return {
    key: 'declined',
    words: `We do not tell ${list}: ${why}.${more}`,
    from: [],
    offersVisit: false,
  };
}

/** What anything about a person takes, in words for whoever asks. It never says whether there is anything to tell. */
function missingPart(missing: readonly EvidenceKey[]): AnswerPart | null {
  if (missing.length === 0) return null;
  const asks = missing.map((one) => EVIDENCE[one].asks).join('; ');
  const words = `For anything about a person we would need: ${asks}. Send it to us and our data-protection lead looks at it.`;
  return { key: 'missing', words, from: [], offersVisit: false };
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
