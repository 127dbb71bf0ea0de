import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isJsonType } from '../couch/json-body.ts';
import { Refusal } from '../errors.ts';
import { headersFor, isDataPath, NEVER_KEPT } from './headers.ts';

export interface BorderOptions {
  /** `https://...` where the landlord serves it; null on this machine's own loopback. */
  readonly publicUrl: string | null;
  /** The demo answers to this machine alone. */
  readonly demo: boolean;
  /** Where a line for each request goes: method, route, status, milliseconds, and nothing else. */
  readonly log: (line: string) => void;
}

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'COPY']);
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];
/** Where a signed-in browser is answered with somebody's data. */
const PRIVATE = /^\/(api|db|photos|metrics)(\/|$)/;
/** Where bodies are no JSON: photos, and attachments of ordinary databases. */
const NO_JSON = /^\/photos\/|^\/db\/[^/]+\/[^/]+\/[^/]+/;
const DATABASES = /^\/db\//;
/** Pages for people outside, opened by what their address holds and by no cookie. */
const PAGE = /^\/[sr]\/:/;

/** Hooks over every route: who may talk to this server at all, and what every answer carries. */
export function border(app: FastifyInstance, options: BorderOptions): void {
  const https = options.publicUrl?.startsWith('https://') ?? false;
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headersFor(isData(request), https));
    demandHost(request, options);
    const isAsked = request.method !== 'OPTIONS' && isPrivate(request);
    if (CHANGING.has(request.method) || isAsked) demandOwnOrigin(request, options);
    if (CHANGING.has(request.method)) demandJson(request);
  });
  app.addHook('onSend', async (request, reply) => {
    // Whatever a route says, data is never kept by anything on the way, nor compressed there (docs/decisions/0157).
    if (isData(request)) void reply.header('cache-control', NEVER_KEPT);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)';
    const ms = Math.round(reply.elapsedTime);
    options.log(`${request.method} ${route} ${reply.statusCode} ${ms}ms`);
  });
}

function demandHost(request: FastifyRequest, { demo, publicUrl }: BorderOptions): void {
  const isLoopback = LOOPBACK_HOST.test(request.headers.host ?? '');
  if (demo && (!isLoopback || FORWARDED.some((name) => request.headers[name] !== undefined))) {
    throw new Refusal(
      421,
      'misdirected_request',
      'The demo answers on this computer only. Open it as http://localhost.',
    );
  }
  if (publicUrl === null && !isLoopback) {
    throw new Refusal(421, 'misdirected_request', 'This server does not answer under this name.');
  }
}

/** Looking is noted in the journal, so no other page may make a browser look either. */
function isPrivate(request: FastifyRequest): boolean {
  return PRIVATE.test(request.routeOptions.url ?? '');
}

/** A page of another site can make a browser send anything, with cookies; a browser always says where it comes from. */
function demandOwnOrigin(request: FastifyRequest, { publicUrl }: BorderOptions): void {
  const { origin, host = '' } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const own = LOOPBACK_HOST.test(host) ? [`http://${host}`] : [];
  // A page that sends no referrer sends its form with an origin that says nothing.
  const unsaid = isPage(request) ? ['null'] : [];
  const allowed = [...own, ...unsaid, ...(publicUrl === null ? [] : [new URL(publicUrl).origin])];
  if (isForeignSite || (origin !== undefined && !allowed.includes(origin))) {
    throw new Refusal(403, 'forbidden', 'This request came from another site. Open Homefile itself.');
  }
}

function isPage(request: FastifyRequest): boolean {
  return PAGE.test(request.routeOptions.url ?? '');
}

/** A form of another site cannot send JSON, and no PUT: CouchDB asks of none to what type it is, so neither do we. */
function demandJson(request: FastifyRequest): void {
  const route = request.routeOptions.url ?? '';
  if (!isData(request) || isPage(request) || NO_JSON.test(route)) return;
  if (request.method === 'PUT' && DATABASES.test(route)) return;
  const { 'content-length': length, 'transfer-encoding': encoding, 'content-type': type } = request.headers;
  const hasBody = encoding !== undefined || (length !== undefined && length !== '0');
  if (hasBody && !isJsonType(type)) {
    throw new Refusal(415, 'bad_content_type', 'Content-Type must be application/json');
  }
}

/** By the route it found, because an address may be written in many ways; by the address where it found none. */
function isData(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '/';
  return isDataPath(request.routeOptions.url ?? path) || isDataPath(path);
}
