import { digitRuns, type DigitRun } from './digits.ts';
import { spend } from './effort.ts';
import type { Span, SpanCategory } from './span.ts';
import { setOf } from './word-sets.ts';
import type { Word } from './words.ts';

// Each run is bounded, so that no text can make the search slow.
const EMAIL = /[\p{L}\p{N}._%+-]{1,40}[ \t]?@[ \t]?[\p{L}\p{N}-]{1,40}(?:(?:\.| \. ?)\p{L}{2,12}){1,3}/gu;
const INSURANCE = /(?<![\p{L}\p{N}])[a-z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[a-d](?![\p{L}\p{N}])/giu;
const VEHICLE = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}[ -]?[A-Z]{3}(?![\p{L}\p{N}])/gu;
const VEHICLE_NEAR_A_CAR =
  /(?:car|van|reg|vehicle|plate|motor|bike|registration|parked|number)[ :]{1,2}(?:\p{L}{1,10} ){0,3}([a-z]{1,2}\d{1,3}[ -]?[a-z]{3}|[a-z]{2}\d{2}[ -]?[a-z]{3}|[a-z]{3}[ -]?\d{1,3}[a-z])(?![\p{L}\p{N}])/giu;
const NOT_A_PHONE = setOf(
  'serial ser batch job ref reference model part order mprn mpan meter gc sn uprn invoice po barcode code warranty sku lot isbn quote asset id reading',
);
const PHONE_WORDS = setOf(
  'ring call tel telephone mob mobile phone ph text txt landline whatsapp cell fone rang',
);
const HEALTH_NUMBER = setOf('nhs');
const NEAR = 4;

/** Numbers and addresses that reach or name a person. */
export function numberSpans(
  text: string,
  words: readonly Word[],
  phones: readonly string[],
): readonly Span[] {
  const known = phones
    .map((phone) => phone.replace(/\D/g, '').slice(-9))
    .filter((digits) => digits.length >= 6);
  return [
    ...matches(text, EMAIL, 'contact'),
    ...spokenEmails(words),
    ...matches(text, INSURANCE, 'identity'),
    ...matches(text, VEHICLE, 'identity'),
    ...[...text.matchAll(VEHICLE_NEAR_A_CAR)].map(({ 0: all, 1: plate = '', index }): Span => ({
      start: index + all.length - plate.length,
      end: index + all.length,
      category: 'identity',
    })),
    ...digitRuns(words).flatMap((run) => numberSpan(words, run, known)),
  ];
}

function matches(text: string, pattern: RegExp, category: SpanCategory): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    category,
  }));
}

function numberSpan(words: readonly Word[], run: DigitRun, known: readonly string[]): readonly Span[] {
  const near = words.slice(Math.max(0, run.from - NEAR), run.from).map(({ low }) => low);
  const last = near.at(-1) ?? '';
  // A comma parts a number from what it is not the number of: "wrong on the job, its 0113 ...".
  const parted = (words[run.from]?.before ?? 0) > 0 || (words[run.from - 1]?.before ?? 0) > 0;
  const about = near.some((low) => HEALTH_NUMBER.has(low));
  if (run.digits.length === 10 && (about || isHealthNumber(run.digits))) {
    if (about || !run.digits.startsWith('0')) return spanOf(words, run.from, run.to, 'identity');
  }
  const to = known.some((digits) => run.digits.includes(digits)) ? run.to : phoneEnd(run, near);
  if (to === null) return [];
  const other = near.slice(parted ? -1 : -2).some((low) => NOT_A_PHONE.has(low));
  if (other && !PHONE_WORDS.has(last)) return [];
  return spanOf(words, run.from, to, 'contact');
}

/** Where a telephone number ends that begins a run, or null. */
function phoneEnd({ digits, upTo, from, to, plus }: DigitRun, near: readonly string[]): number | null {
  const abroad = plus || digits.startsWith('0044') || digits.startsWith('44');
  if (abroad && digits.length >= 11 && digits.length <= 14) return to;
  if (plus && digits.length >= 9) return to;
  if (/^0[1-9]/.test(digits)) {
    if (digits.length <= 13 && upTo.length > 5) return to;
    const whole = upTo.lastIndexOf(11);
    if (
      whole !== -1 &&
      (digits.length <= 11 || digits.length > 14 || digits.startsWith('07') || upTo.length > 3)
    ) {
      return digits.length > 13 && near.length === 0 ? null : from + whole + 1;
    }
    return digits.length >= 9 && digits.length <= 12 ? to : null;
  }
  const asked = near.some((low) => PHONE_WORDS.has(low));
  if (/^7\d{9}$/.test(digits)) return to;
  return asked && digits.length >= 6 && digits.length <= 11 ? to : null;
}

/** Ten digits of which the last checks the others. */
function isHealthNumber(digits: string): boolean {
  const sum = [...digits].slice(0, 9).reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/** "hetal dot p at example dot org" */
function spokenEmails(words: readonly Word[]): readonly Span[] {
  return words.flatMap((word, at): readonly Span[] => {
    if (word.low !== 'at') return [];
    let to = at + 2;
    let dots = 0;
    while (words[to]?.low === 'dot' && words[to + 1]) {
      spend();
      dots++;
      to += 2;
    }
    if (dots === 0) dots = dottedEnd(words, at);
    if (dots === 0) return [];
    let from = at - 1;
    const joins = (low: string | undefined) =>
      low === 'dot' || low === 'underscore' || low === 'dash' || low === 'hyphen';
    while (from > 1 && joins(words[from - 1]?.low)) {
      spend();
      from -= 2;
    }
    while (from > 0 && /^\d/.test(words[from]?.low ?? '') && words[from]?.before === 0) from--;
    while (from > 0 && words[from - 1] && /^[._-]$/.test(words[from]?.gap ?? '')) from--;
    return spanOf(words, Math.max(0, from), Math.max(to, at + 3), 'contact');
  });
}

/** "jo at example.com" */
function dottedEnd(words: readonly Word[], at: number): number {
  const [site, ending] = [words[at + 1], words[at + 2]];
  if (!site || !ending || ending.gap !== '.') return 0;
  return /^(?:com|org|net|co|uk|info|gov|edu)$/.test(ending.low) ? 1 : 0;
}

function spanOf(words: readonly Word[], from: number, to: number, category: SpanCategory): readonly Span[] {
  const [first, last] = [words[from], words[to - 1]];
  if (!first || !last) return [];
  const plus = /\+\s?$/.exec(first.gap);
  return [{ start: first.start - (plus ? plus[0].length : 0), end: last.end, category }];
}
