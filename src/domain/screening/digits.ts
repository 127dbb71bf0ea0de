import { spend } from './effort.ts';
import type { Word } from './words.ts';

const SPOKEN: Readonly<Record<string, string>> = {
  zero: '0', nought: '0', naught: '0', oh: '0', o: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6',
  seven: '7', eight: '8', nine: '9',
}; // prettier-ignore
const TIMES: Readonly<Record<string, number>> = { double: 2, treble: 3, triple: 3 };
const TENS: Readonly<Record<string, string>> = {
  ten: '10', eleven: '11', twelve: '12', thirteen: '13', fourteen: '14', fifteen: '15', sixteen: '16', seventeen: '17',
  eighteen: '18', nineteen: '19', twenty: '20', thirty: '30', forty: '40', fifty: '50', sixty: '60', seventy: '70',
  eighty: '80', ninety: '90',
}; // prettier-ignore
/** Someone who dictates a number pauses in it. */
const PAUSE = /^, ?$/;
const BETWEEN_DIGITS = /^[ \t\u00a0]*[-–.()/]?[ \t\u00a0]*[(+]?$/;

/** A run of words that together read as one number. */
export interface DigitRun {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** How many digits have been read after each word of the run. */
  readonly upTo: readonly number[];
  readonly plus: boolean;
}

/** Every run of digits: as figures, with letter O for nought, spaced, or in words ("oh double seven"). */
export function digitRuns(words: readonly Word[]): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  let at = 0;
  while (at < words.length) {
    const run = runFrom(words, at);
    if (run) runs.push(run);
    at = run ? run.to : at + 1;
  }
  return runs;
}

function runFrom(words: readonly Word[], from: number): DigitRun | null {
  let digits = '';
  const upTo: number[] = [];
  let at = from;
  while (at < words.length) {
    spend();
    const word = words[at];
    if (!word || (at > from && !BETWEEN_DIGITS.test(word.gap) && !isPause(words, at, digits))) break;
    const times = TIMES[word.low];
    const next = words[at + 1];
    const repeated = times !== undefined && next ? spoken(next.low) : null;
    const hundreds = digits !== '' && word.low === 'hundred';
    if (times !== undefined && repeated !== null && repeated.length === 1) {
      digits += repeated.repeat(times);
      upTo.push(digits.length, digits.length);
      at += 2;
      continue;
    }
    const read = hundreds ? '00' : spoken(word.low);
    if (read === null) break;
    digits += read;
    upTo.push(digits.length);
    at++;
  }
  if (digits === '' || (at === from + 1 && /^o$/i.test(words[from]?.text ?? ''))) return null;
  return { from, to: at, digits, upTo, plus: /\+\s?$/.test(words[from]?.gap ?? '') };
}

/** A comma amid a telephone number that is said in words. */
function isPause(words: readonly Word[], at: number, digits: string): boolean {
  const [before, word] = [words[at - 1], words[at]];
  const said = (low: string | undefined) => low !== undefined && !/\d/.test(low);
  return (
    digits.startsWith('0') &&
    word !== undefined &&
    PAUSE.test(word.gap) &&
    said(before?.low) &&
    said(word.low)
  );
}

function spoken(low: string): string | null {
  if (/^[0-9]{1,16}$/.test(low)) return low;
  if (/^[0-9o]{2,16}$/.test(low) && /\d/.test(low)) return low.replaceAll('o', '0');
  if (/^o{2}$/.test(low)) return '00';
  return SPOKEN[low] ?? TENS[low] ?? null;
}
