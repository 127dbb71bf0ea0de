import { editDistance } from './edit-distance.ts';
import { spend } from './effort.ts';
import { isPlain } from './plain-words.ts';
import type { Known } from './span.ts';
import { wordsOf, type Word } from './words.ts';

/** The names that the case file knows, ready to be recognised in other spellings. */
export interface KnownNames {
  readonly parts: ReadonlySet<string>;
  /** Parts of one name written as one: "almasri". */
  readonly joined: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
}

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'st',
  'the',
  'and',
  'de',
  'van',
  'al',
  'el',
  'bin',
]);

/** Reads the known names apart. */
export function knownNames({ tenantNames, otherNames }: Known): KnownNames {
  const names = [...tenantNames, ...otherNames].map((name) => wordsOf(name).map(({ low }) => low));
  return {
    parts: new Set(names.flat().filter((part) => part.length > 1 && !TITLES.has(part))),
    joined: new Set(names.flatMap((parts) => parts.slice(1).map((part, at) => `${parts[at] ?? ''}${part}`))),
    initials: new Set(names.map((parts) => parts.map((part) => part[0] ?? '').join(''))),
  };
}

/** How well a word is one of the known names: as it is, in another spelling, or not at all. */
export function matchesKnown(word: Word, known: KnownNames): 'same' | 'like' | null {
  const { low } = word;
  if (known.parts.has(low) || known.joined.has(low)) return 'same';
  if (low.endsWith('s') && (known.parts.has(low.slice(0, -1)) || known.joined.has(low.slice(0, -1))))
    return 'same';
  if (low.length < 3 || low.length > 24 || isPlain(low)) return null;
  for (const part of [...known.parts, ...known.joined]) if (isLike(low, part, word.capital)) return 'like';
  return null;
}

function isLike(low: string, part: string, capital: boolean): boolean {
  spend();
  if (isShortFor(low, part, capital)) return true;
  if (low.length < 4 || part.length < 4) return false;
  if (low[0] === part[0] && sounds(low) === sounds(part)) return true;
  const most = part.length >= 7 ? 2 : 1;
  return low[0] === part[0]
    ? editDistance(low, part, most) <= most
    : part.length >= 6 && editDistance(low, part, 1) <= 1;
}

/** "Jas" for Jasmine, "Barty" for Bartek, "Col" for Colin. */
function isShortFor(low: string, part: string, capital: boolean): boolean {
  if (part.startsWith(low)) return part.length > low.length && capital;
  const stem = low.replace(/(?:ie|y|s|o|a)$/, '');
  return stem.length >= 3 && stem.length < low.length && part.startsWith(stem) && capital;
}

/** Letters that sound alike, made alike; vowels after the first left out. */
function sounds(low: string): string {
  return (
    low.slice(0, 1) +
    low
      .slice(1)
      .replace(/ph/g, 'f')
      .replace(/[gc]h/g, '')
      .replace(/[ckq]/g, 'k')
      .replace(/[sz]/g, 's')
      .replace(/[vw]/g, 'v')
      .replace(/[gj]/g, 'j')
      .replace(/[aeiouyh]/g, '')
      .replace(/(.)\1+/g, '$1')
  );
}
