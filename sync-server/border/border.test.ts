import type { HTTPMethods, RouteOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';
import { aServer, Browser, type TestServer } from './http.fixture.ts';

/** What a stranger may be told: that a server is here, and how to sign in. */
const FOR_STRANGERS = new Set([
  'GET /health',
  'HEAD /health',
  'GET /db/_session',
  'HEAD /db/_session',
  'DELETE /db/_session',
  'DELETE /api/session',
  'GET /db',
  'HEAD /db',
  'GET /db/',
  'HEAD /db/',
  'GET /db/_up',
  'HEAD /db/_up',
  'GET /db/_uuids',
  'HEAD /db/_uuids',
  'GET /s/page.css',
  'HEAD /s/page.css',
  'GET /r/page.css',
  'HEAD /r/page.css',
]);
/** Pages for people outside: opened by what their address holds, and one answer to whatever opens nothing. */
const PAGE = /^\/[sr]\/:/;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'COPY'];
const CHANGING = ['POST', 'PUT', 'DELETE', 'PATCH', 'COPY'];

describe('the border', () => {
  let server: TestServer;
  const routes: RouteOptions[] = [];
  beforeEach(async () => {
    routes.length = 0;
    server = await aServer({ moreRoutes: [officeRoutes], onRoute: (route) => void routes.push(route) });
  });
  afterEach(() => server.close());

  /** Every method of every route of the real route table, with something in each place. */
  const table = (): { readonly method: HTTPMethods; readonly url: string; readonly pattern: string }[] =>
    routes.flatMap((route) =>
      [route.method]
        .flat()
        .filter((method) => METHODS.includes(method))
        .map((method) => ({
          method: method as HTTPMethods,
          pattern: route.url,
          url: route.url.replace(/:[a-z]+/gi, 'a'.repeat(32)).replace('*', 'x'),
        })),
    );
  const inject = (method: HTTPMethods, url: string, headers: Record<string, string> = {}, payload?: string) =>
    server.app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });

  it('puts its headers on every answer of every route', async () => {
    expect(table().length).toBeGreaterThan(40);
    for (const { method, url, pattern } of table()) {
      const { headers } = await inject(method, url);
      const told = `${method} ${pattern}`;
      expect([told, headers['x-content-type-options']]).toEqual([told, 'nosniff']);
      expect([told, headers['referrer-policy']]).toEqual([told, 'no-referrer']);
      expect([told, headers['cross-origin-opener-policy']]).toEqual([told, 'same-origin']);
      expect([told, headers['cache-control']]).toEqual([told, 'no-store, no-transform']);
      expect([told, headers['access-control-allow-origin']]).toEqual([told, undefined]);
      expect([told, headers['permissions-policy'] === undefined]).toEqual([told, false]);
      const policy = String(headers['content-security-policy']);
      // A sandboxed page would send its form as another site's; where nothing may run, nothing needs the sandbox.
      const isBare = /^\/[sr]\//.test(pattern) && /^default-src 'none'; (?!.*script-src)/.test(policy);
      expect([told, isBare || policy.includes('sandbox'), policy.includes("frame-ancestors 'none'")]).toEqual(
        [told, true, true],
      );
    }
  });

  it('lets a stranger nowhere but where one signs in', async () => {
    for (const { method, url, pattern } of table()) {
      const { statusCode } = await inject(method, url);
      const told = `${method} ${pattern}`;
      const isOpen = statusCode < 300;
      expect([told, isOpen]).toEqual([told, FOR_STRANGERS.has(told)]);
      const refusals = PAGE.test(pattern) ? [404] : [400, 401, 405];
      if (!isOpen) expect([told, refusals.includes(statusCode)]).toEqual([told, true]);
    }
  });

  it('refuses every changing request of another site, signed in or not', async () => {
    const browser = await Browser.signedIn(server, server.world.surveyor);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:81' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const { method, url, pattern } of table().filter((one) => CHANGING.includes(one.method))) {
      // A page that sends no referrer sends its own form with this origin, and no cookie opens it.
      const told = PAGE.test(pattern) ? foreign.filter(({ origin }) => origin !== 'null') : foreign;
      for (const headers of told) {
        const answer = await inject(method, url, { ...headers, cookie } as Record<string, string>);
        expect([`${method} ${pattern}`, headers, answer.statusCode]).toEqual([
          `${method} ${pattern}`,
          headers,
          403,
        ]);
      }
    }
    const own = await inject('DELETE', '/api/session', { origin: 'http://localhost:80', cookie });
    expect(own.statusCode).toBe(200);
  });

  it('lets no other site make a signed-in browser look: a look is noted in the journal', async () => {
    const desk = await Browser.signedIn(server, server.world.office);
    const household = `/api/office/homes/${server.world.home}/household`;
    for (const url of [household, '/api/me', '/db/files/_all_docs', `/photos/${'a'.repeat(32)}`, '/%61pi/me'])
      for (const site of ['cross-site', 'same-site'])
        expect([
          url,
          (await desk.call('GET', url, undefined, { 'sec-fetch-site': site })).statusCode,
        ]).toEqual([url, 403]);
    for (const site of ['same-origin', 'none'])
      expect((await desk.call('GET', household, undefined, { 'sec-fetch-site': site })).statusCode).toBe(200);
  });

  it('shows nothing to whoever types an address into a browser whose app is locked', async () => {
    const browser = await Browser.signedIn(server, server.world.surveyor);
    const pack = await browser.pack();
    const typed = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    for (const url of ['/api/me', `/api/pack?name=${pack}`, `/db/${pack}/_all_docs?include_docs=true`])
      expect([url, (await browser.call('GET', url, undefined, typed)).statusCode]).toEqual([url, 401]);
    expect((await browser.call('GET', '/api/me', undefined, { 'sec-fetch-mode': 'cors' })).statusCode).toBe(
      200,
    );
  });

  it('takes a form of no kind where JSON is meant', async () => {
    const body = JSON.stringify({ name: 'surveyor', password: PASSWORD });
    for (const url of [
      '/api/session',
      '/api/receipts',
      '/db/_session',
      '/db/x/_bulk_docs',
      '/%61pi/session',
    ]) {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ]) {
        const answer = await inject('POST', url, { 'content-type': type }, body);
        expect([url, type, answer.statusCode]).toEqual([url, type, 415]);
      }
    }
  });

  it('takes a document as CouchDB does, of whatever type it is said to be, and from no other site', async () => {
    const admin = await Browser.signedIn(server, server.world.administrator);
    expect((await admin.call('PUT', '/db/plain')).statusCode).toBe(201);
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
      const headers = { 'content-type': type };
      const id = type.replace('/', '-');
      expect((await admin.call('PUT', `/db/plain/${id}`, '{"a":1}', headers)).statusCode).toBe(201);
      expect((await admin.call('GET', `/db/plain/${id}`)).json()).toMatchObject({ a: 1 });
      const foreign = { ...headers, 'sec-fetch-site': 'cross-site' };
      expect((await admin.call('PUT', `/db/plain/other`, '{"a":1}', foreign)).statusCode).toBe(403);
    }
  });

  it('reads no large body of a stranger, nor one where nobody has much to say', async () => {
    const browser = await Browser.signedIn(server, server.world.surveyor);
    const large = JSON.stringify({ x: 'a'.repeat(300_000) });
    for (const url of ['/api/session', '/api/receipts', '/api/concerns', '/api/phones/report'])
      expect([url, (await browser.call('POST', url, large)).statusCode]).toEqual([url, 413]);
    for (const url of ['/api/rescue', '/api/sealed']) {
      const json = { 'content-type': 'application/json' };
      expect([url, (await inject('POST', url, json, '{')).statusCode]).toEqual([url, 401]);
      expect([url, (await browser.call('POST', url, large)).statusCode]).toEqual([url, 400]);
    }
  });

  it('gives its cookies to nobody’s script and to no other site', async () => {
    const answer = await inject(
      'POST',
      '/api/session',
      { 'content-type': 'application/json' },
      JSON.stringify({ name: 'surveyor', password: PASSWORD }),
    );
    for (const cookie of [answer.headers['set-cookie']].flat()) {
      expect(cookie).toContain('HttpOnly');
      expect(cookie).toContain('SameSite=Lax');
      expect(cookie).not.toContain('Secure');
    }
  });

  it('writes nothing into its log but method, route, status and time', async () => {
    const browser = await Browser.signedIn(server, server.world.surveyor);
    const pack = await browser.pack();
    await browser.call('GET', `/db/${pack}/secret-id?secret=1`);
    await browser.call('GET', '/no/such/secret');
    expect(server.log.length).toBeGreaterThan(3);
    for (const line of server.log) expect(line).toMatch(/^[A-Z]+ (\(none\)|\/[a-z:/_*-]*) \d{3} \d+ms$/i);
    expect(server.log.join()).not.toMatch(/secret|pack-/);
  });

  it('answers under no other name', async () => {
    expect((await inject('GET', '/health', { host: 'evil.example' })).statusCode).toBe(421);
  });
});

describe('the border of a landlord’s own address', () => {
  it('takes its own origin alone and keeps its cookies to https', async () => {
    const server = await aServer({ publicUrl: 'https://homes.example' });
    const post = (origin: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { host: 'homes.example', origin, 'content-type': 'application/json' },
        payload: JSON.stringify({ name: 'surveyor', password: PASSWORD }),
      });
    expect((await post('https://other.example')).statusCode).toBe(403);
    expect((await post('http://homes.example')).statusCode).toBe(403);
    const answer = await post('https://homes.example');
    expect(answer.statusCode).toBe(200);
    for (const cookie of [answer.headers['set-cookie']].flat()) expect(cookie).toContain('Secure');
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    await server.close();
  });
});

describe('the border of the demo', () => {
  it('answers this computer alone, and nothing that was forwarded', async () => {
    const server = await aServer({ demo: true });
    const get = async (headers: Record<string, string>) =>
      (await server.app.inject({ url: '/health', headers })).statusCode;
    expect(await get({ host: 'localhost:8420' })).toBe(200);
    expect(await get({ host: '127.0.0.1:8420' })).toBe(200);
    expect(await get({ host: '[::1]:8420' })).toBe(200);
    expect(await get({ host: 'localhost.evil.example' })).toBe(421);
    expect(await get({ host: '192.168.0.4:8420' })).toBe(421);
    for (const name of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'])
      expect(await get({ host: 'localhost', [name]: 'x' })).toBe(421);
    await server.close();
  });
});
