import type { Span } from './span.ts';
import type { Word } from './words.ts';

const DATE =
  /(?<!\d)(?:\d{1,2}(?:st|nd|rd|th)?[ ./-](?:of )?(?:\d{1,2}|jan\p{L}{0,6}|feb\p{L}{0,6}|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?\p{L}{0,6}|oct\p{L}{0,5}|nov\p{L}{0,5}|dec\p{L}{0,5})[ ,./-]{1,2}'?(\d{4}|\d{2})|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?:st|nd|rd|th)?,? (\d{4}))(?!\d)/giu;
const BIRTH =
  /(?:\bd\.? ?o\.? ?b\b\.?|\bdob\b|date of birth|birth ?(?:day|date)|\bborn\b|\bborn in\b|\bb\.)[^.\n]{0,12}$/i;
const BIRTH_YEAR = /\bborn (?:in )?(?:19|20)\d\d\b/giu;
const BEFORE = 40;
const YOUNGEST_NOW = 2020;
const OLDEST = 110;

/** Dates of birth: said to be, or standing right after a name. */
export function birthSpans(text: string, people: readonly Span[]): readonly Span[] {
  const ends = new Set(people.flatMap(({ end }) => [end + 1, end + 2, end + 3]));
  const dates = [...text.matchAll(DATE)].flatMap(
    ({ 0: found, index, 1: year = '', 2: other = '' }): Span[] => {
      const before = text.slice(Math.max(0, index - BEFORE), index);
      const cue = BIRTH.exec(before);
      const old = (year || other).length === 4 && Number(year || other) <= YOUNGEST_NOW;
      if (!cue && !(old && ends.has(index))) return [];
      const start = cue && /^born/i.test(cue[0]) ? index - cue[0].length : index;
      return [{ start, end: index + found.length, category: 'identity' }];
    },
  );
  const years = [...text.matchAll(BIRTH_YEAR)].map(({ 0: found, index }): Span => ({
    start: index,
    end: index + found.length,
    category: 'identity',
  }));
  return [...dates, ...years];
}

/** An age that stands right after a name: "Liban (11)", "Morag Macleod 84,". */
export function ageSpans(text: string, words: readonly Word[], people: readonly Span[]): readonly Span[] {
  const ends = new Set(people.map(({ end }) => end));
  return words.flatMap((word, at): Span[] => {
    const before = words[at - 1];
    if (!before || !ends.has(before.end) || !/^\d{1,3}$/.test(word.low) || Number(word.low) > OLDEST)
      return [];
    const inBrackets = word.gap.includes('(') && text[word.end] === ')';
    const next = words[at + 1];
    const unit = /^(?:yrs?|years?|mths?|months?|mnths|wks?|weeks?|yo|days)$/.test(next?.low ?? '');
    const alone =
      /^[\s,]+$/.test(word.gap) && /^(?:[,.;]|$|\s*[,.;-])/.test(text.slice(word.end, word.end + 2));
    if (unit && next) return [{ start: word.start, end: next.end, category: 'household' }];
    return inBrackets || alone ? [{ start: word.start, end: word.end, category: 'household' }] : [];
  });
}
