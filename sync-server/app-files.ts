import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptedEncodings } from './border/accepted-encodings.ts';
import { Refusal } from './errors.ts';

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** Pictures and fonts are compressed as they are; what is shorter than this gains nothing. */
const COMPRESSIBLE = /^(text\/|application\/(json|manifest\+json)|image\/svg)/;
const LEAST_BYTES = 1024;

interface AppFile {
  readonly bytes: Buffer;
  /** Made when somebody first asks for it: the same bytes for everybody, and nothing of anybody in them. */
  readonly gzip: () => Buffer | null;
  readonly type: string;
  readonly etag: string;
  readonly cache: string;
}

/**
 * Serves the built app. Its files are read once, at the start, so that a path can name nothing else on the disk; a path
 * without an extension is one of the app's own screens and gets index.html.
 */
export function appFiles(app: FastifyInstance, folder: string): void {
  const files = readFiles(folder);
  app.get('/*', (request, reply) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = files.get(path) ?? (isScreen(path) ? files.get('/index.html') : undefined);
    if (!file) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
    return send(reply, file, request);
  });
}

function readFiles(folder: string): ReadonlyMap<string, AppFile> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const url = path.slice(folder.length).replaceAll('\\', '/');
      return [url, fileOf(url, readFileSync(path))];
    }),
  );
}

function fileOf(url: string, bytes: Buffer): AppFile {
  const type = TYPES.get(extname(url)) ?? 'application/octet-stream';
  const isWorthIt = COMPRESSIBLE.test(type) && bytes.length >= LEAST_BYTES;
  let packed: Buffer | null = null;
  return {
    bytes,
    gzip: () => (isWorthIt ? (packed ??= gzipSync(bytes, { level: 9 })) : null),
    type,
    etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`,
    // The build puts a content hash into the name of everything under assets/.
    cache: url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

function send(reply: FastifyReply, file: AppFile, { headers }: FastifyRequest): FastifyReply {
  const packed = acceptedEncodings(headers['accept-encoding'])?.gzip === true ? file.gzip() : null;
  // Two forms of one file are two things to whatever keeps them on the way.
  const etag = packed ? file.etag.replace(/"$/, '-gzip"') : file.etag;
  void reply.headers({ etag, 'cache-control': file.cache, vary: 'accept-encoding' });
  if (headers['if-none-match'] === etag) return reply.code(304).send();
  if (packed) void reply.header('content-encoding', 'gzip');
  return reply.type(file.type).send(packed ?? file.bytes);
}

/** The server's own places are never the app's, known or not. */
function isScreen(path: string): boolean {
  return extname(path) === '' && !/^\/(api|db|photos|s|r)(\/|$)/.test(path);
}
