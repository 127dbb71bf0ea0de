import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';

describe('which changes are asked for', () => {
  let server: TestServer;
  let admin: Browser;
  beforeEach(async () => {
    server = await aServer();
    admin = await Browser.signedIn(server, server.world.administrator);
    await admin.call('PUT', '/db/plain');
    const docs = Array.from({ length: 1200 }, (_, n) => ({ _id: `d${n}`, n, odd: n % 2 === 1 }));
    await admin.call('POST', '/db/plain/_bulk_docs', { docs });
  });
  afterEach(() => server.close());

  interface Changes {
    readonly results: readonly { readonly id: string; readonly seq: string | null }[];
    readonly last_seq: string;
    readonly pending: number;
  }
  const changes = async (query: string, selector?: object): Promise<Changes> =>
    (
      await admin.call('POST', `/db/plain/_changes?${query}`, selector === undefined ? {} : { selector })
    ).json<Changes>();
  const selected = (query: string, selector: object) => changes(`filter=_selector&${query}`, selector);

  it('gives those that match a selector, counts the limit in them, and goes on from there', async () => {
    const first = await selected('limit=10', { odd: true, n: { $gte: 1001 } });
    expect(first.results.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, n) => `d${1001 + 2 * n}`),
    );
    const next = await selected(`limit=3&since=${first.last_seq}`, { odd: true });
    expect(next.results.map(({ id }) => id)).toEqual(['d1021', 'd1023', 'd1025']);
    expect((await selected('descending=true&limit=2', { odd: false })).results.map(({ id }) => id)).toEqual([
      'd1198',
      'd1196',
    ]);
    expect((await selected('', { n: -1 })).results).toEqual([]);
  });

  it('refuses what is no selector, and a pattern that could hold the process', async () => {
    for (const selector of [[], 'x', 7])
      expect((await admin.call('POST', '/db/plain/_changes?filter=_selector', { selector })).statusCode).toBe(
        400,
      );
    expect((await admin.call('GET', '/db/plain/_changes?filter=_selector')).statusCode).toBe(400);
    const unknown = { selector: { n: { $never: 1 } } };
    expect((await admin.call('POST', '/db/plain/_changes?filter=_selector', unknown)).statusCode).toBe(400);
    const pattern = { selector: { $or: [{ n: { $regex: '(a+)+$' } }] } };
    expect((await admin.call('POST', '/db/plain/_changes?filter=_selector', pattern)).statusCode).toBe(501);
  });

  it('tells every so many sequences where that is asked', async () => {
    const { results } = await changes('limit=6&seq_interval=3');
    expect(results.map(({ seq }) => seq !== null)).toEqual([true, false, false, true, false, false]);
  });

  it('takes a request that is sent as gzip, and no bomb', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const packed = gzipSync(JSON.stringify({ docs: [{ _id: 'packed' }] }));
    expect((await admin.call('POST', '/db/plain/_bulk_docs', packed, headers)).statusCode).toBe(201);
    expect((await admin.call('GET', '/db/plain/packed')).statusCode).toBe(200);
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
    expect((await admin.call('POST', '/db/plain/_bulk_docs', bomb, headers)).statusCode).toBe(413);
    expect((await admin.call('POST', '/db/plain/_bulk_docs', 'plain', headers)).statusCode).toBe(400);
    const br = { 'content-encoding': 'br' };
    expect((await admin.call('POST', '/db/plain/_bulk_docs', packed, br)).statusCode).toBe(415);
  });

  it('says in words what it does not offer, to whoever may ask', async () => {
    const asked = [
      ['POST', '/db/plain/_find'],
      ['GET', '/db/plain/_design/x/_view/y'],
      ['POST', '/db/_replicate'],
      ['GET', '/db/_node/_local/_config'],
    ] as const;
    const surveyor = await Browser.signedIn(server, server.world.surveyor);
    for (const [method, url] of asked) {
      const answer = await admin.call(method, url);
      expect([url, answer.statusCode, answer.json<{ error: string }>().error]).toEqual([
        url,
        501,
        'not_implemented',
      ]);
      expect([url, (await surveyor.call(method, url)).statusCode]).not.toEqual([url, 501]);
    }
  });
});
