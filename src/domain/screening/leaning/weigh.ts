import type { Ruled } from '../rule-marks.ts';
import type { RuleMark, Span, SpanCategory } from '../span.ts';
import { setOf } from '../word-sets.ts';
import type { Word } from '../words.ts';
import { measuredIn } from './measures.ts';

/** How far words must lean to a person: the more a note already speaks of one, the less. */
export const HOW_FAR = {
  /** Where all words of a likely mark lean less than this, the rule was wrong. */
  likely: 0.05,
  likelyAlone: 0.3,
  /** The same for words that are also said of buildings: "sister scheme", "polish". */
  mild: 0.05,
  mildAlone: 0.69,
  /** The same for a guess, in a note that speaks of a person, and in one that does not. */
  guess: 0.25,
  guessAlone: 0.68,
  /** A mark of which a word leans so far shows that the note speaks of a person. */
  firm: 0.5,
  /** For a word that no rule marked, in a note that speaks of a person, and in one that does not. */
  beside: 0.14,
  /** The same in a sentence of such a note that has no mark of its own. */
  elsewhere: 0.25,
  alone: 0.88,
  /** The same where someone is spoken of as he or she. */
  spokenOf: 0.43,
  /** What a phrase about the building covers leans so much less. */
  building: 0.4,
  /** The same in a sentence that tells of a defect: what a note says of a key is no reason to hide where the mould is. */
  ofDefect: 0.45,
  /** For a word that stands in one breath with a marked one. */
  grow: 0.12,
};
/** What stands between two marked words goes with them. */
const BETWEEN = 0.15;
const LONGEST_BETWEEN = 2;
const LONGEST_LOOK = 8;
const MILD: ReadonlySet<SpanCategory> = new Set(['household', 'equality', 'third-party', 'staff']);
const GROWING: ReadonlySet<SpanCategory | undefined> = new Set([
  'health',
  'conduct',
  'access-secret',
  'financial',
]);
const PRONOUNS = setOf('he she him her his hers hes shes himself herself who');
const DEFECTS = setOf(
  'mould mouldy mold mildew damp dampness leak leaks leaking leaked condensation crack cracks cracked stain stains staining stained tidemark rot rotten spalled blown plaster salts efflorescence wet seeping dripping drips',
);
/** By themselves these tell nothing. */
const SMALL = setOf(
  'a an the and or but so as of to in on at by for from with w is are was were be been has have had it this that there then t tenant not no if when pls please re per via also too still only now ring call phone text visit knock first photo photos crop blur book rang called said says told spoke asked',
);

/** Lets the marks of the rules stand where the words bear them out, and adds the words that lean to a person. */
export function weigh(
  words: readonly Word[],
  { marks, building }: Ruled,
  learned: readonly number[],
  far = HOW_FAR,
): readonly Span[] {
  const measured = measuredIn(words);
  const leaning = learned.map((so, at) => (measured[at] ? 0 : building[at] ? so * far.building : so));
  const rated = marks.map((mark) => {
    const within = withinOf(words, mark);
    const most = within.reduce((so, at) => Math.max(so, leaning[at] ?? 0), within.length === 0 ? 1 : 0);
    return { mark, within, most };
  });
  const firm = rated.some(
    ({ mark, most }) => mark.sure === 'certain' || (mark.sure === 'likely' && most >= far.firm),
  );
  const needed = ({ sure, category }: RuleMark): number => {
    if (sure === 'certain') return 0;
    if (sure === 'guess') return firm ? far.guess : far.guessAlone;
    if (MILD.has(category)) return firm ? far.mild : far.mildAlone;
    return firm ? far.likely : far.likelyAlone;
  };
  const kept = rated.filter(({ mark, most }) => most >= needed(mark));
  const owner = new Array<RuleMark | null>(words.length).fill(null);
  for (const { mark, within } of kept) for (const at of within) owner[at] ??= mark;
  const least = firm ? far.beside : words.some(({ low }) => PRONOUNS.has(low)) ? far.spokenOf : far.alone;
  const near = firm ? sentencesThat(words, (at) => owner[at] !== null) : words.map(() => true);
  const found = firm
    ? sentencesThat(words, (at) => DEFECTS.has(words[at]?.low ?? ''))
    : words.map(() => false);
  const added = words.map(
    (_, at) =>
      owner[at] === null &&
      (leaning[at] ?? 0) > (near[at] === true ? least : found[at] === true ? far.ofDefect : far.elsewhere),
  );
  grow(words, leaning, owner, added, far.grow);
  fillBetween(words, leaning, owner, added);
  return [...kept.map(({ mark }) => mark), ...runsOf(words, added, owner)];
}

/** The places of the words that a mark covers. */
function withinOf(words: readonly Word[], { start, end }: Span): readonly number[] {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const within: number[] = [];
  for (let at = low; (words[at]?.start ?? end) < end; at++) within.push(at);
  return within;
}

/** Which words stand in a sentence of which a word is such. */
function sentencesThat(words: readonly Word[], isSuch: (at: number) => boolean): readonly boolean[] {
  let sentence = 0;
  const sentences = words.map(({ before }) => (before === 2 ? (sentence += 1) : sentence));
  const such = new Set(sentences.filter((_, at) => isSuch(at)));
  return sentences.map((one) => such.has(one));
}

/** What is said in one breath with a marked word tells of the same person, unless it leans the other way. */
function grow(
  words: readonly Word[],
  leaning: readonly number[],
  owner: readonly (RuleMark | null)[],
  added: boolean[],
  least: number,
): void {
  const isTold = (at: number) => added[at] === true || GROWING.has(owner[at]?.category);
  const joins = (at: number) => owner[at] === null && !added[at] && (leaning[at] ?? 0) > least;
  for (let at = 1; at < words.length; at++)
    if (words[at]?.before === 0 && joins(at) && isTold(at - 1)) added[at] = true;
  for (let at = words.length - 2; at >= 0; at--)
    if (words[at + 1]?.before === 0 && joins(at) && isTold(at + 1)) added[at] = true;
}

/** One or two words between marked ones, where no comma parts them and they do not lean the other way. */
function fillBetween(
  words: readonly Word[],
  leaning: readonly number[],
  owner: readonly (RuleMark | null)[],
  added: boolean[],
): void {
  const marked = (at: number) => owner[at] !== null || added[at] === true;
  for (let at = 1; at < words.length; at++) {
    if (marked(at) || !marked(at - 1) || words[at]?.before !== 0) continue;
    let to = at;
    while (
      to < at + LONGEST_BETWEEN &&
      !marked(to) &&
      words[to]?.before === 0 &&
      (leaning[to] ?? 0) > BETWEEN
    )
      to++;
    if (words[to]?.before === 0 && to < words.length && marked(to)) added.fill(true, at, to);
  }
}

/** Added words that follow each other, as spans; small words alone make none. */
function runsOf(
  words: readonly Word[],
  added: readonly boolean[],
  owner: readonly (RuleMark | null)[],
): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  while (at < words.length) {
    let to = at;
    while (added[to] === true && (to === at || words[to]?.before === 0)) to++;
    const run = trimmed(words, at, to);
    const [first, last] = [words[run.from], words[run.to - 1]];
    if (run.to > run.from && first && last) {
      const category = (owner[at - 1] ?? owner[to])?.category ?? likeliest(owner, at);
      spans.push({ start: first.start, end: last.end, category });
    }
    at = Math.max(to, at + 1);
  }
  return spans;
}

/** Leaves out at both ends what tells nothing: small words, and what someone is asked to do. */
function trimmed(
  words: readonly Word[],
  first: number,
  end: number,
): { readonly from: number; readonly to: number } {
  let [from, to] = [first, end];
  while (from < to && SMALL.has(words[from]?.low ?? '')) from++;
  while (to > from && SMALL.has(words[to - 1]?.low ?? '')) to--;
  return { from, to };
}

/** The kind of the nearest mark before: what goes on about a person goes on about the same. */
function likeliest(owner: readonly (RuleMark | null)[], from: number): SpanCategory {
  for (let at = from; at >= 0 && at > from - LONGEST_LOOK; at--) {
    const category = owner[at]?.category;
    if (category !== undefined && category !== 'identity' && category !== 'contact') return category;
  }
  return 'household';
}
