import { frontCoded } from './front-coded.ts';
import { PLAIN_WORDS } from './lexicon/plain-words.ts';
import { TRADE_WORDS } from './lexicon/trade-words.ts';
import { remembered } from './remembered.ts';

const PLAIN = frontCoded(PLAIN_WORDS);
const TRADE = new Set(TRADE_WORDS.split(/\s+/));

const ENDINGS = [
  's', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'r', 'ers', 'y', 'ness', 'able', 'ment', 'ments', 'ings', 'al', 'ally',
  'or', 'ors', 'est', 'less', 'ful',
]; // prettier-ignore
const AFTER_E = new Set(['ing', 'ed', 'er', 'able', 'ings', 'ers']);

/** An ordinary English word, or a word of the trade; its inflections count. */
export const isPlain = remembered((low: string): boolean => {
  if (PLAIN.has(low) || TRADE.has(low)) return true;
  if (low.length > 24) return false;
  return (
    ENDINGS.some((ending) => {
      if (!low.endsWith(ending) || low.length - ending.length < 3) return false;
      const base = low.slice(0, -ending.length);
      if (PLAIN.has(base) || TRADE.has(base)) return true;
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
