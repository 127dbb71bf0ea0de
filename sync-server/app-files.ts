import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
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

interface AppFile {
  readonly bytes: Buffer;
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
    return send(reply, file, request.headers['if-none-match']);
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
  return {
    bytes,
    type: TYPES.get(extname(url)) ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`,
    // The build puts a content hash into the name of everything under assets/.
    cache: url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

function send(reply: FastifyReply, file: AppFile, known: string | undefined): FastifyReply {
  void reply.headers({ etag: file.etag, 'cache-control': file.cache });
  if (known === file.etag) return reply.code(304).send();
  return reply.type(file.type).send(file.bytes);
}

/** The server's own places are never the app's, known or not. */
function isScreen(path: string): boolean {
  return extname(path) === '' && !/^\/(api|db|photos|s|r)(\/|$)/.test(path);
}
