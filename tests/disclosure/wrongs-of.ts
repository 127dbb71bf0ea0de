import type { Planted } from './aviary.ts';
import type { CanaryHome, CanaryWorld, GrownWorld } from './canary-world.ts';
import type { CameOut } from './channels.ts';
import { WAYS_OUT, type WayOut } from './ways-out.ts';
import { wordsIn } from './words-in.ts';

/** Goes one way out at these homes: what came out that may not, and what did not that must, in words. */
export async function wrongsOf(
  world: GrownWorld,
  way: string,
  homes: readonly CanaryHome[] = world.homes,
): Promise<readonly string[]> {
  const { must, may, tell } = WAYS_OUT[way] ?? {};
  if (!must || !tell) throw new Error('It is on the list.');
  const wrongs: string[] = [];
  for (const at of homes) {
    const seen = wordsOutside(await tell(world, at));
    wrongs.push(...wrongsIn(world, at, seen, { must, ...(may ? { may } : {}) }));
  }
  return wrongs;
}

/** What of these words, told about this home, may not be told, and which that must be are not there, in words. */
export function wrongsIn(
  world: CanaryWorld,
  at: CanaryHome,
  seen: ReadonlySet<string>,
  { must, may }: Pick<WayOut, 'must' | 'may'>,
): readonly string[] {
  const leaks = [...seen].flatMap((word) => {
    const lying = world.planted.get(word) ?? [];
    return lying.some((one) => must(one, at) || may?.(one, at))
      ? []
      : lying.map((one) => `told: ${described(one)}`);
  });
  const missing = [...world.planted.values()]
    .flat()
    .filter((one) => one.home === at.home && must(one, at) && !seen.has(one.word.toLowerCase()))
    .map((one) => `withheld: ${described(one)}`);
  return [...new Set([...leaks, ...missing])];
}

/** Where a word lies, for people. */
export function described(one: Planted): string {
  const version = one.counts
    ? 'the version that counts'
    : one.isLeaf
      ? 'a version beside it'
      : 'an earlier version';
  return `${one.kind}/${one.field} in ${version}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_IN_WORDS = new RegExp(String.raw`(\d{1,2}) (${MONTHS.join('|')}) (20[3-9]\d)`, 'g');

/** An amount of pence, as a page tells it. */
const POUNDS = /£(\d+)\.(\d\d)(?!\d)/g;

/** Words in what people read: a day and an amount stand there as they write them. */
export function wordsOutside(came: readonly CameOut[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { bytes } of came) {
    for (const word of wordsIn(bytes)) words.add(word);
    for (const [, date = '', month = '', year = ''] of bytes.toString('utf8').matchAll(DAY_IN_WORDS))
      words.add(`${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${date.padStart(2, '0')}`);
    for (const [, pounds = '', pence = ''] of bytes.toString('utf8').matchAll(POUNDS))
      words.add(`${pounds}${pence}`);
  }
  return words;
}
