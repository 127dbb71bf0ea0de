import { setOf } from '../word-sets.ts';
import type { Word } from '../words.ts';

const UNITS = setOf(
  'mm cm m m2 m3 sqm sqft ft metre metres meter km l ltr ltrs litre litres ml lpm kw kwh w watt watts v volt volts a amp amps ma ms ohm ohms ω k megohm megohms bar mbar psi pa c degrees deg degs per percent pc rh ppm lux hz db kg g pascals degc dew dia off no nr',
);
/** A number and its unit written as one: "300mm", "2m2", "18v". */
const WITH_UNIT =
  /^\d+(?:mm|cm|m2?|m3|sqm|kw|kwh|w|v|a|ma|ms|l|ltr|ltrs|bar|c|deg|degc|ft|kg|g|ppm|hz|k|rh|db|lux|x\d+\w*)$/;
const NUMBER = /^\d{1,5}$/;

/** Which words of a note are what was measured: a number with a unit, a decimal, a size. They tell of no person. */
export function measuredIn(words: readonly Word[]): readonly boolean[] {
  const measured = words.map(({ low }) => WITH_UNIT.test(low));
  words.forEach((word, at) => {
    if (!NUMBER.test(word.low)) return;
    const next = words[at + 1];
    if (!next) return;
    const decimal = next.gap === '.' && /^\d/.test(next.low);
    const size = /^ ?[x×] ?$/.test(next.gap) || (next.low === 'x' && NUMBER.test(words[at + 2]?.low ?? ''));
    const unit = next.before < 2 && /^[ -]?$/.test(next.gap) && UNITS.has(next.low);
    if (decimal || size || unit || /^ ?[%°]/.test(next.gap)) measured[at] = true;
    if (unit || decimal || size) measured[at + 1] = true;
    if (size && next.low === 'x') measured[at + 2] = true;
    if (decimal && UNITS.has(words[at + 2]?.low ?? '')) measured[at + 2] = true;
  });
  return measured;
}
