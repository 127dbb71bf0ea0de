import { SESSION_SECRET_HEADER } from '#domain/access/bound-session.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { untilNextTask } from './idle.ts';

/** Why a call brought no answer that can be used. */
export interface ApiProblem {
  /**
   * `no-signal`: nobody was reached in time. `signed-out`: the session has ended. `refused`: the server said no, and will
   * say no again. `busy`: it cannot just now (5xx, or too much at once). `not-the-office`: something in between answered,
   * such as a Wi-Fi that asks to sign in; nothing that it says counts.
   */
  readonly because: 'no-signal' | 'signed-out' | 'refused' | 'busy' | 'not-the-office';
  /** The HTTP status, or 0 where nobody answered. */
  readonly status: number;
  /** The server's own sentence, or a plain one. */
  readonly sentence: string;
  /** CouchDB's error word, where the server gave one. */
  readonly code: string | null;
}

export type Answer = Result<unknown, ApiProblem>;

const TIMEOUT_MS = 20_000;

/** Where the secret of the session is, each time it is asked for; null where none is known. */
export type SessionSecret = () => Promise<string | null>;

/** Homefile's own interface, for JSON. Every call ends: in an answer, a refusal or a time-out. */
export class Api {
  readonly #fetch: typeof fetch;
  readonly #ended: AbortSignal | null;
  /** Of the session that the cookies carry: null at a desk, and before anybody has opened a vault. */
  readonly secret: SessionSecret;

  constructor(
    send: typeof fetch = (input, init) => fetch(input, init),
    ended: AbortSignal | null = null,
    secret: SessionSecret = () => Promise.resolve(null),
  ) {
    this.#fetch = send;
    this.#ended = ended;
    this.secret = secret;
  }

  /** What ends all calls at once, or null. */
  get ended(): AbortSignal | null {
    return this.#ended;
  }

  /** The same interface, whose calls all end at once when `ended` says so. */
  until(ended: AbortSignal): Api {
    return new Api(this.#fetch, ended, this.secret);
  }

  /** The same interface, whose calls show the secret of their session. */
  showing(secret: SessionSecret): Api {
    return new Api(this.#fetch, this.#ended, secret);
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.call('POST', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.call('DELETE', path);
  }

  /** Sends JSON and reads JSON. */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { accept: 'application/json', ...(body === undefined ? {} : JSON_TYPE) };
    const response = await this.send(path, { method, headers, ...sent });
    if (!response.ok) return response;
    const answer = await jsonOf(response.value);
    if (response.value.ok && answer === null)
      return fail({ ...NOT_THE_OFFICE, status: response.value.status });
    return response.value.ok ? ok(answer) : fail(problemOf(response.value.status, answer));
  }

  /** Any other request, with the session's cookie and secret and a time limit; any status is an answer. */
  async send(
    path: string,
    init: RequestInit,
    timeoutMs: number = TIMEOUT_MS,
  ): Promise<Result<Response, ApiProblem>> {
    try {
      const signal = firstOf([AbortSignal.timeout(timeoutMs), this.#ended, init.signal]);
      const secret = await Promise.race([this.secret(), ending(signal)]);
      const headers = new Headers(init.headers);
      if (secret !== null) headers.set(SESSION_SECRET_HEADER, secret);
      const how = { credentials: 'same-origin', cache: 'no-store' } as const;
      // Whatever asked is done with first: to hand a request over takes a slow phone as long as a frame.
      await untilNextTask();
      return ok(await this.#fetch(path, { ...init, ...how, headers, signal }));
    } catch {
      // A browser tells no more than that the request did not come through. A secret that could not be read is asked for again.
      return fail(NO_SIGNAL);
    }
  }
}

/** Rejects when this signal says that nobody waits any more. */
function ending(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => reject(new Error('Nobody waits for it any more.'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** Nobody was reached. */
export const NO_SIGNAL: ApiProblem = {
  because: 'no-signal',
  status: 0,
  sentence: 'The office was not reached. Everything here is kept, and will be tried again by itself.',
  code: null,
};

/** Something in between answered in the office's place. */
export const NOT_THE_OFFICE: ApiProblem = {
  because: 'not-the-office',
  status: 200,
  sentence:
    'What answered was not the office: perhaps this Wi-Fi asks you to sign in first. Sign in to it, or switch it off. Everything here is kept.',
  code: null,
};

/**
 * What a status that is no success means, with the server's own words where it gave some. Only the office's own answer
 * can refuse or sign out: a proxy or a Wi-Fi page in between that says 403 or 407 proves nothing about what was sent.
 */
export function problemOf(status: number, answer: unknown): ApiProblem {
  const { error, reason } = typeof answer === 'object' && answer !== null ? (answer as ErrorBody) : {};
  const busy = status === 429 || status === 408 || status >= 500;
  if (!busy && typeof error !== 'string') return { ...NOT_THE_OFFICE, status };
  const because = status === 401 ? 'signed-out' : busy ? 'busy' : 'refused';
  return {
    because,
    status,
    sentence: typeof reason === 'string' && reason !== '' ? reason : PLAIN[because],
    code: typeof error === 'string' ? error : null,
  };
}

interface ErrorBody {
  readonly error?: unknown;
  readonly reason?: unknown;
}

const PLAIN = {
  'signed-out': 'Your work is safe. Sign in again to send it.',
  busy: 'The office’s server cannot take it just now. It will be tried again by itself.',
  refused: 'The office’s server did not take it. Ring the office.',
} as const;

/** A signal that ends with the first of these. Where a browser cannot join them, the time limit alone holds. */
function firstOf([limit, ...others]: readonly [
  AbortSignal,
  ...(AbortSignal | null | undefined)[],
]): AbortSignal {
  const given = others.filter((one) => one !== null && one !== undefined);
  return given.length > 0 && 'any' in AbortSignal ? AbortSignal.any([limit, ...given]) : limit;
}

/** The JSON of an answer; null where it has none or is not JSON (a page put in between by a network). */
export async function jsonOf(response: Response): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await response.text());
    return value;
  } catch {
    return null;
  }
}
