import { digitRuns, type DigitRun } from './digits.ts';
import { spend } from './effort.ts';
import type { Span } from './span.ts';
import { setOf } from './word-sets.ts';
import type { Word } from './words.ts';

const CUES = setOf(
  'digit code codes cde keysafe safe kf ks padlock combination combo keypad entry passcode password pin lockbox keybox buzzer intercom gate fob digilock alarm',
);
const WEAK = setOf('gate entry buzzer intercom fob safe alarm pin');
const OTHER_CODES = setOf(
  'gas error fault sor job part product colour color rate post bar nhf lead ral stock area batch f e flash colours paint code-lead building dress tax made make making left is was rendered now fail double single three',
);
const BETWEEN = setOf(
  'a b c x y z then is no number the to for on at front rear side main back door box code codes gate entry pad store bin block and then safe key now still by left right of press dial in its',
);
const STRONG = setOf('keysafe lockbox keybox safe combination combo padlock passcode password');
const REACH = 5;
/** A code of one letter or digit after another: "C 2 5 8 Y". */
const SHORT = 1;

/** "The code for the street door is": what it opens stands between. */
const WHAT_FOR = setOf('for to of');
const REACH_FOR = 10;
const PRESSED = setOf('press pressing enter dial key type');
/** What is pressed after the digits of a code. */
const BUTTONS = setOf('bell button star hash asterisk pound padlock');
/** The same, which are also what someone does. */
const PRESSING = setOf('call set enter key tick square unlock');
const BEFORE_BUTTONS = setOf('and then plus the a with press');
/** What is pressed before the digits. */
const FIRST_BUTTONS = setOf('star hash asterisk');
const MOST_BEFORE_BUTTONS = 3;
/** "Code is": names the digits after it as a code. */
const NAMES_IT = setOf('code codes cde passcode password');
const IS = setOf('is now still its was');

/** Entry codes, wherever the words before say that they are. */
export function secretSpans(words: readonly Word[]): readonly Span[] {
  const runs = new Map(digitRuns(words).map((run) => [run.from, run]));
  const spans: Span[] = [];
  let coded = -1;
  words.forEach((word, at) => {
    const pressed =
      PRESSED.has(word.low) &&
      /^(?:[a-z]|\d{1,8})$/.test(words[at + 1]?.low ?? '') &&
      !isMeasured(words, at + 2);
    const cued = (CUES.has(word.low) || pressed) && !OTHER_CODES.has(words[at - 1]?.low ?? '');
    // "Code 133" on its own is a boiler's fault; a door's has four digits, or a door.
    const bare =
      word.low === 'code' && !CUES.has(words[at - 1]?.low ?? '') && !BETWEEN.has(words[at - 1]?.low ?? '');
    const goesOn = coded !== -1 && at === coded;
    if (!cued && !goesOn) return;
    const reachesFar = NAMES_IT.has(word.low) && WHAT_FOR.has(words[at + 1]?.low ?? '');
    for (let next = at + 1; next <= at + (reachesFar ? REACH_FOR : REACH); next++) {
      const here = words[next];
      if (!here || here.before === 2) return;
      const run = runs.get(next);
      const end = spelled(words, next);
      const long =
        run && run.digits.length >= (bare || reachesFar ? 4 : 3) && run.digits.length <= 8 ? run.to : null;
      const mixed =
        letteredEnd(words, next) ??
        (/^(?=.*\d)[a-z\d]{3,8}$/.test(here.low) &&
        /\d{2}/.test(here.low) &&
        here.low.length >= 4 &&
        !isMeasure(here.low)
          ? next + 1
          : null);
      const to = end ?? long ?? mixed;
      if (to !== null && !isYear(words, next, WEAK.has(word.low)) && !isMeasured(words, to)) {
        const first = words[namedFrom(words, next)];
        const last = words[withButtons(words, to) - 1];
        if (first && last) spans.push({ start: first.start, end: last.end, category: 'access-secret' });
        coded = to;
        return;
      }
      if (!reachesFar && !STRONG.has(word.low) && !BETWEEN.has(here.low) && !CUES.has(here.low)) return;
    }
  });
  return [...spans, ...pressedCodes(words, runs)];
}

/** "4471 + set", "6 2 2 9 and the button with the house", "star 4471": a number beside what is pressed is a code. */
function pressedCodes(words: readonly Word[], runs: ReadonlyMap<number, DigitRun>): readonly Span[] {
  return [...runs.values()].flatMap(({ from, to, digits }): readonly Span[] => {
    const starred = FIRST_BUTTONS.has(words[from - 1]?.low ?? '') && words[from]?.before === 0;
    const [first, last] = [words[starred ? from - 1 : from], words[withButtons(words, to) - 1]];
    if (!first || !last || digits.length < 3 || digits.length > 8) return [];
    if (!starred && last === words[to - 1]) return [];
    return [{ start: first.start, end: last.end, category: 'access-secret' }];
  });
}

/** Where a code ends together with the buttons that are pressed after it. */
function withButtons(words: readonly Word[], to: number): number {
  let end = to;
  const joins = (at: number) => words[at]?.before === 0;
  while (end < to + MOST_BEFORE_BUTTONS && joins(end) && BEFORE_BUTTONS.has(words[end]?.low ?? '')) end++;
  const last = words[end];
  if (!last || !joins(end) || (end === to && !/[+*#]/.test(last.gap))) return to;
  // "1200 and set the lintel" is no code, "6229 and the button" is.
  const doing = PRESSING.has(last.low) && words[to]?.low !== 'and';
  if (!BUTTONS.has(last.low) && !doing) return to;
  return joins(end + 1) && /^(?:sign|button|symbol)$/.test(words[end + 1]?.low ?? '') ? end + 2 : end + 1;
}

/** Where the words begin that say that what follows is a code: they tell as much as the digits. */
function namedFrom(words: readonly Word[], from: number): number {
  const joined = (at: number) => words[at + 1]?.before === 0;
  const [one, two] = [words[from - 1]?.low ?? '', words[from - 2]?.low ?? ''];
  if (NAMES_IT.has(one) && joined(from - 1)) return from - 1;
  return IS.has(one) && NAMES_IT.has(two) && joined(from - 1) && joined(from - 2) ? from - 2 : from;
}

/** "C 7093 X", "C 1942": where a code of a letter, digits and perhaps another letter ends, or null. */
function letteredEnd(words: readonly Word[], from: number): number | null {
  const isLetter = (at: number) => /^[A-Z]$/.test(words[at]?.text ?? '');
  if (!isLetter(from) || !/^\d{3,6}$/.test(words[from + 1]?.text ?? '')) return null;
  if (words[from + 1]?.before !== 0) return null;
  return isLetter(from + 2) && words[from + 2]?.before === 0 ? from + 3 : from + 2;
}

/** Where a code of single letters and digits ends, or null. */
function spelled(words: readonly Word[], from: number): number | null {
  let to = from;
  let digits = 0;
  while (words[to]?.text.length === SHORT && (to === from || words[to]?.before !== 2)) {
    spend();
    if (/\d/.test(words[to]?.text ?? '')) digits++;
    to++;
  }
  return digits >= 3 && to - from >= 3 ? to : null;
}

/** The year on an alarm is no code. */
function isYear(words: readonly Word[], at: number, weak: boolean): boolean {
  return (
    weak &&
    /^(?:19|20)\d\d$/.test(words[at]?.low ?? '') &&
    words
      .slice(Math.max(0, at - 3), at)
      .some(({ low }) => /^(?:dated|date|expired|expires|year|replace|installed|from|till?|by|in)$/.test(low))
  );
}

function isMeasured(words: readonly Word[], to: number): boolean {
  return (
    /^(?:mm|cm|m|ppm|kw|x|l|bar|no|metres|hrs|lux)$/.test(words[to]?.low ?? '') && words[to]?.before === 0
  );
}

function isMeasure(low: string): boolean {
  return /^\d+(?:mm|cm|m2?|kw|ppm|hrs?|am|pm|v|w|th|st|nd|rd|l|ltrs?|yrs?|amp|a)$/.test(low);
}
