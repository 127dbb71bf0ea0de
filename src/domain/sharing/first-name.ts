/** What stands before a name and is none. */
const TITLES: ReadonlySet<string> = new Set([
  ...['mr', 'mrs', 'ms', 'miss', 'mx', 'master', 'dr', 'prof', 'professor'],
  ...['rev', 'revd', 'reverend', 'sir', 'dame', 'lord', 'lady', 'cllr', 'councillor'],
]);

/**
 * The first name alone of a name as somebody typed it: "Rowan" of "Mr Rowan Ashdown" and of "Ashdown, Rowan". Null where there is none
 * to tell, as in "Mrs Ashdown": a surname is not told in its place. A name of one word is what somebody is called by.
 */
export function firstNameOf(name: string): string | null {
  const [before = '', ...after] = name.split(',');
  const isTurned = after.some((part) => wordsOf(part).length > 0);
  const words = wordsOf(isTurned ? after.join(' ') : before);
  const named = words.filter((word) => !isTitle(word));
  const [first] = named;
  if (first === undefined) return null;
  // Of a title and one word, the word is the surname.
  const isSurname = !isTurned && named.length === 1 && named.length < words.length;
  return isSurname ? null : first;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function isTitle(word: string): boolean {
  return TITLES.has(word.replaceAll('.', '').toLowerCase());
}
