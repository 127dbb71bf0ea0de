import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { appFiles } from './app-files.ts';
import type { EndpointContext } from './couch/endpoint.ts';
import { unpacked } from './couch/unpacked.ts';
import { answerFor, Refusal } from './errors.ts';
import type { Parts } from './parts.ts';
import { connectionOptions, countTraffic } from './limits/connections.ts';
import { limitStrangers } from './limits/strangers.ts';
import { allDocsRoutes } from './routes/all-docs.ts';
import { attachmentRoutes } from './routes/attachment.ts';
import { bulkDocsRoutes } from './routes/bulk-docs.ts';
import { bulkGetRoutes } from './routes/bulk-get.ts';
import { changesRoutes } from './routes/changes.ts';
import { databaseRoutes } from './routes/database.ts';
import { documentRoutes } from './routes/document.ts';
import { localDocumentRoutes } from './routes/local-document.ts';
import { notOfferedRoutes } from './routes/not-offered.ts';
import { purgeRoutes } from './routes/purge.ts';
import { revsDiffRoutes } from './routes/revs-diff.ts';
import { serverRoutes } from './routes/server.ts';
import { settingsRoutes } from './routes/settings.ts';

const LARGEST_BODY_BYTES = 16 * 1024 * 1024;
const LONGEST_PARAMETER = 4096;

/** The server's table of contents: the border, Homefile's own routes, CouchDB under `/db`, the app. Nothing else exists. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: LARGEST_BODY_BYTES,
    ...connectionOptions(parts.traffic.limits),
    trustProxy: parts.proxies === null ? false : [...parts.proxies],
    routerOptions: { maxParamLength: LONGEST_PARAMETER, ignoreTrailingSlash: true },
    rewriteUrl: (request) => plusAsSpace(request.url ?? '/'),
    frameworkErrors: (error, _request, reply) => void refuse(reply, error),
  });
  app.addHttpMethod('COPY');
  app.setErrorHandler((error, _request, reply) => refuse(reply, error));
  app.setNotFoundHandler((_request, reply) =>
    refuse(reply, new Refusal(404, 'not_found', 'There is nothing at this address.')),
  );

  parts.border(app);
  countTraffic(app, parts.traffic);
  for (const addRoutes of parts.routes) addRoutes(app);
  await app.register(async (db) => couchRoutes(db, parts), { prefix: '/db' });
  if (parts.appFolder) appFiles(app, parts.appFolder);
  return app;
}

function couchRoutes(db: FastifyInstance, parts: Parts): void {
  const context: EndpointContext = { parts, waiting: new Set() };
  limitStrangers(db, parts);
  // Open feeds are ended before the server waits for its connections.
  db.addHook('preClose', async () => {
    for (const task of context.waiting) task();
  });
  db.removeAllContentTypeParsers();
  db.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, ({ headers }, body, done) => {
    unpacked(headers['content-encoding'], body, LARGEST_BODY_BYTES).then((bytes) => done(null, bytes), done);
  });
  // A document with its attachments is read as it arrives.
  db.addContentTypeParser(/^multipart\/related/i, (_request, body, done) => done(null, body));

  serverRoutes(db, context);
  databaseRoutes(db, context);
  settingsRoutes(db, context);
  allDocsRoutes(db, context);
  changesRoutes(db, context);
  revsDiffRoutes(db, context);
  bulkDocsRoutes(db, context);
  bulkGetRoutes(db, context);
  purgeRoutes(db, context);
  localDocumentRoutes(db, context);
  notOfferedRoutes(db, context);
  documentRoutes(db, context);
  void db.register(async (streamed) => {
    streamed.removeAllContentTypeParsers();
    streamed.addContentTypeParser('*', (_request, body, done) => done(null, body));
    attachmentRoutes(streamed, context);
  });
}

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  const answer = answerFor(error, (line) => process.stderr.write(`${line}\n`));
  return reply
    .code(answer.status)
    .headers(answer.headers)
    .type('application/json')
    .send(`${JSON.stringify(answer.body)}\n`);
}

/** CouchDB reads a plus in a path as a space. */
function plusAsSpace(url: string): string {
  if (!url.startsWith('/db/')) return url;
  const [, path = '', rest = ''] = /^([^?]*)(.*)$/s.exec(url) ?? [];
  return path.replaceAll('+', '%20') + rest;
}
