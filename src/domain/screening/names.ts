import { frontCoded } from './front-coded.ts';
import { GIVEN_NAMES } from './lexicon/given-names.ts';
import { SURNAMES } from './lexicon/surnames.ts';

const GIVEN = frontCoded(GIVEN_NAMES);
const SUR = frontCoded(SURNAMES);

/** A given name, or "Jaydens". */
export function isGivenName(low: string): boolean {
  return GIVEN.has(low) || (low.length > 4 && low.endsWith('s') && GIVEN.has(low.slice(0, -1)));
}

/** A surname, or "the Begums". */
export function isSurname(low: string): boolean {
  return SUR.has(low) || (low.length > 4 && low.endsWith('s') && SUR.has(low.slice(0, -1)));
}

/** Any name. */
export function isName(low: string): boolean {
  return isGivenName(low) || isSurname(low);
}
