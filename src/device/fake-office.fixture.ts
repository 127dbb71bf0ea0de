import { Api } from './api.ts';

/** What a request looked like to the office. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An `Api` whose office answers from a function; `null` is a network that is not there. */
export function officeThat(answer: (asked: Asked) => Response | null): { api: Api; asked: Asked[] } {
  const asked: Asked[] = [];
  const api = new Api((input, init = {}) => {
    const one = {
      method: init.method ?? 'GET',
      path: typeof input === 'string' ? input : '',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body,
    };
    asked.push(one);
    const response = answer(one);
    return response ? Promise.resolve(response) : Promise.reject(new TypeError('Failed to fetch'));
  });
  return { api, asked };
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const all = { 'content-type': 'application/json', ...headers };
  return new Response(JSON.stringify(body), { status, headers: all });
}
