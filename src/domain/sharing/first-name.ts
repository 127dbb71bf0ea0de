/** What stands before a name and is none. */
const TITLES: ReadonlySet<string> = new Set([
  ...['mr', 'mrs', 'ms', 'miss', 'mx', 'master', 'dr', 'prof', 'professor'],
  ...['rev', 'revd', 'reverend', 'sir', 'dame', 'lord', 'lady', 'cllr', 'councillor'],
]);

/** What stands after a name and is none. */
const SUFFIXES: ReadonlySet<string> = new Set([
  ...['jr', 'jnr', 'junior', 'sr', 'snr', 'senior', 'ii', 'iii', 'iv', 'esq'],
  ...['cbe', 'mbe', 'obe', 'bem', 'phd', 'md', 'mp', 'jp', 'qc', 'kc'],
]);

/** A word of a name: letters with their accents, joined by apostrophes and hyphens. */
const NAME_WORD = /^\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*$/u;
const JOINERS: ReadonlySet<string> = new Set(['and', 'or', 'aka', 'née', 'nee', 'c/o']);

/**
 * The first name alone of a name as somebody typed it: "Rowan" of "Mr Rowan Ashdown" and of "Ashdown, Rowan". Null where there is none
 * to tell, as in "Mrs Ashdown": a surname is not told in its place, nor is anything that could be a remark. A name of one word is
 * what somebody is called by.
 */
export function firstNameOf(name: string): string | null {
  const [before = '', ...after] = name.split(',').filter((part) => part.trim() !== '');
  if (after.length > 1) return null;
  const [turned] = after;
  return turned === undefined ? ofOnePart(before) : ofTurned(before, turned);
}

function ofOnePart(part: string): string | null {
  const { words, isWhole, isTitled } = namedIn(part);
  const [first] = words;
  if (first === undefined) return null;
  // Of a title, a remark or a second person and one word, the word is the surname.
  if (words.length === 1) return isTitled || !isWhole ? null : first;
  // "Mr Ashdown upstairs": what is no name may stand behind a surname.
  if (isTitled && !words.every(isCapital)) return null;
  return first;
}

/** Of "Ashdown, Rowan". What stands behind the comma of "Mr Ashdown, deaf" is no name. */
function ofTurned(surname: string, names: string): string | null {
  const before = namedIn(surname);
  const { words, isWhole } = namedIn(names);
  const [first] = words;
  if (before.isTitled || !before.isWhole || before.words.length === 0) return null;
  if (first === undefined || !isWhole || words.length > 2 || !words.every(isCapital)) return null;
  return first;
}

/** The words of a name up to the first that can be none, and whether that is all of it but titles. */
function namedIn(part: string): {
  readonly words: readonly string[];
  readonly isWhole: boolean;
  readonly isTitled: boolean;
} {
  // "Mr.Ashdown" is two words, and so is "J.R".
  const all = part.replaceAll('.', ' ').split(/\s+/u).filter(Boolean);
  const spoken = all.filter((word) => !SUFFIXES.has(word.toLowerCase()));
  const end = spoken.findIndex((word) => !NAME_WORD.test(word) || JOINERS.has(word.toLowerCase()));
  const kept = end === -1 ? spoken : spoken.slice(0, end);
  const words = kept.filter((word) => !isTitle(word));
  return { words, isWhole: end === -1, isTitled: spoken.some(isTitle) };
}

function isTitle(word: string): boolean {
  return TITLES.has(word.toLowerCase());
}

/** Whether a word begins as names do, in scripts that have capitals. */
function isCapital(word: string): boolean {
  return !/^\p{Ll}/u.test(word);
}
