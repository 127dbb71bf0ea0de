import { digitRuns } from './digits.ts';
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

const PRESSED = setOf('press pressing enter dial key type');

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
    for (let next = at + 1; next <= at + REACH; next++) {
      const here = words[next];
      if (!here || here.before === 2) return;
      const run = runs.get(next);
      const end = spelled(words, next);
      const long = run && run.digits.length >= (bare ? 4 : 3) && run.digits.length <= 8 ? run.to : null;
      const mixed =
        /^(?=.*\d)[a-z\d]{3,8}$/.test(here.low) &&
        /\d{2}/.test(here.low) &&
        here.low.length >= 4 &&
        !isMeasure(here.low)
          ? next + 1
          : null;
      const to = end ?? long ?? mixed;
      if (to !== null && !isYear(words, next, WEAK.has(word.low)) && !isMeasured(words, to)) {
        const last = words[to - 1];
        if (last) spans.push({ start: here.start, end: last.end, category: 'access-secret' });
        coded = to;
        return;
      }
      if (!STRONG.has(word.low) && !BETWEEN.has(here.low) && !CUES.has(here.low)) return;
    }
  });
  return spans;
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
