import { nextVisit } from '../cases/case-state.ts';
import { happened, ofKind } from '../cases/filed-record.ts';
import type { OpaqueId } from '../ids.ts';
import { causedWords, failedWords, orderedWords } from './building-words.ts';
import { isWaterFinding, isWaterJob, PLACES, PLACES_FROM_THERE, type Place } from './source-case.ts';
import type { ToldCase } from './told-case.ts';
import { jobsStillOut } from './work-sentences.ts';

/** Where it comes from, in building words, as somebody is told it who lives beside it. */
export function sourceSentence(told: ToldCase, place: Place): string {
  const where = PLACES[place];
  const found = foundWords(told);
  if (found === null) {
    if (where === null) return saidWords(told, SAID_FROM) ?? 'We do not know yet where it comes from.';
    // "Above" that home would be read as above the asker's own: the parts of the building alone are told from there.
    const said = saidWords(told, OF_THE_BUILDING);
    return `It may come from ${where}. ${said ?? 'We do not know yet what failed there.'}`;
  }
  if (where === null) return `What we found: ${found.words}.`;
  return `The water comes from ${where}: ${found.words}.`;
}

/**
 * What is known at the home that is asked about, for somebody who does not live there. That home may be one that got wet
 * itself: it is called the source only where something failed in it.
 */
export function sourceThere(told: ToldCase, place: Place): string {
  const where = PLACES_FROM_THERE[place];
  const found = foundWords(told);
  if (found === null) {
    const said = saidWords(told, SAID_FROM_THERE);
    return said ?? `It may come from ${where}. We do not know yet what failed there.`;
  }
  const isSource = FAILS_THERE.has(found.of) && told.key(found.id, 'cause') !== 'leak-from-above';
  // Above that home, and not above whoever asks.
  const words = found.of === 'leak-from-above' ? `${found.words} it` : found.words;
  return `${isSource ? 'The water comes from' : 'What we found in'} ${where}: ${words}.`;
}

/** Defects and causes by which water starts in a home; all others let it in, or are what it did there. */
const FAILS_THERE: ReadonlySet<string | null> = new Set([
  'leaking',
  'compression-joint-failed',
  'seal-failed',
  'leak',
  'plumbing-leak',
]);

const SURENESS: ReadonlyMap<string | null, string> = new Map([
  ['possible', 'it may be that '],
  ['likely', 'most likely '],
]);

/** What was found: its words, the record that has it, and the defect or cause that it is. */
interface Found {
  readonly words: string;
  readonly id: OpaqueId;
  readonly of: string | null;
}

function foundWords(told: ToldCase): Found | null {
  const findings = ofKind(told.records, 'finding').sort(
    (a, b) =>
      Number(isWaterFinding(b.record.body)) - Number(isWaterFinding(a.record.body)) ||
      happened(b).at - happened(a).at,
  );
  for (const { id } of findings) {
    const failed = told.attempt(() => failedWords(told.key(id, 'defect'), told.key(id, 'element')));
    if (failed !== null) return { words: `${sureness(told, id)}${failed}`, id, of: told.key(id, 'defect') };
  }
  const concluded = ofKind(told.records, 'conclusion').sort((a, b) => happened(b).at - happened(a).at);
  for (const { id } of concluded) {
    const caused = told.attempt(() => causedWords(told.key(id, 'cause')));
    if (caused !== null) return { words: caused, id, of: told.key(id, 'cause') };
  }
  for (const { id } of findings) {
    const caused = told.attempt(() => causedWords(told.key(id, 'cause')));
    if (caused !== null) return { words: `${sureness(told, id)}${caused}`, id, of: told.key(id, 'cause') };
  }
  return orderedFor(told);
}

/**
 * What a job was raised to mend, where nobody has written down what was found: of water alone. A job may be as wrong as the
 * finding that it was raised for, and says nothing where that was taken back.
 */
function orderedFor(told: ToldCase): Found | null {
  if (told.everFound) return null;
  const orders = ofKind(told.records, 'works-order').filter(({ record }) => isWaterJob(record.body));
  for (const { id } of orders.sort((a, b) => happened(b).at - happened(a).at)) {
    const failed = told.attempt(() => failedWords(told.key(id, 'defect'), told.key(id, 'element')));
    if (failed !== null) return { words: failed, id, of: told.key(id, 'defect') };
  }
  return null;
}

function sureness(told: ToldCase, id: OpaqueId): string {
  return SURENESS.get(told.key(id, 'confidence')) ?? '';
}

type SaidFrom = ReadonlyMap<string | null, string>;

const OF_THE_BUILDING: SaidFrom = new Map([
  ['roof', 'the roof'],
  ['outside', 'outside'],
  ['shared-part', 'a shared part of the building'],
  ['ground', 'the ground'],
]);

const SAID_FROM: SaidFrom = new Map([
  ...OF_THE_BUILDING,
  ['flat-above', 'the flat above'],
  ['flat-below', 'the flat below'],
  ['next-door', 'the home next door'],
]);

const SAID_FROM_THERE: SaidFrom = new Map([
  ...SAID_FROM,
  ['flat-above', PLACES_FROM_THERE.above],
  ['flat-below', PLACES_FROM_THERE.below],
  ['next-door', PLACES_FROM_THERE['next-door']],
]);

function saidWords(told: ToldCase, places: SaidFrom): string | null {
  for (const { id } of ofKind(told.records, 'report-fact')) {
    const from = told.attempt(() => places.get(told.key(id, 'waterFrom')) ?? null);
    if (from !== null) return `Water was reported to come from ${from}. We have not found the source yet.`;
  }
  return null;
}

/** Where something is planned: where it comes from, in the asker's own home, or in the home that they ask for. */
type Whose = keyof typeof SAID_OF;

const SAID_OF = {
  there: { first: 'We look at it on', booked: 'We look at it again on', job: 'A job is out' },
  yours: {
    ...{ first: 'We come to your home on', booked: 'We come to your home on' },
    job: 'In your home a job is out',
  },
  theirs: {
    first: 'We come to the home on',
    booked: 'We come to the home on',
    job: 'In the home a job is out',
  },
} as const;

/** What comes next there: jobs that are out, visits that are booked. Null: nothing has a day or a job. */
export function nextSentences(told: ToldCase, who: Whose): readonly string[] {
  const jobs = jobsStillOut(told).flatMap(({ id }) => jobSentence(told, id, who) ?? []);
  const visit = nextVisit(told.records);
  const isAhead = visit !== null && told.isPast(visit.id, 'onDate') === false;
  const on = isAhead ? told.day(visit.id, 'onDate') : null;
  const isFirst = visit !== null && on !== null && told.key(visit.id, 'reason') === 'first-look';
  const booked = isFirst ? SAID_OF[who].first : SAID_OF[who].booked;
  const looks = ofKind(told.records, 'conclusion').flatMap(({ id }) => {
    if (who !== 'there' || on !== null) return [];
    return (
      told.attempt(() => {
        const by = told.day(id, 'nextLookOn');
        return by === null || told.isPast(id, 'nextLookOn') === true ? null : `We look again by ${by}.`;
      }) ?? []
    );
  });
  return [...jobs, ...(on === null ? [] : [`${booked} ${on}.`]), ...looks];
}

function jobSentence(told: ToldCase, order: OpaqueId, who: Whose): string | null {
  const what = told.attempt(() => orderedWords(told.key(order, 'remedy'), told.key(order, 'element')));
  if (what === null) return null;
  const job = `${SAID_OF[who].job} to ${what}`;
  const dry = told.key(order, 'remedy') === 'dry' ? ' Once it is dry it can be closed up and repaired.' : '';
  const due = told.day(order, 'dueOn');
  if (due === null) return `${job}. No day is set yet.${dry}`;
  return `${job}, due by ${due}${told.isPast(order, 'dueOn') === true ? ', and is late' : ''}.${dry}`;
}
