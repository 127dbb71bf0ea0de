import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';
import type { Limits } from './limits.ts';
import type { Traffic } from './traffic.ts';

/** How often it is looked for requests that are too slow. */
const LOOKED_MS = 5_000;
/** How often, while the server ends, connections are closed whose answer was sent. */
const SWEPT_MS = 50;

/** What holds for a connection before anybody knows what it asks. */
export function connectionOptions(limits: Limits) {
  return {
    requestTimeout: limits.requestSeconds * 1000,
    connectionTimeout: limits.idleSeconds * 1000,
    http: {
      headersTimeout: limits.headSeconds * 1000,
      connectionsCheckingInterval: Math.min(LOOKED_MS, limits.headSeconds * 250),
    },
    // Who comes while the server ends is refused by `countTraffic`, in CouchDB's shape.
    return503OnClosing: false,
    clientErrorHandler(error: ConnectionError, socket: Socket) {
      if (socket.writable && error.code !== 'ECONNRESET') socket.write(rawAnswer(refusalOf(error)));
      socket.destroy(error);
    },
  } satisfies FastifyHttpOptions<Server>;
}

/** Hooks over every route: each request is counted in and out, and none begins while the server ends. */
export function countTraffic(app: FastifyInstance, traffic: Traffic): void {
  app.server.maxConnections = traffic.limits.connections;
  app.addHook('onRequest', async (request, reply) => {
    traffic.enter(request.ip);
    // Not `onResponse`: an answer whose reader went away has none.
    reply.raw.once('close', () => traffic.leave());
  });
  app.addHook('preClose', async () => {
    traffic.end();
    // Whoever keeps the connection for a next request would be waited for.
    const closing = setInterval(() => app.server.closeIdleConnections(), SWEPT_MS);
    app.server.once('close', () => clearInterval(closing));
  });
}

interface ConnectionError extends Error {
  readonly code?: string;
}

function refusalOf({ code }: ConnectionError): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return HEAD_TOO_LARGE;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return TOO_SLOW;
  return NO_REQUEST;
}

/** An answer to what was no request: there is no reply to send it by. */
function rawAnswer({ status, code, reason }: Refusal): string {
  const body = `${JSON.stringify({ error: code, reason })}\n`;
  const head = [
    `HTTP/1.1 ${status} ${code}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

const HEAD_TOO_LARGE = new Refusal(431, 'headers_too_large', 'The headers of the request are too large.');
const TOO_SLOW = new Refusal(408, 'request_timeout', 'The request took too long to arrive. Try again.');
const NO_REQUEST = new Refusal(400, 'bad_request', 'This is not an HTTP request.');
