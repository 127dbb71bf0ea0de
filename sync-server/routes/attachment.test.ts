import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { blobParts } from '../couch/take-attachment.ts';
import { BLOB_PART_BYTES } from '../storage/attachments.ts';

const BINARY = { 'content-type': 'application/octet-stream' };

describe('attachments of an ordinary database', () => {
  let server: TestServer;
  let admin: Browser;
  beforeEach(async () => {
    server = await aServer();
    admin = await Browser.signedIn(server, server.world.administrator);
    await admin.call('PUT', '/db/plain');
  });
  afterEach(() => server.close());

  const put = (name: string, bytes: Buffer | string, headers: Record<string, string> = BINARY, rev = '') =>
    admin.call('PUT', `/db/plain/doc/${name}${rev === '' ? '' : `?rev=${rev}`}`, bytes, headers);
  const get = (name: string, headers: Record<string, string> = {}) =>
    admin.call('GET', `/db/plain/doc/${name}`, undefined, headers);
  /** How many blobs are kept, by asking for one after another. */
  const blobsKept = () =>
    server.world.storage.read((view) =>
      Array.from({ length: 20 }, (_, blob) => view.documents.blobPart(blob, 0)).filter(
        (part) => part !== null,
      ),
    ).length;

  it('keeps one that is larger than a part, and gives any range of it', async () => {
    const bytes = Buffer.from(Array.from({ length: 2 * BLOB_PART_BYTES + 17 }, (_, at) => at % 251));
    expect((await put('large', bytes)).statusCode).toBe(201);
    const whole = await get('large');
    expect(whole.rawPayload.equals(bytes)).toBe(true);
    expect(whole.headers['content-length']).toBe(String(bytes.length));
    for (const [range, from, to] of [
      ['bytes=0-0', 0, 0],
      [`bytes=${BLOB_PART_BYTES - 2}-${BLOB_PART_BYTES + 2}`, BLOB_PART_BYTES - 2, BLOB_PART_BYTES + 2],
      ['bytes=-5', bytes.length - 5, bytes.length - 1],
      [`bytes=${2 * BLOB_PART_BYTES}-`, 2 * BLOB_PART_BYTES, bytes.length - 1],
      [`bytes=10-${bytes.length + 99}`, 10, bytes.length - 1],
    ] as const) {
      const part = await get('large', { range });
      expect([range, part.statusCode]).toEqual([range, 206]);
      expect(part.headers['content-range']).toBe(`bytes ${from}-${to}/${bytes.length}`);
      expect([range, part.rawPayload.equals(bytes.subarray(from, to + 1))]).toEqual([range, true]);
    }
    for (const range of [`bytes=${bytes.length}-`, 'bytes=9-3'])
      expect([range, (await get('large', { range })).statusCode]).toEqual([range, 416]);
  });

  it('forgets the bytes with the last revision that uses them', async () => {
    const { rev } = (await put('a', Buffer.alloc(2 * BLOB_PART_BYTES, 1))).json<{ rev: string }>();
    const next = (await put('b', 'small', BINARY, rev)).json<{ rev: string }>();
    expect(blobsKept()).toBe(2);
    expect(
      (await admin.call('POST', '/db/plain/_purge', JSON.stringify({ doc: [next.rev] }))).statusCode,
    ).toBe(201);
    expect(blobsKept()).toBe(0);
  });

  it('keeps nothing of bytes whose document is refused', async () => {
    await put('a', 'one');
    const kept = blobsKept();
    expect((await put('b', Buffer.alloc(3 * BLOB_PART_BYTES, 1))).statusCode).toBe(409);
    expect((await put('b', Buffer.alloc(3 * BLOB_PART_BYTES, 1), BINARY, '7-abc')).statusCode).toBe(409);
    expect(blobsKept()).toBe(kept);
  });

  it('takes bytes that come compressed, and gives them to whoever reads them either way', async () => {
    const packed = gzipSync('a long text, a long text, a long text');
    await put('t', packed, { 'content-type': 'text/plain', 'content-encoding': 'gzip' });
    expect((await get('t')).body).toBe('a long text, a long text, a long text');
    const same = await get('t', { 'accept-encoding': 'gzip' });
    expect(same.headers['content-encoding']).toBe('gzip');
    expect(same.rawPayload.equals(packed)).toBe(true);
    const lying = await admin.call('PUT', '/db/plain/other/t', 'not packed', {
      ...BINARY,
      'content-encoding': 'gzip',
    });
    expect(lying.statusCode).toBe(400);
    expect((await put('u', 'x', { ...BINARY, 'content-encoding': 'br' })).statusCode).toBe(415);
  });

  it('says how long it is, and is sent in a coding that its reader takes, or not at all', async () => {
    const text = 'a long text, '.repeat(500);
    await put('t', text, { 'content-type': 'text/plain' });
    const packed = await get('t', { 'accept-encoding': 'gzip;q=0.1' });
    expect([packed.headers['content-encoding'], gunzipSync(packed.rawPayload).toString()]).toEqual([
      'gzip',
      text,
    ]);
    expect(packed.headers['content-length']).toBe(String(packed.rawPayload.length));
    for (const refusing of ['gzip;q=0', 'br', '']) {
      const plain = await get('t', { 'accept-encoding': refusing });
      expect([plain.body, plain.headers['content-encoding']]).toEqual([text, undefined]);
      expect(plain.headers['content-length']).toBe(String(text.length));
    }
    const neither = await get('t', { 'accept-encoding': '*;q=0' });
    expect([neither.statusCode, neither.json()]).toMatchObject([406, { error: 'not_acceptable' }]);
    expect((await get('t', { 'accept-encoding': 'gzip;q=7' })).statusCode).toBe(400);
  });

  it('gives a browser nothing that it would open as a page', async () => {
    await put('page.html', '<script>alert(1)</script>', { 'content-type': 'text/html' });
    const { headers } = await get('page.html');
    expect(headers['content-disposition']).toBe('attachment');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it('never gives a number out again, so that a reader of what went is not sent something else', async () => {
    const stage = () => server.world.storage.write((tx) => tx.documents.stageBlob('plain'));
    const first = await stage();
    await server.world.storage.write((tx) => tx.documents.dropUnused(first));
    expect(await stage()).toBeGreaterThan(first);
    await server.world.storage.write((tx) => tx.documents.dropStaged());
    expect(await stage()).toBeGreaterThan(first + 1);
  });

  it('breaks off an answer whose bytes are taken away while they are read', async () => {
    await put('large', Buffer.alloc(3 * BLOB_PART_BYTES, 1));
    const { storage } = server.world;
    const attached = storage.read((view) => view.documents.get('plain', 'doc')?.attachments[0]);
    if (attached === undefined) throw new Error('It was attached.');
    const parts = blobParts(storage, attached);
    expect((await parts.next()).value).toHaveLength(BLOB_PART_BYTES);
    await admin.call('DELETE', '/db/plain');
    await expect(parts.next()).rejects.toThrow('taken away');
  });

  it('holds no more of them in memory than has room: a little that unpacks to much is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
    const type = { 'content-type': 'text/plain', 'content-encoding': 'gzip' };
    expect((await put('bomb', bomb, type)).statusCode).toBe(201);
    const whole = await admin.call('GET', '/db/plain/doc?attachments=true');
    expect([whole.statusCode, whole.body.length < 300]).toEqual([413, true]);
    expect((await admin.call('GET', '/db/plain/doc')).statusCode).toBe(200);
  });

  it('goes along with a copy of its document', async () => {
    await put('a', 'bytes');
    const copied = await admin.call('COPY', '/db/plain/doc', undefined, { destination: 'copy' });
    expect(copied.statusCode).toBe(201);
    expect((await admin.call('GET', '/db/plain/copy/a')).body).toBe('bytes');
  });

  const related = (body: string) =>
    admin.call('PUT', '/db/plain/doc', body, { 'content-type': 'multipart/related; boundary="b"' });
  const document = (attachments: object) =>
    `--b\r\nContent-Type: application/json\r\n\r\n${JSON.stringify({ _attachments: attachments })}\r\n`;

  it.each([
    ['without a last boundary', `${document({ f: { follows: true } })}--b\r\n\r\nhello`],
    ['without what should follow', `${document({ f: { follows: true } })}--b--`],
    ['with more than the document tells of', `${document({})}--b\r\n\r\nhello\r\n--b--`],
    [
      'of another length than told',
      `${document({ f: { follows: true, length: 9 } })}--b\r\n\r\nhello\r\n--b--`,
    ],
    ['without a document', '--b--'],
    ['that is no JSON', '--b\r\nContent-Type: application/json\r\n\r\n{\r\n--b--'],
    ['of nothing', ''],
  ])('refuses a multipart body %s, and keeps nothing', async (_, body) => {
    expect((await related(body)).statusCode).toBe(400);
    expect((await admin.call('GET', '/db/plain/doc')).statusCode).toBe(404);
    expect(blobsKept()).toBe(0);
  });

  it('refuses what should follow where nothing can', async () => {
    const body = JSON.stringify({ _attachments: { f: { follows: true, length: 1 } } });
    expect((await admin.call('PUT', '/db/plain/doc', body)).statusCode).toBe(400);
  });

  it('refuses a type that could not be sent back', async () => {
    const body = JSON.stringify({ _attachments: { f: { content_type: 'a\r\nx: y', data: '' } } });
    expect((await admin.call('PUT', '/db/plain/doc', body)).statusCode).toBe(400);
  });
});

it('takes none in a pack: photos have a way of their own', async () => {
  const server = await aServer();
  const phone = await Browser.signedIn(server, server.world.surveyor);
  const pack = await phone.pack();
  expect((await phone.call('PUT', `/db/${pack}/doc/f`, 'x', BINARY)).statusCode).toBe(501);
  const related = '--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b--';
  const type = { 'content-type': 'multipart/related; boundary=b' };
  expect((await phone.call('PUT', `/db/${pack}/doc`, related, type)).statusCode).toBe(501);
  await server.close();
});
