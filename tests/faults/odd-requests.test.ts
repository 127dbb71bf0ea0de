import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { PASSWORD } from '../../sync-server/files/filing.fixture.ts';
import { oddRequests, type OddRequest } from './support/odd-requests.ts';

const LONG = process.env['HOMEFILE_LONG'] === '1';
const REQUESTS = LONG ? 200_000 : 5_000;
const AT_ONCE = 8;
/** How long an answer may take before it is called hanging; and how long a feed is listened to. */
const HANGS_MS = 30_000;
const FEED_MS = 20;

describe('odd requests', () => {
  let server: TestServer;
  let port: number;
  let pack: string;
  let signedIn: string;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

  beforeAll(async () => {
    server = await aServer();
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    const address = server.app.server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    ({ port } = address);
    const phone = await Browser.signedIn(server, server.world.surveyor);
    pack = await phone.pack();
    signedIn = [...phone.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const admin = await Browser.signedIn(server, server.world.administrator);
    for (const name of ['plain', 'other']) await admin.call('PUT', `/db/${name}`);
  });
  afterAll(async () => {
    agent.destroy();
    await server.close();
  });

  /** The status of the answer, once it has ended or, for a feed, was listened to for a while. */
  const send = (one: OddRequest, as: Readonly<Record<string, string>>): Promise<number> =>
    new Promise((resolve, reject) => {
      const { method, path, headers, body } = one;
      const sent = request(
        { host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...as } },
        (got) => {
          const done = () => {
            clearTimeout(limit);
            resolve(got.statusCode ?? 0);
          };
          got.resume();
          got.once('end', done);
          got.once('error', done);
          if (one.isFeed) setTimeout(() => sent.destroy(), FEED_MS);
        },
      );
      const limit = setTimeout(() => {
        reject(new Error('An answer did not come.'));
        sent.destroy();
      }, HANGS_MS);
      sent.once('error', () => {
        clearTimeout(limit);
        resolve(0);
      });
      sent.end(body ?? undefined);
    });

  it(
    `are answered, ${REQUESTS} of them, without a fault of the server's own`,
    { timeout: LONG ? 3_600_000 : 240_000 },
    async () => {
      const next = oddRequests(20_261_127, ['plain', 'plain', 'other', '_users', pack]);
      const basic = Buffer.from(`${server.world.administrator.name}:${PASSWORD}`).toString('base64');
      const everybody = [{ authorization: `Basic ${basic}` }, { cookie: signedIn }, {}];
      const faults: string[] = [];
      const seen = new Map<number, number>();
      let [sent, memory] = [0, 0];
      const worker = async () => {
        while (sent < REQUESTS) {
          const one = next();
          const as = everybody[sent % 10 < 7 ? 0 : sent % 10 < 9 ? 1 : 2] ?? {};
          sent += 1;
          if (sent === Math.ceil(REQUESTS / 4)) memory = process.memoryUsage().rss;
          // What an earlier one took away is there again.
          if (sent % 500 === 0)
            for (const name of ['plain', 'other'])
              await send(
                { ...one, method: 'PUT', path: `/db/${name}`, body: null, isFeed: false },
                everybody[0] ?? {},
              );
          const status = await send(one, as);
          seen.set(status, (seen.get(status) ?? 0) + 1);
          if (status >= 500 && status !== 501)
            faults.push(`${status} ${one.method} ${one.path}`.slice(0, 200));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      expect(faults).toEqual([]);
      // Enough of them found their way past the first look.
      for (const status of [200, 201, 400, 401, 404, 409])
        expect([status, (seen.get(status) ?? 0) > 0]).toEqual([status, true]);
      expect(process.memoryUsage().rss - memory).toBeLessThan(300 * 1024 * 1024);
      expect(await isUp()).toBe(true);
    },
  );

  const isUp = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/db/_up`)).ok;

  /** What is written to a bare connection, and how the connection goes on. */
  const raw = (text: string, andThen: 'end' | 'wait' | 'reset' = 'end'): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
      socket.once('close', () => resolve(answer));
      socket.once('error', () => undefined);
      socket.write(text, 'latin1', () => {
        if (andThen === 'reset') socket.resetAndDestroy();
        else if (andThen === 'end') socket.end();
        setTimeout(() => socket.destroy(), 1_500);
      });
    });

  it.each([
    ['no HTTP at all', '\u0000\u0001\u0002\r\n\r\n'],
    ['a method that is none', 'ODD /db HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['a header without an end', `GET /db HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}`],
    ['ten thousand headers', `GET /db HTTP/1.1\r\nHost: localhost\r\n${'X: y\r\n'.repeat(10_000)}\r\n`],
    [
      'two lengths',
      'PUT /db/plain/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
    ],
    [
      'a length and chunks',
      'PUT /db/plain/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ],
    [
      'a chunk that is none',
      'PUT /db/plain/a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
    [
      'a body that stops',
      'PUT /db/plain/a HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"x":',
    ],
    ['an address that is none', 'GET \\\\x HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['no host', 'GET /db HTTP/1.1\r\n\r\n'],
  ])('a connection that says %s does not end the server', async (_, text) => {
    for (const way of ['end', 'wait', 'reset'] as const) {
      const answer = await raw(text, way);
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
    }
    expect(await isUp()).toBe(true);
  });
});
