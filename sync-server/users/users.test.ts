import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';

const DOCUMENT = '/db/_users/org.couchdb.user:pat';

describe('users of ordinary databases', () => {
  let server: TestServer;
  let admin: Browser;
  beforeEach(async () => {
    server = await aServer();
    admin = await Browser.signedIn(server, server.world.administrator);
    await make('pat', { password: 'pat-secret' });
    await admin.call('PUT', '/db/plain');
    await admin.call(
      'PUT',
      '/db/plain/_security',
      JSON.stringify({ members: { names: ['pat'], roles: [] } }),
    );
  });
  afterEach(() => server.close());

  const make = (name: string, more: object) =>
    admin.call(
      'PUT',
      `/db/_users/org.couchdb.user:${name}`,
      JSON.stringify({ name, type: 'user', roles: [], ...more }),
    );
  const as = (name: string, password: string, url: string, method: 'GET' | 'PUT' = 'GET', body?: object) =>
    server.app.inject({
      method,
      url,
      headers: {
        authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });

  it('keeps no password, and shows a user nobody else’s document', async () => {
    const own = await as('pat', 'pat-secret', DOCUMENT);
    expect(own.statusCode).toBe(200);
    expect(own.body).not.toContain('pat-secret');
    await make('sam', { password: 'sam-secret' });
    expect((await as('sam', 'sam-secret', DOCUMENT)).statusCode).toBe(404);
    for (const list of ['_all_docs', '_changes', ''])
      expect([list, (await as('sam', 'sam-secret', `/db/_users/${list}`)).statusCode]).toEqual([list, 403]);
  });

  it('opens ordinary databases alone: neither the files nor a pack nor anything of Homefile', async () => {
    expect((await as('pat', 'pat-secret', '/db/plain')).statusCode).toBe(200);
    const phone = await Browser.signedIn(server, server.world.surveyor);
    const pack = await phone.pack();
    for (const url of ['/db/files', `/db/${pack}`, `/db/${pack}/_all_docs`])
      expect([url, (await as('pat', 'pat-secret', url)).statusCode]).toEqual([url, 404]);
    const signIn = (url: string) =>
      server.app.inject({ method: 'POST', url, payload: { name: 'pat', password: 'pat-secret' } });
    expect((await signIn('/api/session')).statusCode).toBe(401);
    const cookie = String((await signIn('/db/_session')).headers['set-cookie']).split(';')[0] ?? '';
    for (const [url, status] of [
      ['/db/plain', 200],
      ['/db/files', 404],
      ['/api/me', 401],
    ] as const)
      expect([url, (await server.app.inject({ url, headers: { cookie } })).statusCode]).toEqual([
        url,
        status,
      ]);
  });

  it('closes a session with a new password, after ten minutes, and at the end', async () => {
    const session = async (password: string) =>
      String(
        (await server.app.inject({ method: 'POST', url: '/db/_session', payload: { name: 'pat', password } }))
          .headers['set-cookie'],
      ).split(';')[0] ?? '';
    const opens = async (cookie: string) =>
      (await server.app.inject({ url: '/db/plain', headers: { cookie } })).statusCode === 200;
    const first = await session('pat-secret');
    expect(await opens(first)).toBe(true);
    const { _rev: rev } = (await as('pat', 'pat-secret', DOCUMENT)).json<{ _rev: string }>();
    const changed = { _rev: rev, name: 'pat', type: 'user', roles: [], password: 'another' };
    expect((await as('pat', 'pat-secret', DOCUMENT, 'PUT', changed)).statusCode).toBe(201);
    expect(await opens(first)).toBe(false);
    expect((await as('pat', 'pat-secret', '/db/plain')).statusCode).toBe(401);
    const second = await session('another');
    server.clock.now += 9 * 60_000;
    expect(await opens(second)).toBe(true);
    server.clock.now += 11 * 60_000;
    expect(await opens(second)).toBe(false);
    const third = await session('another');
    await server.app.inject({ method: 'DELETE', url: '/db/_session', headers: { cookie: third } });
    expect(await opens(third)).toBe(false);
  });

  it.each([
    ['a role of the system', { roles: ['_admin'], password: 'x' }],
    ['roles that are no list', { roles: 'boss', password: 'x' }],
    ['a password that is no text, which would be kept as it came', { password: 1234 }],
    ['another kind of document', { type: 'robot', password: 'x' }],
  ])('refuses %s, from an administrator too', async (_, more) => {
    expect((await make('kim', more)).statusCode).toBe(403);
  });

  it('lets no user take the name of an account of Homefile, nor its place', async () => {
    const { surveyor } = server.world;
    expect((await make(surveyor.name, { password: 'mine' })).statusCode).toBe(403);
    expect((await as(surveyor.name, 'mine', '/db/_session')).statusCode).toBe(401);
  });

  it('is neither deleted nor made anew', async () => {
    expect((await admin.call('DELETE', '/db/_users')).statusCode).toBe(403);
    expect((await admin.call('PUT', '/db/_users')).statusCode).toBe(403);
    expect((await admin.call('PUT', '/db/_replicator')).statusCode).not.toBe(201);
  });

  it('tells a stranger nothing of who or what there is', async () => {
    const status = async (url: string) => (await server.app.inject({ url })).statusCode;
    expect([await status(DOCUMENT), await status('/db/_users/org.couchdb.user:nobody')]).toEqual([404, 404]);
    expect([await status('/db/plain'), await status('/db/nothing'), await status('/db/files')]).toEqual([
      401, 401, 401,
    ]);
  });
});
