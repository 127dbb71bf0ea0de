import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { PASSWORD } from '../files/filing.fixture.ts';
import { USUAL_LIMITS } from './limits.ts';

const AS_ADMIN = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
const HEAD = `Host: localhost\r\nAuthorization: ${AS_ADMIN}\r\n`;

describe('the limits of a server', () => {
  let server: TestServer;
  let port: number;
  const sockets: Socket[] = [];
  beforeEach(async () => {
    server = await aServer({
      limits: {
        ...USUAL_LIMITS,
        headSeconds: 1,
        requestSeconds: 2,
        requestsPerAccount: 2,
        requestsPerAddress: 2,
      },
      publicUrl: 'https://homes.example',
    });
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    const address = server.app.server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    ({ port } = address);
    await server.app.inject({ method: 'PUT', url: '/db/plain', headers: { authorization: AS_ADMIN } });
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await server.close();
  });

  /** A bare connection: what it was told so far, and when that holds what is waited for. */
  function wire() {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    sockets.push(socket);
    let told = '';
    const look = new Set<() => void>();
    const wake = () => look.forEach((one) => one());
    socket.on('data', (bytes: Buffer) => {
      told += bytes.toString('latin1');
      wake();
    });
    let isClosed = false;
    for (const event of ['end', 'close', 'error'] as const)
      socket.on(event, () => {
        isClosed = true;
        wake();
      });
    const until = (holds: () => boolean) =>
      new Promise<string>((resolve) => {
        const one = () => {
          if (!holds()) return;
          look.delete(one);
          resolve(told);
        };
        look.add(one);
        one();
      });
    return {
      socket,
      tell: (text: string) => socket.write(text, 'latin1'),
      hears: (text: string | RegExp) => until(() => told.search(text) >= 0),
      closed: () => until(() => isClosed),
    };
  }

  const feedsAre = (count: number) => expect.poll(() => server.traffic.feeds).toBe(count);
  const inject = (remoteAddress: string, headers: Record<string, string> = {}) =>
    server.app.inject({ url: '/health', remoteAddress, headers: { host: 'localhost', ...headers } });

  it('let an address ask so often, not its neighbour, and believe the proxy about who it is', async () => {
    const ask = (address: string) => inject('127.0.0.1', { 'x-forwarded-for': address });
    for (let times = 0; times < 40; times += 1) expect((await ask('203.0.113.9')).statusCode).toBe(200);
    const refused = await ask('198.51.100.7, 203.0.113.9');
    expect([refused.statusCode, refused.json()]).toMatchObject([429, { error: 'too_many_requests' }]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask('203.0.113.10')).statusCode).toBe(200);
    expect((await inject('203.0.113.9', { 'x-forwarded-for': '198.51.100.1' })).statusCode).toBe(429);
    for (let times = 0; times < 50; times += 1) expect((await inject('127.0.0.1')).statusCode).toBe(200);
    await expect.poll(() => server.traffic.requests).toBe(0);
  });

  it('let an account ask so often, whatever it asks, and an administrator as they like', async () => {
    const phone = await Browser.signedIn(server, server.world.surveyor);
    let answer = await phone.call('GET', '/api/me');
    for (let times = 0; times < 40 && answer.statusCode === 200; times += 1)
      answer = await phone.call('GET', times % 2 === 0 ? '/api/me' : '/db/_session');
    expect([answer.statusCode, answer.headers['retry-after'] !== undefined]).toEqual([429, true]);
    const other = await Browser.signedIn(server, server.world.office);
    expect((await other.call('GET', '/api/me')).statusCode).toBe(200);
    for (let times = 0; times < 60; times += 1)
      expect(
        (await server.app.inject({ url: '/db/plain', headers: { authorization: AS_ADMIN } })).statusCode,
      ).toBe(200);
  });

  it('read no more than a megabyte of a stranger, however it comes', async () => {
    const security = JSON.stringify({ admins: {}, members: {} });
    const headers = { authorization: AS_ADMIN, 'content-type': 'application/json' };
    await server.app.inject({ method: 'PUT', url: '/db/plain/_security', headers, payload: security });
    const large = JSON.stringify({ docs: [{ x: 'a'.repeat(1_100_000) }] });
    const post = (more: Record<string, string>, body: string) =>
      server.app.inject({
        method: 'POST',
        url: '/db/plain/_bulk_docs',
        headers: { 'content-type': 'application/json', ...more },
        payload: body,
      });
    expect((await post({}, '{"docs":[{}]}')).statusCode).toBe(201);
    expect((await post({}, large)).statusCode).toBe(413);
    expect((await post({ authorization: AS_ADMIN }, large)).statusCode).toBe(201);
    const chunked = wire();
    chunked.tell(
      'POST /db/plain/_bulk_docs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n',
    );
    chunked.tell(`Transfer-Encoding: chunked\r\n\r\n${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`);
    expect(await chunked.hears('}\n')).toMatch(/^HTTP\/1\.1 413 .*"too_large"/s);
  });

  it('answer headers that are too large, and a head or body that does not come, in CouchDB’s shape', async () => {
    const large = wire();
    large.tell(`GET /db HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}`);
    expect(await large.closed()).toMatch(
      /^HTTP\/1\.1 431 .*\{"error":"headers_too_large","reason":"[^"]*"\}\n$/s,
    );
    const slowHead = wire();
    slowHead.tell('GET /db HTTP/1.1\r\nHost: localh');
    expect(await slowHead.closed()).toMatch(/^HTTP\/1\.1 408 .*"request_timeout"/s);
    const slowBody = wire();
    slowBody.tell(
      `PUT /db/plain/a HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
    );
    expect(await slowBody.closed()).toMatch(/^HTTP\/1\.1 408 /);
    expect(server.traffic.requests).toBe(0);
  });

  it('count a feed out when its reader goes, half or whole', async () => {
    const feed = `GET /db/plain/_changes?feed=continuous&heartbeat=60000 HTTP/1.1\r\n${HEAD}\r\n`;
    const [half, whole] = [wire(), wire()];
    half.tell(feed);
    whole.tell(feed);
    await feedsAre(2);
    half.socket.end();
    await feedsAre(1);
    whole.socket.destroy();
    await feedsAre(0);
    await expect.poll(() => server.traffic.requests).toBe(0);
  });

  it('end a server so that what was begun is finished, what begins is refused, and a feed has its last line', async () => {
    const body = '{"x":"whole"}';
    const [writer, reader] = [wire(), wire()];
    reader.tell(`GET /db/plain/_changes?feed=continuous&heartbeat=60000 HTTP/1.1\r\n${HEAD}\r\n`);
    await feedsAre(1);
    const head = `${HEAD}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    writer.tell(`PUT /db/plain/begun HTTP/1.1\r\n${head}${body.slice(0, 5)}`);
    await expect.poll(() => server.traffic.requests).toBe(1);
    const ended = server.app.close();
    expect(await reader.closed()).toMatch(/"last_seq":.*"pending":0\}\n\r\n0\r\n\r\n$/s);
    writer.tell(`${body.slice(5)}PUT /db/plain/late HTTP/1.1\r\n${head}${body}`);
    const answers = await writer.closed();
    expect(answers).toMatch(/^HTTP\/1\.1 201 .*HTTP\/1\.1 503 .*retry-after: 5.*"service_unavailable"/is);
    await ended;
    const { storage } = server.world;
    expect(
      storage.read((view) => ['begun', 'late'].map((id) => view.documents.get('plain', id)?.body)),
    ).toEqual([{ x: 'whole' }, undefined]);
  });
});
