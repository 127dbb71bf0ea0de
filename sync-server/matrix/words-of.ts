import { badRequest } from '../errors.ts';

/** The longest words of a lead that are kept beside the matrix. */
const LONGEST = 500;

/** What a lead wrote; empty where they wrote nothing. */
export function wordsOf(given: unknown): string {
  if (given === undefined) return '';
  if (typeof given !== 'string' || given.length > LONGEST)
    throw badRequest(`Say it in ${LONGEST} characters at most.`);
  return given.trim();
}
