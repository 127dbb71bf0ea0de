import { badRequest } from '../errors.ts';

/** More than any phone asks for at once; few enough that one request holds the process for no more than a blink. */
const MOST_ASKED = 10_000;

/** Throws a refusal (400) when a request asks for more documents than that. */
export function demandFew(asked: number): void {
  if (asked > MOST_ASKED) throw badRequest('Ask for at most 10,000 documents at a time.');
}
