import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, aSurveyorsPhone, Browser, type TestServer } from '../border/http.fixture.ts';
import { PASSWORD } from '../files/filing.fixture.ts';

const basic = (name: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});

describe('the figures of a server', () => {
  let server: TestServer;
  beforeEach(async () => (server = await aServer()));
  afterEach(() => server.close());

  const ask = (headers: Record<string, string> = {}) => server.app.inject({ url: '/metrics', headers });

  it('are for administrators and those with CouchDB’s role for it, and for nobody else', async () => {
    expect((await ask()).statusCode).toBe(401);
    expect((await ask({ 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(401);
    for (const account of [server.world.surveyor, server.world.office, server.world.lead]) {
      const browser = await Browser.signedIn(server, account);
      expect((await browser.call('GET', '/metrics')).statusCode).toBe(403);
    }
    const admin = await Browser.signedIn(server, server.world.administrator);
    expect((await admin.call('GET', '/metrics')).statusCode).toBe(200);
    for (const [name, roles, status] of [
      ['scraper', ['_metrics'], 200],
      ['reader', ['metrics'], 403],
    ] as const) {
      const document = { name, type: 'user', roles, password: 'a password' };
      const made = await admin.call('PUT', `/db/_users/org.couchdb.user:${name}`, document);
      expect(made.statusCode).toBe(201);
      const answer = await ask(basic(name, 'a password'));
      expect([name, answer.statusCode]).toEqual([name, status]);
    }
    expect(
      (await server.app.inject({ url: '/db/_users/_all_docs', headers: basic('scraper', 'a password') }))
        .statusCode,
    ).toBe(403);
    const wider = { name: 'other', type: 'user', roles: ['_metrics', '_admin'], password: 'a password' };
    expect((await admin.call('PUT', '/db/_users/org.couchdb.user:other', wider)).statusCode).toBe(403);
  });

  it('count answers, their time, writes and feeds, in Prometheus’s text', async () => {
    const admin = basic('admin', PASSWORD);
    await server.app.inject({ method: 'PUT', url: '/db/plain', headers: admin });
    await server.app.inject({ url: '/db/none', headers: admin });
    const feed = server.app.inject({ url: '/db/plain/_changes?feed=longpoll&since=now', headers: admin });
    await expect.poll(() => server.traffic.feeds).toBe(1);
    const { body, headers } = await ask(admin);
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const value = (line: string) =>
      Number(
        body
          .split('\n')
          .find((one) => one.startsWith(`${line} `))
          ?.slice(line.length),
      );
    expect(value('homefile_http_requests_total{method="PUT",status="201"}')).toBe(1);
    expect(value('homefile_http_requests_total{method="GET",status="404"}')).toBe(1);
    expect(value('homefile_http_request_seconds_count{area="db"}')).toBe(2);
    expect(value('homefile_http_request_seconds_bucket{area="db",le="+Inf"}')).toBe(2);
    expect(value('homefile_write_seconds_count')).toBeGreaterThan(0);
    expect([value('homefile_feeds_open'), value('homefile_http_requests_in_progress')]).toEqual([1, 1]);
    expect(value('homefile_database_bytes')).toBeGreaterThan(1000);
    expect(value('homefile_disk_free_bytes')).toBeGreaterThan(0);
    await server.app.inject({
      method: 'PUT',
      url: '/db/plain/a',
      headers: { ...admin, 'content-type': 'application/json' },
      payload: '{}',
    });
    await feed;
    expect((await ask(admin)).body).toMatch(/^homefile_feeds_open 0$/m);
  });

  it('name nobody and nothing that was asked for', async () => {
    const { phone, pack } = await aSurveyorsPhone(server);
    await phone.documents(pack);
    await phone.call('GET', '/secret/address?secret=1');
    await server.app.inject({ method: 'PROPFIND' as 'GET', url: '/db' });
    for (const line of (await ask(basic('admin', PASSWORD))).body
      .split('\n')
      .filter((one) => !one.startsWith('#')))
      expect(line).toMatch(
        /^$|^(homefile|process)_[a-z_]+(\{((method|status|area|le)="[A-Za-z0-9.+]+",?)+\})? [0-9.e+-]+$/,
      );
  });
});
