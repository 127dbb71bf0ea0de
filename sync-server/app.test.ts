import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from './app.ts';
import { adminOnly } from './couch/admin-only.fixture.ts';
import { Refusal } from './errors.ts';
import type { Storage } from './storage/storage.ts';
import { openSqliteStorage } from './storage/sqlite/open.ts';

const authorization = `Basic ${Buffer.from('admin:secret').toString('base64')}`;
const json = { 'content-type': 'application/json' };

const LONG_SCRIPT = 'start();\n'.repeat(500);

describe('the server’s answers', () => {
  let storage: Storage;
  let app: FastifyInstance;
  let mayRead: boolean;

  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'homefile-app-'));
    const appFolder = join(folder, 'app');
    mkdirSync(join(appFolder, 'assets'), { recursive: true });
    writeFileSync(join(appFolder, 'index.html'), '<!doctype html><title>Homefile</title>');
    writeFileSync(join(appFolder, 'assets/main.js'), 'start()');
    writeFileSync(join(appFolder, 'assets/long.js'), LONG_SCRIPT);
    writeFileSync(join(appFolder, 'assets/long.woff2'), LONG_SCRIPT);
    writeFileSync(join(folder, 'secret.txt'), 'not for serving');
    storage = openSqliteStorage(join(folder, 'data'));
    mayRead = true;
    const parts = adminOnly(storage, { name: 'admin', password: 'secret' });
    const access: typeof parts.access = {
      demand(view, who, request) {
        if (!mayRead) throw new Refusal(403, 'forbidden', 'You are not allowed to access this db.');
        parts.access.demand(view, who, request);
      },
    };
    const broken = (server: FastifyInstance) => {
      server.get('/api/broken', () => {
        throw new Error('canary-in-a-message');
      });
    };
    app = await buildApp({ ...parts, access, appFolder, routes: [broken] });
    await storage.write((tx) => tx.documents.createDatabase('homes'));
  });
  afterEach(async () => {
    await app.close();
    await storage.close();
  });

  const ask = (options: InjectOptions) =>
    app.inject({ ...options, headers: { authorization, ...options.headers } });
  const post = (url: string, payload: string | Buffer, headers = json) =>
    ask({ method: 'POST', url, payload, headers });

  it('identifies itself with and without a slash', async () => {
    for (const url of ['/db', '/db/']) {
      expect((await app.inject(url)).json()).toMatchObject({
        couchdb: 'Welcome',
        vendor: { name: 'Homefile' },
      });
    }
  });

  it('refuses strangers and wrong passwords', async () => {
    expect((await app.inject('/db/homes')).statusCode).toBe(401);
    expect(
      (await app.inject({ url: '/db/homes', headers: { authorization: 'Basic eDp5' } })).statusCode,
    ).toBe(401);
  });

  it.each([
    ['half a document', '{"canary":', 400, 'bad_request'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, 'bad_request'],
    ['ten thousand brackets', '['.repeat(10_000) + ']'.repeat(10_000), 400, 'bad_request'],
    ['seventeen megabytes', `{"x":"${'x'.repeat(17_000_000)}"}`, 413, 'too_large'],
    ['a document over eight megabytes', `{"x":"${'x'.repeat(8_100_000)}"}`, 413, 'document_too_large'],
    ['no body', '', 400, 'bad_request'],
  ])('answers %s with a refusal that does not repeat it', async (_name, payload, status, error) => {
    const answer = await post('/db/homes', payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error });
    expect(answer.body).not.toContain('canary');
  });

  it('takes JSON only where a form could post', async () => {
    for (const url of ['/db/homes', '/db/homes/_bulk_docs', '/db/homes/_revs_diff', '/db/homes/_bulk_get']) {
      expect((await post(url, '{"docs":[]}', { 'content-type': 'text/plain' })).statusCode).toBe(415);
    }
  });

  it('answers 404 and 405 in CouchDB’s form', async () => {
    expect((await ask({ url: '/db/none' })).json()).toEqual({
      error: 'not_found',
      reason: 'Database does not exist.',
    });
    const wrong = await ask({ method: 'PATCH', url: '/db/homes/a' });
    expect([wrong.statusCode, wrong.headers['allow']]).toEqual([405, 'COPY,DELETE,GET,HEAD,POST,PUT']);
    expect((await ask({ url: '/api/nothing' })).json()).toMatchObject({ error: 'not_found' });
  });

  it('answers a fault with a bare 500 and notes where it was, not what it said', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const answer = await ask({ url: '/api/broken' });
    const log = written.mock.calls.join('\n');
    written.mockRestore();
    expect([answer.statusCode, answer.json().error]).toEqual([500, 'unknown_error']);
    expect(log).toContain('app.test.ts');
    expect(answer.body + log).not.toContain('canary-in-a-message');
  });

  it('ends open longpolls when it closes, and answers them', async () => {
    const waiting = ask({ url: '/db/homes/_changes?feed=longpoll&since=now&heartbeat=10000' });
    await new Promise(setImmediate);
    await app.close();
    expect((await waiting).json()).toMatchObject({ results: [], pending: 0 });
  });

  it('ends a feed without another row when its reader may no longer read', async () => {
    const waiting = ask({ url: '/db/homes/_changes?feed=longpoll&since=now&timeout=60000' });
    await new Promise(setImmediate);
    mayRead = false;
    await storage.write((tx) =>
      tx.documents.put('homes', { id: 'a', parent: null, deleted: false, body: {} }),
    );
    expect((await waiting).json().results).toEqual([]);
  });

  it('pages long listings without losing or doubling a row', async () => {
    const ids = Array.from({ length: 1203 }, (_, n) => `d${String(n).padStart(4, '0')}`);
    await storage.write((tx) =>
      ids.forEach((id) => tx.documents.put('homes', { id, parent: null, deleted: false, body: {} })),
    );
    const idsOf = async (url: string, list: 'rows' | 'results') =>
      (await ask({ url })).json<Record<string, { id: string }[]>>()[list]?.map((row) => row.id);
    expect(await idsOf('/db/homes/_all_docs', 'rows')).toEqual(ids);
    expect(await idsOf('/db/homes/_all_docs?descending=true&skip=2&limit=1100', 'rows')).toEqual(
      ids.toReversed().slice(2, 1102),
    );
    expect(await idsOf('/db/homes/_changes', 'results')).toEqual(ids);
    expect(await idsOf('/db/homes/_changes?limit=777', 'results')).toEqual(ids.slice(0, 777));
    expect(await idsOf('/db/homes/_changes?descending=true', 'results')).toEqual(ids.toReversed());
  });

  it('sends the app’s own files compressed to whoever asks, and no data', async () => {
    const packed = { 'accept-encoding': 'gzip, br' };
    const script = await ask({ url: '/assets/long.js', headers: packed });
    expect([script.headers['content-encoding'], script.headers['vary']]).toEqual(['gzip', 'accept-encoding']);
    expect(gunzipSync(script.rawPayload).toString()).toBe(LONG_SCRIPT);
    const plain = await ask({ url: '/assets/long.js' });
    expect([plain.body, plain.headers['content-encoding']]).toEqual([LONG_SCRIPT, undefined]);
    const known = String(script.headers['etag']);
    expect(known).not.toBe(plain.headers['etag']);
    const again = (headers: Record<string, string>) => ask({ url: '/assets/long.js', headers });
    expect((await again({ ...packed, 'if-none-match': known })).statusCode).toBe(304);
    expect((await again({ 'if-none-match': known })).statusCode).toBe(200);
    await post('/db/homes/_bulk_docs', JSON.stringify({ docs: [{ _id: 'a', note: LONG_SCRIPT }] }));
    const data = [
      '/db/homes/_all_docs?include_docs=true',
      '/db/homes/_changes?include_docs=true',
      '/db/homes/a',
    ];
    for (const url of [...data, '/assets/long.woff2', '/assets/main.js'])
      expect([url, (await ask({ url, headers: packed })).headers['content-encoding']]).toEqual([
        url,
        undefined,
      ]);
  });

  it('serves the app, its screens and nothing else on the disk', async () => {
    const page = await app.inject('/visits/today');
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const script = await app.inject('/assets/main.js');
    expect([script.body, script.headers['cache-control']]).toEqual([
      'start()',
      'public, max-age=31536000, immutable',
    ]);
    for (const url of [
      '/assets/gone.js',
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/api/x',
      '/photos/x',
      '/s/x',
    ]) {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('not for serving');
    }
  });
});
