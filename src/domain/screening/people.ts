import { spend } from './effort.ts';
import { matchesKnown, type KnownNames } from './known-names.ts';
import {
  BETWEEN,
  DIRECTIONS,
  ONLY_PEOPLE_DO,
  OUTSIDERS,
  PERSON_VERBS,
  RELATIONS,
  ROLES,
  SPEAKING_TO,
  STAFF_TITLES,
  STREETS,
  TITLES,
} from './lexicon/people-words.ts';
import { isGivenName, isSurname } from './names.ts';
import { isMistypedPlain, isPlain, isPlace, isTrade } from './plain-words.ts';
import type { RuleMark, SpanCategory } from './span.ts';
import { setOf } from './word-sets.ts';
import type { Word } from './words.ts';

const SETS = {
  titles: setOf(TITLES),
  staffTitles: setOf(STAFF_TITLES),
  roles: setOf(ROLES),
  outsiders: setOf(OUTSIDERS),
  relations: setOf(RELATIONS),
  speakingTo: setOf(SPEAKING_TO),
  between: setOf(BETWEEN),
  verbs: setOf(PERSON_VERBS),
  onlyPeopleDo: setOf(ONLY_PEOPLE_DO),
  streets: setOf(STREETS),
  directions: setOf(DIRECTIONS),
  things: setOf(
    'tree trees hedge hedges bush shrub fencing fence panel panels board boards tile tiles paint render sealant tape adhesive filler grout brick bricks block blocks slate slates pipe pipes fitting fittings valve valves boiler boilers cylinder tap taps lock locks door doors window windows fan fans heater heaters alarm alarms detector detectors knife tray trays unit units system model range pattern bond stone timber pump pumps rad rads radiator shower bath basin pan cistern worktop hob cooker oven lintel insulation membrane felt lead cement mortar plaster',
  ),
  honorifics: setOf(
    'hanim bey abla abi bhai bhabi apa aapa ben behn bibi begum ji jee saab sahib khala chacha aunty auntie ama amma akka anna thambi uncle ate kuya nana',
  ),
  months: setOf('may june april august'),
};
/** How far from a name the words stand that say whose name it is. */
const NEAR = 3;
/** After these, in small letters too, stands a person. */
const ASKED = setOf(
  'ring rang phone phoned tell told ask asked thank thanked thx named called mr mrs ms auntie uncle',
);
/** What follows a colour's name. */
const PAINT = setOf('white cream gloss satin emulsion matt eggshell silk paint');
/** What stands after the name of a person who has it: "Rose at 16 Rose Court", "Sunny bedroom". */
const HERS = setOf('at bedroom room rm and & here there not');
/** Small words within a name. */
const PARTICLES = setOf('van der den de la del da dos di du al el bin ibn bint ben von ter ap ferch mac ni');
const SPOKEN_TITLES = setOf('mr mrs ms mister missus misses');
const LONGEST_NAME = 4;
/** Letters of another script. What is written so in an English note is a name, or words about a person. */
const OTHER_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hangul}\p{Script=Tamil}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Ethiopic}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Sinhala}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{Script=Cyrillic}\p{Script=Greek}]{2}/u;
/** What stands after the name of a person who has it, besides what people do. */
const AFTER_A_NAME = setOf(
  'email emails mob mobile tel phone no number text says rang home out away off happy pleased ok aware present about again also keen there signed showing letting lets wife husband daughter son mum dad senior junior snr jnr aged born dob nhs gp texted confirmed cancelled rebooked apologised worried unhappy fine will wont can cant could would should still not now very really back in was were and & has had hasnt needs need wants went gone being doing having getting asking saying asleep poorly upset tearful disabled deaf blind pregnant expecting elderly housebound bedbound diabetic asthmatic on takes using uses suffers sleeping stays staying lives',
);

/** Finds the names of people in a note: those that the case file knows, in any spelling, and those that only the words show. */
export function peopleSpans(text: string, words: readonly Word[], known: KnownNames): readonly RuleMark[] {
  return new People(text, words, known).spans();
}

class People {
  readonly #words: readonly Word[];
  readonly #known: KnownNames;
  readonly #shouted: boolean;
  /** Words that only a capital makes names. */
  readonly #guessed = new Set<number>();
  readonly #matches = new Map<string, 'same' | 'like' | null>();

  constructor(text: string, words: readonly Word[], known: KnownNames) {
    this.#words = words;
    this.#known = known;
    const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
    const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
    this.#shouted = upper > lower;
  }

  spans(): readonly RuleMark[] {
    const spans: RuleMark[] = [];
    let at = 0;
    while (at < this.#words.length) {
      const found = this.#nameAt(at);
      if (!found) {
        at++;
        continue;
      }
      const [first, last] = [this.#words[found.from], this.#words[found.to - 1]];
      if (first && last) {
        spans.push({
          start: first.start,
          end: last.end,
          category: this.#whose(found.from, found.to, found.known),
          sure: this.#guessed.has(found.from) ? 'guess' : found.known ? 'certain' : 'likely',
        });
      }
      at = Math.max(found.to, at + 1);
    }
    return spans;
  }

  #nameAt(at: number): { from: number; to: number; known: boolean } | null {
    const word = this.#words[at];
    if (!word) return null;
    if (SETS.titles.has(word.low)) return this.#titled(at);
    if (this.#isMaker(at)) return null;
    if (this.#isParted(at)) return { from: at, to: this.#endOf(at + 1), known: true };
    if (this.#isInitials(at)) return { from: at, to: at + 2, known: true };
    if (!this.#isName(at)) return null;
    const from = this.#startOf(at);
    return { from, to: this.#endOf(at), known: this.#match(word) !== null };
  }

  /** "Mrs Lam", "mister pew", "Mr. W. Grant", "Mrs H" */
  #titled(at: number): { from: number; to: number; known: boolean } | null {
    const title = this.#words[at];
    const next = this.#words[at + 1];
    if (!title || !next || /[\n,;:!?)(]/.test(next.gap) || /^\d/.test(next.low)) return null;
    const needsCapital =
      isPlain(title.low) && !['miss', 'mister', 'doctor', 'nurse', 'missus'].includes(title.low);
    if (needsCapital && !(this.#proper(next) && !isPlain(next.low))) return null;
    const said = SPOKEN_TITLES.has(title.low) && !SETS.between.has(next.low) && !SETS.verbs.has(next.low);
    const good = this.#proper(next) || !isPlain(next.low) || said || this.#match(next) !== null;
    if (!good || (SETS.verbs.has(next.low) && !this.#proper(next))) return null;
    if (this.#shouted && SETS.verbs.has(next.low)) return null;
    let to = at + 2;
    while (to < at + 1 + LONGEST_NAME && this.#continues(to, true)) to++;
    const known = this.#words.slice(at + 1, to).some((word) => this.#match(word) !== null);
    return { from: at, to, known };
  }

  /** Takes in an initial, and names before that no list knows: "R. Thistlethwaite", "Ha Thi Bich", "Hilde Brandvold". */
  #startOf(at: number): number {
    if (this.#isInitial(at - 1)) return at - 1;
    let from = at;
    while (from > at - LONGEST_NAME && this.#words[from]?.before === 0) {
      const before = this.#words[from - 1];
      if (
        !before ||
        !this.#proper(before) ||
        before.low.length < 2 ||
        /\d/.test(before.text) ||
        before.possessive
      )
        break;
      if (before.text === before.text.toUpperCase()) break;
      if (
        isPlain(before.low) ||
        isTrade(before.low) ||
        isPlace(before.low) ||
        !/^\s+$/.test(this.#words[from]?.gap ?? '')
      )
        break;
      from--;
    }
    return from;
  }

  #endOf(at: number): number {
    let to = at + 1;
    while (to < at + LONGEST_NAME && this.#continues(to, false)) to++;
    return to;
  }

  /** Whether the word at a place belongs to the name before it. */
  #continues(at: number, titled: boolean): boolean {
    spend();
    const word = this.#words[at];
    const before = this.#words[at - 1];
    if (!word || !before || /[\n,;:!?()/&+"]/.test(word.gap) || /\d/.test(word.text)) return false;
    if (PARTICLES.has(word.low) && word.before === 0 && this.#words[at + 1]?.capital === true) return true;
    const hyphen = /[-–]/.test(word.gap);
    const initialBefore = before.text.length === 1;
    if (word.before === 2 && !initialBefore) return false;
    if (before.possessive && !hyphen) return false;
    if (word.text.length === 1) {
      return (
        this.#proper(word) &&
        word.low !== 't' &&
        !this.#isDirection(at) &&
        (hyphen || this.#words[at + 1]?.before !== 0 || !titled)
      );
    }
    if (SETS.honorifics.has(word.low)) return true;
    if (this.#match(word) === 'same') return this.#proper(word) || !isPlain(word.low);
    if (this.#isStreet(at + 1) && !initialBefore) return false;
    if (this.#match(word) === 'like') return true;
    if (isTrade(word.low) && !initialBefore) return false;
    if (SETS.verbs.has(word.low) || SETS.roles.has(word.low) || SETS.relations.has(word.low)) return false;
    if (this.#shouted || !word.capital)
      return (isName(word.low) || initialBefore) && !isPlain(word.low) && (word.capital || !before.capital);
    if (word.text === word.text.toUpperCase() && word.text.length < 5) return false;
    return true;
  }

  #isName(at: number): boolean {
    spend();
    const word = this.#words[at];
    if (word && OTHER_SCRIPT.test(word.text)) return true;
    if (!word || /\d/.test(word.text) || word.low.length < 2 || word.low.length > 24) return false;
    if (word.before === 2 && PAINT.has(this.#words[at + 1]?.low ?? '')) return false;
    if (this.#isProduct(at) && this.#match(word) === null) return false;
    const match = this.#match(word);
    const proper = this.#proper(word);
    if (match !== null && this.#isKnownHere(at, match)) return true;
    if (this.#isStreet(at + 1) || isTrade(word.low) || this.#isMaker(at)) return false;
    if (
      word.text.length > 1 &&
      word.text.length < 5 &&
      word.text === word.text.toUpperCase() &&
      !this.#shouted
    )
      return false;
    const plain = isPlain(word.low) || SETS.months.has(word.low);
    const given = isGivenName(word.low);
    const surname = isSurname(word.low);
    if (given && !plain)
      return (
        (proper && (word.low.length > 2 || this.#hasContext(at))) ||
        (word.low.length > 3 && !word.capital) ||
        (this.#shouted && (word.low.length > 3 || this.#hasContext(at)))
      );
    if (surname && !plain)
      return (
        (proper && (word.before !== 2 || this.#hasContext(at) || word.low.length > 4)) || this.#hasContext(at)
      );
    if (plain) {
      if (!proper || !(given || surname)) return false;
      if (this.#isPersonThough(at, given)) return true;
      return given && match === null && this.#guess(at);
    }
    if (!proper) return this.#isAskedFor(at);
    if (this.#hasContext(at) && (word.before !== 2 || this.#doesAsPeople(at))) return true;
    return this.#isStranger(at) && this.#guess(at);
  }

  #guess(at: number): true {
    this.#guessed.add(at);
    return true;
  }

  /** A capital on a word that no list knows, and no model or maker stands beside it. */
  #isStranger(at: number): boolean {
    const [word, before, next] = [this.#words[at], this.#words[at - 1], this.#words[at + 1]];
    if (!word || word.low.length < 3 || word.low.length > 12 || isPlace(word.low)) return false;
    if (!/[aeiouy]/.test(word.low) || /\p{Ll}\p{Lu}/u.test(word.text) || isMistypedPlain(word.low))
      return false;
    const beside = [before, next].some(
      (other) =>
        other !== undefined &&
        (other === before ? word.before : other.before) === 0 &&
        (/\d/.test(other.text) || (other.capital && (isTrade(other.low) || isPlain(other.low)))),
    );
    if (
      beside ||
      (next !== undefined && next.before === 0 && isTrade(next.low) && !AFTER_A_NAME.has(next.low))
    )
      return false;
    if (word.before !== 2)
      return (
        !['the', 'a', 'an', 'in', 'at', 'of', 'new', 'to', 'from', 'via'].includes(before?.low ?? '') ||
        AFTER_A_NAME.has(next?.low ?? '') ||
        word.possessive
      );
    return true;
  }

  /** "ring keziah", "spoke w thuy": in small letters, where a name must stand. */
  #isAskedFor(at: number): boolean {
    const [word, before, next] = [this.#words[at], this.#words[at - 1], this.#words[at + 1]];
    if (!word || !before || word.before !== 0 || word.low.length < 3 || word.low.length > 14) return false;
    if (this.#shouted || isPlace(word.low) || isMistypedPlain(word.low) || !/[aeiouy]/.test(word.low))
      return false;
    const two = this.#words[at - 2]?.low ?? '';
    const asked =
      ASKED.has(before.low) ||
      (SETS.relations.has(before.low) && before.low !== 't' && before.low.length > 2) ||
      (/^(?:w|with|to|for)$/.test(before.low) &&
        /^(?:spoke|spoken|speak|met|talked|agreed|chat|chatted|call|ask)$/.test(two));
    return (
      asked &&
      !SETS.verbs.has(word.low) &&
      (next === undefined ||
        next.before > 0 ||
        AFTER_A_NAME.has(next.low) ||
        SETS.verbs.has(next.low) ||
        /^\d/.test(next.low))
    );
  }

  #isKnownHere(at: number, match: 'same' | 'like'): boolean {
    const word = this.#words[at];
    if (!word) return false;
    const proper = this.#proper(word);
    if (match === 'like') return true;
    if (this.#isStreet(at + 1) || (this.#isStreet(at + 2) && this.#isNumber(at - 1))) return false;
    const plain = isPlain(word.low) || isTrade(word.low) || SETS.months.has(word.low);
    if (!plain) return proper || word.low.length > 2 || this.#shouted;
    const next = this.#words[at + 1];
    const followed =
      next !== undefined && next.before === 0 && this.#match(next) === 'same' && next.low !== word.low;
    if (followed && (proper || this.#shouted)) return true;
    const verb = this.#doesAsPeople(at);
    if (!word.capital) return verb && !SETS.months.has(word.low) && word.low !== 'will';
    const next2 = this.#words[at + 1];
    if (word.possessive || (next2 !== undefined && /^['’]/.test(next2.gap))) return true;
    if (next2?.before === 0 && HERS.has(next2.low) && !SETS.months.has(word.low)) return true;
    if (next2?.before === 0 && next2.low === word.low && !next2.capital) return true;
    if (this.#shouted) return verb || this.#isSpokenTo(at);
    return verb || this.#isSpokenTo(at) || this.#isAmid(at);
  }

  /** A word that is also a thing, here a person: what stands around it says so. */
  #isPersonThough(at: number, given: boolean): boolean {
    const word = this.#words[at];
    if (!word) return false;
    if (this.#isSpokenTo(at) && this.#words[at + 1]?.before !== undefined)
      return given || this.#doesAsPeople(at);
    if (this.#doesAsPeople(at) && given) return true;
    const next = this.#words[at + 1];
    const surnameNext =
      next !== undefined &&
      next.before === 0 &&
      this.#proper(next) &&
      isSurname(next.low) &&
      !isTrade(next.low) &&
      !isPlain(next.low);
    return given && surnameNext && !this.#isStreet(at + 2);
  }

  /** In the middle of a sentence, with a capital and no article: a thing would have none. */
  #isAmid(at: number): boolean {
    const word = this.#words[at];
    const before = this.#words[at - 1];
    if (!word || !before || word.before === 2 || SETS.months.has(word.low)) return false;
    return !['the', 'a', 'an', 'in', 'on', 'by', 'at', 'of', 'from'].includes(before.low) && !before.capital;
  }

  #hasContext(at: number): boolean {
    const next = this.#words[at + 1];
    const follows =
      next !== undefined && next.before < 2 && (SETS.verbs.has(next.low) || SETS.roles.has(next.low));
    return (
      follows || this.#isSpokenTo(at) || this.#words[at]?.possessive === true || this.#leadsToSurname(at)
    );
  }

  #leadsToSurname(at: number): boolean {
    const next = this.#words[at + 1];
    if (!next || next.before !== 0 || next.text.length < 3 || isTrade(next.low)) return false;
    return (
      (this.#proper(next) || this.#shouted) &&
      (this.#match(next) !== null || (!isPlain(next.low) && !this.#isStreet(at + 2)))
    );
  }

  /** "al Masri", "xiu lan": one name, parted otherwise than the case file has it. */
  #isParted(at: number): boolean {
    const [one, two] = [this.#words[at], this.#words[at + 1]];
    if (!one || !two || two.before !== 0 || one.low.length < 2 || two.low.length < 2) return false;
    const whole = one.low + two.low;
    return this.#known.joined.has(whole) || (whole.length >= 5 && this.#known.parts.has(whole));
  }

  /** "Victoria Plumb": a maker, not a person. */
  #isMaker(at: number): boolean {
    const [word, next] = [this.#words[at], this.#words[at + 1]];
    return (
      isFirm(next, this.#words[at + 2]) ||
      (word?.before === 2 &&
        next?.before === 0 &&
        this.#proper(next) &&
        isTrade(next.low) &&
        next.text.length > 2)
    );
  }

  /** "Harris fencing", "Rowan tree": at the beginning of a sentence, before a thing. */
  #isProduct(at: number): boolean {
    const [word, next] = [this.#words[at], this.#words[at + 1]];
    if (word?.before !== 2 || word.possessive || next?.before !== 0 || next.capital) return false;
    return (
      (isTrade(next.low) || SETS.things.has(next.low)) &&
      !AFTER_A_NAME.has(next.low) &&
      !SETS.verbs.has(next.low)
    );
  }

  #doesAsPeople(at: number): boolean {
    const next = this.#words[at + 1];
    return next !== undefined &&
      next.before === 0 &&
      SETS.onlyPeopleDo.has(next.low) &&
      next.low !== this.#words[at]?.low
      ? true
      : next !== undefined && next.before === 0 && next.low === 'will' && this.#words[at]?.low === 'will';
  }

  /** "spoke to X", "son X", "electrician (X)" */
  #isSpokenTo(at: number): boolean {
    const word = this.#words[at];
    const one = this.#words[at - 1];
    if (!word || !one || (word.before === 2 && !/\(/.test(word.gap))) return false;
    const two = this.#words[at - 2];
    const stands = (low: string | undefined) =>
      low !== undefined && low !== 't' && (SETS.relations.has(low) || SETS.roles.has(low));
    if (one.low.length > 1 && (SETS.speakingTo.has(one.low) || stands(one.low)))
      return (
        !['call', 'by', 'from', 'with', 'w', 'via', 'office', 'gas', 'see', 'per'].includes(one.low) ||
        (this.#proper(word) && !isPlain(word.low))
      );
    return (
      SETS.between.has(one.low) &&
      two !== undefined &&
      one.before !== 2 &&
      (SETS.speakingTo.has(two.low) || stands(two.low)) &&
      !['by', 'from', 'with'].includes(two.low)
    );
  }

  #isInitial(at: number): boolean {
    const word = this.#words[at];
    const next = this.#words[at + 1];
    if (!word || !next || word.text.length !== 1 || !/\p{Lu}/u.test(word.text)) return false;
    if (word.low === 't' && !/\./.test(next.gap)) return false;
    return (
      /^(?:\.? ?)$/.test(next.gap) && (word.low !== 'n' || isSurname(next.low) || this.#match(next) !== null)
    );
  }

  /** "C.N." for a name that the case file knows. */
  #isInitials(at: number): boolean {
    const [one, two] = [this.#words[at], this.#words[at + 1]];
    if (!one || !two || one.text.length !== 1 || two.text.length !== 1 || !/^[. ]{1,2}$/.test(two.gap))
      return false;
    return one.capital && two.capital && this.#known.initials.has(one.low + two.low);
  }

  #isDirection(at: number): boolean {
    const next = this.#words[at + 1];
    return /^[nsew]$/.test(this.#words[at]?.low ?? '') && next !== undefined && SETS.directions.has(next.low);
  }

  #isStreet(at: number): boolean {
    const word = this.#words[at];
    return (
      word !== undefined &&
      word.before === 0 &&
      SETS.streets.has(word.low) &&
      (word.capital || !isPlain(word.low))
    );
  }

  #isNumber(at: number): boolean {
    return /^\d/.test(this.#words[at]?.low ?? '');
  }

  /** A capital that means something: in a note all in capitals none does. */
  #proper(word: Word): boolean {
    return word.capital && !this.#shouted;
  }

  #match(word: Word): 'same' | 'like' | null {
    const key = word.capital ? word.text : word.low;
    const known = this.#matches.get(key);
    if (known !== undefined) return known;
    const match = matchesKnown(word, this.#known);
    this.#matches.set(key, match);
    return match;
  }

  #whose(from: number, to: number, known: boolean): SpanCategory {
    if (SETS.staffTitles.has(this.#words[from]?.low ?? '')) return 'staff';
    const around = [...this.#near(from, -1), ...this.#near(to - 1, 1)];
    if (known) return around.some((low) => low === 'neighbour') ? 'third-party' : 'identity';
    if (around.some((low) => SETS.outsiders.has(low))) return 'third-party';
    return around.some((low) => SETS.roles.has(low)) ? 'staff' : 'identity';
  }

  #near(at: number, step: 1 | -1): readonly string[] {
    const near: string[] = [];
    for (let away = 1; away <= NEAR; away++) {
      const word = this.#words[at + away * step];
      const parting = step === 1 ? word : this.#words[at + away * step + 1];
      if (!word || parting?.before === 2) break;
      near.push(word.low);
    }
    return near;
  }
}

/** "Mitchell & Sons", "Bale Bros", "Orme Ltd" */
function isFirm(next: Word | undefined, last: Word | undefined): boolean {
  const [one, two] = [next?.low ?? '', last?.low ?? ''];
  return (
    /^(?:bros|ltd|plc|llp|limited|sons)$/.test(one) ||
    (/^(?:sons?|co|partners)$/.test(two) && (one === 'and' || /&/.test(last?.gap ?? '')))
  );
}

function isName(low: string): boolean {
  return isGivenName(low) || isSurname(low);
}
