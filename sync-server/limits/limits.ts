import { fail, ok, type Result } from '#domain/result.ts';

/** How much the server takes on. What each number means to whoever runs it is in docs/deployment.md. */
export interface Limits {
  /** Connections at once; further ones are closed unanswered. */
  readonly connections: number;
  /** Requests being worked on at once, open feeds aside. */
  readonly requests: number;
  /** Feeds that wait for changes, in all and for each account. Administrators are held to the first alone. */
  readonly feeds: number;
  readonly feedsPerAccount: number;
  /** Requests a second that may go on for ever; twenty times as many may come at once. */
  readonly requestsPerAccount: number;
  readonly requestsPerAddress: number;
  /** How long the head of a request may take, a whole request, and a connection on which nothing moves. */
  readonly headSeconds: number;
  readonly requestSeconds: number;
  readonly idleSeconds: number;
  /** How long what was begun may take to finish once the server is told to end. */
  readonly stopSeconds: number;
}

export const USUAL_LIMITS: Limits = {
  connections: 12_000,
  requests: 2_000,
  feeds: 6_000,
  feedsPerAccount: 50,
  requestsPerAccount: 500,
  requestsPerAddress: 500,
  headSeconds: 20,
  requestSeconds: 600,
  idleSeconds: 300,
  // A container is given 10 seconds.
  stopSeconds: 8,
};

const NAMES = Object.keys(USUAL_LIMITS) as readonly (keyof Limits)[];

/** Reads `feeds=9000 stopSeconds=20`; what is not named stays as usual. The problem is a sentence for the terminal. */
export function limitsIn(text: string | undefined): Result<Limits, string> {
  const changed: Partial<Record<keyof Limits, number>> = {};
  for (const word of (text ?? '').split(/[\s,]+/).filter((one) => one !== '')) {
    const [, name, digits] = /^(\w+)=(\d{1,7})$/.exec(word) ?? [];
    const known = NAMES.find((one) => one === name);
    if (known === undefined || Number(digits) === 0) return fail(PROBLEM);
    changed[known] = Number(digits);
  }
  const limits = { ...USUAL_LIMITS, ...changed };
  return limits.headSeconds > limits.requestSeconds ? fail(HEAD_PROBLEM) : ok(limits);
}

const PROBLEM = `HOMEFILE_LIMITS must be like "feeds=9000 stopSeconds=20". The names are ${NAMES.join(', ')}.`;
const HEAD_PROBLEM = 'In HOMEFILE_LIMITS, headSeconds must not be more than requestSeconds.';
