import { plainWords, wordsOf, type Address } from './address-words.ts';
import { isOneSlip } from './one-slip.ts';

/**
 * Search of an address book by any part: flat number, street, block, postcode. What stands as a whole word comes first,
 * then what begins a word, then what lies inside one; among equals the book's own order. Homes are added bit by bit, so
 * that a long book holds nothing up.
 */
export class AddressSearch<Home extends Address> {
  readonly #homes: Home[] = [];
  /** The words of each home with a space before, between and after. */
  readonly #words: string[] = [];
  readonly #vocabulary = new Set<string>();
  /** What was typed last, and where the homes are that have it: with another letter behind it only those can. */
  #last: { readonly typed: string; readonly places: readonly number[] } | null = null;

  /** Adds homes in the order in which equals are shown. */
  add(homes: readonly Home[]): void {
    this.#last = null;
    for (const home of homes) {
      const words = wordsOf(home);
      this.#homes.push(home);
      this.#words.push(` ${words} `);
      for (const word of words.split(' ')) this.#vocabulary.add(word);
    }
  }

  /** The homes so far, in their order. */
  get homes(): readonly Home[] {
    return this.#homes;
  }

  /** The best homes for what was typed. When nothing has it as typed, one wrong letter a word is forgiven. */
  find(typed: string, most: number): readonly Home[] {
    const plain = plainWords(typed);
    const parts = plain.split(' ').filter(Boolean);
    if (parts.length === 0) return [];
    const last = this.#last !== null && plain.startsWith(this.#last.typed) ? this.#last.places : null;
    const found = this.#rank(
      parts.map((part) => [sought(part)]),
      last ?? this.#homes.keys(),
    );
    this.#last = { typed: plain, places: found.map(({ place }) => place) };
    if (found.length > 0) return this.#best(found, most);
    const meant = parts.map((part) => [part, ...this.#meant(part)].map(sought));
    return this.#best(this.#rank(meant, this.#homes.keys()), most);
  }

  /** Those of these homes that have every part, in the book's order. */
  #rank(parts: readonly (readonly Sought[])[], places: Iterable<number>): readonly Ranked[] {
    const ranked: Ranked[] = [];
    for (const place of places) {
      const rank = rankOf(this.#words[place] ?? '', parts);
      if (rank !== null) ranked.push({ place, rank });
    }
    return ranked;
  }

  #best(ranked: readonly Ranked[], most: number): readonly Home[] {
    const byRank = new Map<number, number[]>();
    for (const { place, rank } of ranked) {
      const same = byRank.get(rank);
      // More of one rank than are shown need not be kept: the book's order decides among them.
      if (!same) byRank.set(rank, [place]);
      else if (same.length < most) same.push(place);
    }
    return [...byRank]
      .sort(([one], [other]) => one - other)
      .flatMap(([, places]) => places)
      .slice(0, most)
      .flatMap((place) => this.#homes[place] ?? []);
  }

  #meant(part: string): readonly string[] {
    if (part.length < SHORTEST_SLIP) return [];
    return [...this.#vocabulary].filter((word) => isOneSlip(part, word));
  }
}

/** A home by its place in the book, and how well it has what was typed. */
interface Ranked {
  readonly place: number;
  readonly rank: number;
}

/** A shorter word with a wrong letter could be almost any. */
const SHORTEST_SLIP = 4;

/** A part as it is looked for: anywhere, at the beginning of a word, as a whole word. */
interface Sought {
  readonly part: string;
  readonly begins: string;
  readonly whole: string;
}

const sought = (part: string): Sought => ({ part, begins: ` ${part}`, whole: ` ${part} ` });

/** How well the words have every part: 0 where each is a whole word. Null when a part is not there. */
function rankOf(words: string, parts: readonly (readonly Sought[])[]): number | null {
  let rank = 0;
  for (const choices of parts) {
    let best = ABSENT;
    for (const one of choices) best = Math.min(best, partRank(words, one));
    if (best === ABSENT) return null;
    rank += best;
  }
  return rank;
}

const ABSENT = 9;

function partRank(words: string, { part, begins, whole }: Sought): number {
  if (!words.includes(part)) return ABSENT;
  if (words.includes(whole)) return 0;
  return words.includes(begins) ? 1 : 2;
}
