import { frontCoded } from './front-coded.ts';
import { NO_PEOPLE, TOWNS } from './lexicon/places.ts';
import { PLAIN_WORDS } from './lexicon/plain-words.ts';
import { TRADE_WORDS } from './lexicon/trade-words.ts';
import { remembered } from './remembered.ts';
import { correcting } from './typing-mistakes.ts';

/** The ordinary English words, in the order of their list. */
export const PLAIN = frontCoded(PLAIN_WORDS);
const TRADE = new Set(TRADE_WORDS.split(/\s+/));

const TOWN = new Set(TOWNS.trim().split(/\s+/));
const PLACE = new Set(`${TOWNS} ${NO_PEOPLE}`.trim().split(/\s+/));
const nearTrade = correcting(TRADE, 2);
const nearPlain = correcting(PLAIN, 2);

const ENDINGS = [
  's', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'r', 'ers', 'y', 'ness', 'able', 'ment', 'ments', 'ings', 'al', 'ally',
  'or', 'ors', 'est', 'less', 'ful',
]; // prettier-ignore
/** Shorter ones make names of each other: "Thu" and "Thuy". */
const SHORTEST_TRADE = 4;
const AFTER_E = new Set(['ing', 'ed', 'er', 'able', 'ings', 'ers']);

/** An ordinary English word, or a word of the trade; its inflections count. */
export const isPlain = remembered((low: string): boolean => {
  if (PLAIN.has(low) || TRADE.has(low)) return true;
  if (low.length > 24) return false;
  return (
    ENDINGS.some((ending) => {
      if (!low.endsWith(ending) || low.length - ending.length < 3) return false;
      const base = low.slice(0, -ending.length);
      if (PLAIN.has(base) || (TRADE.has(base) && base.length >= SHORTEST_TRADE)) return true;
      if (!AFTER_E.has(ending)) return false;
      const doubled = base.at(-1) === base.at(-2);
      return PLAIN.has(`${base}e`) || (doubled && PLAIN.has(base.slice(0, -1)));
    }) ||
    (/ie[sd]$/.test(low) && PLAIN.has(`${low.slice(0, -3)}y`))
  );
});

/** A word of the trade or a maker's name: capitals make no person of it. */
export function isTrade(low: string): boolean {
  return TRADE.has(low) || (low.endsWith('s') && TRADE.has(low.slice(0, -1)));
}

/** A town, a county or a day: a capital makes no person of it. */
export function isPlace(low: string): boolean {
  return PLACE.has(low);
}

/** What is likely a plain word or one of the trade, mistyped: "Sealent", "Guttering's". */
export const isMistypedPlain = remembered(
  (low: string): boolean => low.length >= 5 && (nearTrade(low) !== null || nearPlain(low) !== null),
);

/** A town or a county. */
export function isTown(low: string): boolean {
  return TOWN.has(low);
}
