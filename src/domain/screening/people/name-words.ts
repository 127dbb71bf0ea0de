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
} from '../lexicon/people-words.ts';
import { setOf } from '../word-sets.ts';

/** Words by which a name is known, or by which what looks like one is known not to be. */
export const SETS = {
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
/** After these, in small letters too, stands a person. */
export const ASKED = setOf(
  'ring rang phone phoned tell told ask asked thank thanked thx named called mr mrs ms auntie uncle',
);
/** What follows a colour's name. */
export const PAINT = setOf('white cream gloss satin emulsion matt eggshell silk paint');
/** What stands after the name of a person who has it: "Rose at 16 Rose Court", "Sunny bedroom". */
export const HERS = setOf('at bedroom room rm and & here there not');
/** Small words within a name. */
export const PARTICLES = setOf(
  'van der den de la del da dos di du al el bin ibn bint ben von ter ap ferch mac ni',
);

export const SPOKEN_TITLES = setOf('mr mrs ms mister missus misses');
/** Letters of another script. What is written so in an English note is a name, or words about a person. */
export const OTHER_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hangul}\p{Script=Tamil}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Ethiopic}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Sinhala}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{Script=Cyrillic}\p{Script=Greek}]{2}/u;
/** What stands after the name of a person who has it, besides what people do. */
export const AFTER_A_NAME = setOf(
  'email emails mob mobile tel phone no number text says rang home out away off happy pleased ok aware present about again also keen there signed showing letting lets wife husband daughter son mum dad senior junior snr jnr aged born dob nhs gp texted confirmed cancelled rebooked apologised worried unhappy fine will wont can cant could would should still not now very really back in was were and & has had hasnt needs need wants went gone being doing having getting asking saying asleep poorly upset tearful disabled deaf blind pregnant expecting elderly housebound bedbound diabetic asthmatic on takes using uses suffers sleeping stays staying lives',
);
