import { fail, ok, type Result } from '#domain/result.ts';

/** Why a call brought no answer that can be used. */
export interface ApiProblem {
  /**
   * `no-signal`: nobody was reached in time. `signed-out`: the session has ended. `refused`: the server said no, and will
   * say no again. `busy`: it cannot just now (5xx, or too much at once).
   */
  readonly because: 'no-signal' | 'signed-out' | 'refused' | 'busy';
  /** The HTTP status, or 0 where nobody answered. */
  readonly status: number;
  /** The server's own sentence, or a plain one. */
  readonly sentence: string;
  /** CouchDB's error word, where the server gave one. */
  readonly code: string | null;
}

export type Answer = Result<unknown, ApiProblem>;

const TIMEOUT_MS = 20_000;

/** Homefile's own interface, for JSON. Every call ends: in an answer, a refusal or a time-out. */
export class Api {
  readonly #fetch: typeof fetch;

  constructor(send: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = send;
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
    return response.value.ok ? ok(answer) : fail(problemOf(response.value.status, answer));
  }

  /** Any other request, with the session's cookie and a time limit; any status is an answer. */
  async send(
    path: string,
    init: RequestInit,
    timeoutMs: number = TIMEOUT_MS,
  ): Promise<Result<Response, ApiProblem>> {
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      return ok(await this.#fetch(path, { ...init, credentials: 'same-origin', signal, cache: 'no-store' }));
    } catch {
      // A browser tells no more than that the request did not come through.
      return fail(NO_SIGNAL);
    }
  }
}

const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** Nobody was reached. */
export const NO_SIGNAL: ApiProblem = {
  because: 'no-signal',
  status: 0,
  sentence: 'The office was not reached. Everything here is kept, and will be tried again by itself.',
  code: null,
};

/** What a status that is no success means, with the server's own words where it gave some. */
export function problemOf(status: number, answer: unknown): ApiProblem {
  const { error, reason } = typeof answer === 'object' && answer !== null ? (answer as ErrorBody) : {};
  const because =
    status === 401 ? 'signed-out' : status === 429 || status === 408 || status >= 500 ? 'busy' : 'refused';
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

/** The JSON of an answer; null where it has none or is not JSON (a page put in between by a network). */
export async function jsonOf(response: Response): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await response.text());
    return value;
  } catch {
    return null;
  }
}
