import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { parseJson } from './json-body.ts';

/** The query of a request as it was sent. A name that comes twice stays text: Fastify's own reading makes it a list. */
export function queryOf(request: FastifyRequest): URLSearchParams {
  const [, search = ''] = /\?(.*)$/s.exec(request.raw.url ?? '') ?? [];
  return new URLSearchParams(search);
}

const queryError = (reason: string) => new Refusal(400, 'query_parse_error', reason);

/** Parameters of a request, read as CouchDB reads them: from the query, or from a POST body that may hold some of them. */
export class Query {
  readonly #search: URLSearchParams;
  readonly #body: ReadonlyMap<string, unknown>;

  constructor(search: URLSearchParams, body: Readonly<Record<string, unknown>> = {}) {
    this.#search = search;
    this.#body = new Map(Object.entries(body));
  }

  /** A parameter in the body comes before one in the query. */
  text(name: string): string | undefined {
    const value = this.#body.get(name);
    return value === undefined ? (this.#search.get(name) ?? undefined) : String(value);
  }

  /** True for `true` alone: CouchDB ignores other values of its document options. */
  flag(name: string): boolean {
    return this.text(name) === 'true';
  }

  boolean(name: string, otherwise: boolean): boolean {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    if (text !== 'true' && text !== 'false') throw queryError('Invalid boolean parameter.');
    return text === 'true';
  }

  /** A whole number of 0 or more. */
  count(name: string, otherwise: number): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    if (/^-\d+$/.test(text)) throw queryError('Invalid value for positive integer.');
    if (!/^\d{1,15}$/.test(text)) throw queryError('Invalid value for integer.');
    return Number(text);
  }

  /** A value written as JSON in the query, or as it is in a body. Undefined when it was not given. */
  json(...names: readonly string[]): unknown {
    for (const name of names) {
      if (this.#body.has(name)) return this.#body.get(name);
      const text = this.#search.get(name);
      if (text !== null) return parseJson(Buffer.from(text));
    }
    return undefined;
  }
}
