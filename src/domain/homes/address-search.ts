import { plainWords, wordsOf, type Address } from './address-words.ts';
import { isOneSlip } from './one-slip.ts';

/**
 * Search of an address book by any part: flat number, street, block, postcode. What stands as a whole word comes first,
 * then what begins a word, then what lies inside one; among equals the book's own order. Homes are added bit by bit, so
 * that a long book holds nothing up. A book has few different words: they are looked through, and not the homes, so that
 * the first letter, which nearly every home has, costs no more than the next.
 */
export class AddressSearch<Home extends Address> {
  readonly #homes: Home[] = [];
  /** Where in the book the homes are that have a word. */
  readonly #placesOf = new Map<string, number[]>();

  /** Adds homes in the order in which equals are shown. */
  add(homes: readonly Home[]): void {
    for (const home of homes) {
      const place = this.#homes.push(home) - 1;
      for (const word of wordsOf(home).split(' ')) {
        const places = this.#placesOf.get(word);
        if (!places) this.#placesOf.set(word, [place]);
        else if (places.at(-1) !== place) places.push(place);
      }
    }
  }

  /** The homes so far, in their order. */
  get homes(): readonly Home[] {
    return this.#homes;
  }

  /** The best homes for what was typed. When nothing has it as typed, one wrong letter a word is forgiven. */
  find(typed: string, most: number): readonly Home[] {
    const parts = plainWords(typed).split(' ').filter(Boolean);
    if (parts.length === 0) return [];
    const found = this.#best(
      parts.map((part) => [part]),
      most,
    );
    if (found.length > 0) return found;
    return this.#best(
      parts.map((part) => [part, ...this.#meant(part)]),
      most,
    );
  }

  /** The best of the homes that have every part, each in one of the ways that it may be written. */
  #best(parts: readonly (readonly string[])[], most: number): readonly Home[] {
    const ranks = new Uint16Array(this.#homes.length);
    let bestPossible = 0;
    for (const choices of parts) bestPossible += this.#rank(choices, ranks);
    // More of one rank than are shown need not be kept: the book's order decides among them.
    const byRank = Array.from({ length: parts.length * INSIDE + 1 }, (): Home[] => []);
    for (let place = 0; place < ranks.length; place += 1) {
      const [home, same] = [this.#homes[place], byRank[ranks[place] ?? ABSENT]];
      if (!home || !same || same.length === most) continue;
      same.push(home);
      if (same.length === most && ranks[place] === bestPossible) break;
    }
    return byRank.flat().slice(0, most);
  }

  /**
   * Adds to each home's rank how well it has a part: 0 as a whole word, {@link ABSENT} where it is not there. Returns how well
   * any home has it.
   */
  #rank(choices: readonly string[], ranks: Uint16Array): number {
    const own = new Uint16Array(ranks.length).fill(ABSENT);
    let best = ABSENT;
    for (const [word, places] of this.#placesOf) {
      const rank = rankOf(word, choices);
      if (rank === ABSENT) continue;
      best = Math.min(best, rank);
      for (const place of places) if (rank < (own[place] ?? ABSENT)) own[place] = rank;
    }
    for (let place = 0; place < ranks.length; place += 1)
      ranks[place] = Math.min(ABSENT, (ranks[place] ?? ABSENT) + (own[place] ?? ABSENT));
    return best;
  }

  #meant(part: string): readonly string[] {
    if (part.length < SHORTEST_SLIP) return [];
    return [...this.#placesOf.keys()].filter((word) => isOneSlip(part, word));
  }
}

/** A shorter word with a wrong letter could be almost any. */
const SHORTEST_SLIP = 4;

const WHOLE = 0;
const BEGINS = 1;
const INSIDE = 2;
const ABSENT = 0xffff;

/** How well a word of the book has a part that may be written in several ways. */
function rankOf(word: string, choices: readonly string[]): number {
  let best = ABSENT;
  for (const part of choices) {
    const at = word.indexOf(part);
    if (at === -1) continue;
    best = Math.min(best, at > 0 ? INSIDE : word.length > part.length ? BEGINS : WHOLE);
  }
  return best;
}
