import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { Refusal } from '../errors.ts';
import type { DatabaseAction, Identity, Parts } from '../parts.ts';
import { isJsonType, parseJson } from './json-body.ts';
import { queryOf } from './query.ts';

/** One request, with all that a handler may look at. */
export interface Call {
  readonly who: Identity | null;
  readonly method: string;
  /** Empty where the path names no database. */
  readonly database: string;
  /** The document's id; empty where the path names none. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly headers: FastifyRequest['headers'];
  /** From which address of the network it came. */
  readonly address: string;
  /** The address of the API without a slash at its end, like `http://127.0.0.1:8420/db`. */
  readonly base: string;
  /** The whole body; empty where it comes as a stream. */
  readonly body: Buffer;
  /** The body as it arrives, where a route takes it so; one that is read whole is in `body`. */
  readonly stream: Readable;
  /** The name of an attachment; empty where the path names none. */
  readonly attachment: string;
  /** Runs the task once, when the client has gone or the server ends. For answers that wait. */
  readonly whenGone: (task: () => void) => void;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** JSON that is written out already, without the line's end. */
  readonly text?: string;
  /** Sent as it is. */
  readonly bytes?: Buffer;
  /** Sent as it comes; started only when the answer has a body. */
  readonly stream?: () => Readable;
}

export interface Method {
  /** What access is asked; null only where everybody may. */
  readonly action: DatabaseAction | null;
  readonly answer: (call: Call) => Answer | Promise<Answer>;
}

/** GET answers HEAD too. A method that is not listed is answered 405. */
export type Methods = Readonly<Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE' | 'COPY', Method>>>;

const ALL_METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'COPY'];

export interface EndpointContext {
  readonly parts: Parts;
  /** The tasks of answers that wait; run when the server ends. */
  readonly waiting: Set<() => void>;
}

/** Adds one endpoint of CouchDB: who asks, whether they may, then the handler, then CouchDB's way of answering. */
export function endpoint(
  app: FastifyInstance,
  context: EndpointContext,
  url: string,
  methods: Methods,
): void {
  app.route({
    method: ALL_METHODS,
    url,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const method = methods[request.method === 'HEAD' ? 'GET' : (request.method as keyof Methods)];
      const { parts, waiting } = context;
      const who = await parts.identify(request);
      if (!method) throw notAllowed(methods);
      const call = callOf(request, reply, who, waiting);
      demand(parts, call, method.action);
      return send(reply, request.method, await method.answer(call));
    },
  });
}

/** The JSON of a request that says it is JSON. Throws CouchDB's refusals. */
export function demandJson(call: Call): unknown {
  demandJsonType(call);
  return parseJson(call.body);
}

/** That a request says it is JSON, where CouchDB reads no more of it than that. */
export function demandJsonType(call: Call): void {
  if (!isJsonType(call.headers['content-type'])) {
    throw new Refusal(415, 'bad_content_type', 'Content-Type must be application/json');
  }
}

function notAllowed(methods: Methods): Refusal {
  const names = Object.keys(methods).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
  const list = names.sort().join(',');
  return new Refusal(405, 'method_not_allowed', `Only ${list} allowed`, { allow: list });
}

function callOf(
  request: FastifyRequest,
  reply: FastifyReply,
  who: Identity | null,
  waiting: Set<() => void>,
): Call {
  const params = request.params as Readonly<Record<string, string | undefined>>;
  return {
    who,
    method: request.method,
    database: params['database'] ?? '',
    id: idOf(params),
    query: queryOf(request),
    headers: request.headers,
    address: request.ip,
    base: `${request.protocol}://${request.host}/db`,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    stream: request.body instanceof Readable ? request.body : Readable.from([]),
    attachment: params['*'] ?? '',
    whenGone(task) {
      waiting.add(task);
      reply.raw.once('close', () => {
        if (waiting.delete(task)) task();
      });
    },
  };
}

function idOf(params: Readonly<Record<string, string | undefined>>): string {
  if (params['design'] !== undefined) return `_design/${params['design']}`;
  if (params['local'] !== undefined) return `_local/${params['local']}`;
  return params['id'] ?? '';
}

function demand(parts: Parts, call: Call, action: DatabaseAction | null): void {
  if (action === null) return;
  const isLocal = call.id.startsWith('_local/');
  const isDesignWrite = action === 'write-documents' && call.id.startsWith('_design/');
  const asked = isLocal ? 'local-documents' : isDesignWrite ? 'write-design' : action;
  const { database, id } = call;
  parts.storage.read((view) =>
    parts.access.demand(
      view,
      call.who,
      id === '' ? { action: asked, database } : { action: asked, database, id },
    ),
  );
}

function send(reply: FastifyReply, method: string, answer: Answer): FastifyReply {
  void reply.code(answer.status).headers({ 'cache-control': 'must-revalidate', ...answer.headers });
  if (!reply.hasHeader('content-type')) void reply.type('application/json');
  if (answer.stream) return reply.send(method === 'HEAD' ? '' : answer.stream());
  if (answer.bytes) return reply.send(method === 'HEAD' ? '' : answer.bytes);
  const text = answer.text ?? (answer.json === undefined ? null : JSON.stringify(answer.json));
  return reply.send(text === null ? '' : `${text}\n`);
}
