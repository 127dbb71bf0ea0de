import { describe, expect, it } from 'vitest';
import { phraseBook, phrasesIn } from './pattern.ts';
import { PHRASES as BOOK_OF_ALL } from './phrases.ts';
import { wordsOf, type Word } from './words.ts';

const BOOK = phraseBook([
  { category: 'health', lines: 'no *3 not *3 in *2 or? never\nhas @kit on|by *2 sill?' },
]);
const keysOf = ({ low }: Word) => (low === 'inhaler' ? [low, '@kit'] : [low]);

function found(text: string): readonly string[] {
  const words = wordsOf(text);
  return phrasesIn(words, keysOf, BOOK).map(({ from, to }) =>
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  );
}

/** How often the words are looked at. */
function work(text: string): number {
  let looks = 0;
  const words = new Proxy(wordsOf(text), {
    get(target, key, receiver): unknown {
      looks++;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  phrasesIn(words, keysOf, BOOK);
  return looks;
}

describe('phrasesIn', () => {
  it('finds words, classes and gaps, and takes in a last word that may be missing', () => {
    expect(found('T has inhaler on the wet sill now')).toEqual(['has inhaler on the wet sill']);
    expect(found('has inhaler by door')).toEqual(['has inhaler by']);
  });

  it('reaches over no full stop', () => {
    expect(found('Has inhaler. On sill')).toEqual([]);
  });

  it('does twice the work for twice the text, on the text that it likes least', () => {
    const worst = 'no not in or no not in ';
    const [once, twice] = [work(worst.repeat(500)), work(worst.repeat(1000))];
    expect(twice / once).toBeLessThan(2.1);
  });
});

describe('the lexicon', () => {
  it('has no word that no note can hold', () => {
    const asFound = [...BOOK_OF_ALL.vocabulary].filter(
      (word) =>
        wordsOf(word)
          .map(({ low }) => low)
          .join(' ') !== word,
    );
    expect(asFound).toEqual([]);
  });

  it('reads a word with a hyphen as two, and leaves out a first word that may be missing', () => {
    const book = phraseBook([{ category: 'health', lines: 'grab-rail|hoist by? bath\nsoon? due' }]);
    const words = wordsOf('grab rail bath hoist by bath due');
    expect(phrasesIn(words, ({ low }) => [low], book).map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [3, 6],
      [6, 7],
    ]);
  });

  it('takes in words onward as far as the next comma', () => {
    const book = phraseBook([{ category: 'access-secret', lines: 'key under +3' }]);
    const words = wordsOf('key under the pot, then ring');
    expect(phrasesIn(words, ({ low }) => [low], book)).toMatchObject([{ from: 0, to: 4 }]);
  });
});
