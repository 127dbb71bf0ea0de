import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, aVisit, issue, PASSWORD, PROPERTY } from '../files/filing.fixture.ts';
import { DEMO_NUMBERS } from '../landlord/landlord-settings.ts';
import { hashPassword } from '../accounts/password.ts';

const HOUR = 3_600_000;

describe('signing in', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await aServer();
  });
  afterEach(() => server.close());
  const stranger = () => new Browser(server.app, server.world.surveyor);
  const signIn = (browser: Browser, body: object) => browser.call('POST', '/api/session', body);

  it('says who one is, on which device, with which pack and what time it is', async () => {
    const { surveyor, office, storage } = server.world;
    const browser = await Browser.signedIn(server, surveyor);
    const me = (await browser.call('GET', '/api/me')).json<Record<string, unknown>>();
    expect(me).toEqual({
      server: {
        uuid: storage.read((view) => view.server.uuid()),
        now: '2026-11-24T09:00:00+00:00',
        demo: false,
      },
      account: { id: surveyor.id, displayName: 'The surveyor', role: 'surveyor' },
      device: browser.device,
      pack: { name: expect.stringMatching(/^pack-[0-9a-f]{32}$/) as string },
      deskKey: null,
      landlord: {
        numbers: DEMO_NUMBERS,
        key: expect.stringMatching(/^[A-Za-z0-9+/]{86,88}={0,2}$/) as string,
        rules: { on: '2026-11-24', closed: [] },
      },
    });
    const desk = await Browser.signedIn(server, office);
    expect((await desk.call('GET', '/api/me')).json()).toMatchObject({ pack: null });
    expect((await stranger().call('GET', '/api/me')).statusCode).toBe(401);
  });

  it('keeps neither password nor ticket', async () => {
    const browser = await Browser.signedIn(server, server.world.surveyor);
    const { storage, surveyor } = server.world;
    const kept = storage.read((view) =>
      JSON.stringify([
        view.accounts.password(surveyor.id),
        [...[view.journal.lines({ after: 0, limit: 100 })]],
      ]),
    );
    for (const ticket of [...browser.cookies.values(), PASSWORD]) expect(kept).not.toContain(ticket);
  });

  it('rotates the session, keeps the device, and ends the session at once', async () => {
    const browser = await Browser.signedIn(server, server.world.surveyor);
    const before = browser.cookies.get('AuthSession') ?? '';
    const device = browser.device;
    await signIn(browser, { name: 'surveyor', password: PASSWORD });
    expect(browser.cookies.get('AuthSession')).not.toBe(before);
    expect((await browser.call('GET', '/api/me')).json<{ device: string }>().device).toBe(device);
    const old = stranger();
    old.cookies.set('AuthSession', before);
    old.cookies.set('HomefileDevice', browser.cookies.get('HomefileDevice') ?? '');
    expect((await old.call('GET', '/api/me')).statusCode).toBe(401);
    const copy = stranger();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    expect((await copy.call('GET', '/api/me')).statusCode).toBe(200);
    await browser.call('DELETE', '/api/session');
    expect(browser.cookies.has('AuthSession')).toBe(false);
    expect((await copy.call('GET', '/api/me')).statusCode).toBe(401);
  });

  it('holds on one device alone, and lets a phone that lost its cookies keep its id', async () => {
    const browser = await Browser.signedIn(server, server.world.surveyor);
    const thief = stranger();
    thief.cookies.set('AuthSession', browser.cookies.get('AuthSession') ?? '');
    expect((await thief.call('GET', '/api/me')).statusCode).toBe(401);
    const again = stranger();
    const answer = await signIn(again, { name: 'surveyor', password: PASSWORD, device: browser.device });
    expect(answer.json<{ device: string }>().device).toBe(browser.device);
    const another = stranger();
    const fresh = await signIn(another, { name: 'surveyor', password: PASSWORD });
    expect(fresh.json<{ device: string }>().device).not.toBe(browser.device);
  });

  it('lasts 12 hours from its last use', async () => {
    const browser = await Browser.signedIn(server, server.world.surveyor);
    for (let time = 0; time < 3; time += 1) {
      server.clock.now += 11 * HOUR;
      expect((await browser.call('GET', '/api/me')).statusCode).toBe(200);
    }
    server.clock.now += 12 * HOUR;
    expect((await browser.call('GET', '/api/me')).statusCode).toBe(401);
  });

  it('tells a wrong name from a wrong password in nothing', async () => {
    const wrongName = await signIn(stranger(), { name: 'nobody', password: PASSWORD });
    const wrongPassword = await signIn(stranger(), { name: 'surveyor', password: 'wrong' });
    expect(wrongName.statusCode).toBe(401);
    expect(wrongPassword.body).toBe(wrongName.body);
  });

  it('slows down whoever guesses, and says how long', async () => {
    const guess = () => signIn(stranger(), { name: 'surveyor', password: 'wrong' });
    for (let time = 0; time < 5; time += 1) expect((await guess()).statusCode).toBe(401);
    const slowed = await signIn(stranger(), { name: 'surveyor', password: PASSWORD });
    expect([slowed.statusCode, slowed.headers['retry-after']]).toEqual([429, '30']);
    expect(slowed.json<{ reason: string }>().reason).toContain('Wait 30 seconds');
    server.clock.now += 31_000;
    expect((await signIn(stranger(), { name: 'surveyor', password: PASSWORD })).statusCode).toBe(200);
    expect((await guess()).statusCode).toBe(401);
  });

  it('by Basic opens CouchDB’s own things, never Homefile’s', async () => {
    const { administrator, surveyor, storage } = server.world;
    const basic = (name: string, password = PASSWORD) => ({
      authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
    });
    const get = (url: string, headers: Record<string, string>) =>
      server.app.inject({ url, headers }).then((answer) => answer.statusCode);
    const put = await server.app.inject({ method: 'PUT', url: '/db/plain', headers: basic('admin') });
    expect(put.statusCode).toBe(201);
    expect(await get('/db/plain/_all_docs', basic('admin'))).toBe(200);
    expect(await get('/db/plain/_all_docs', basic('surveyor'))).toBe(403);
    expect(await get('/db/plain/_all_docs', basic('admin', 'wrong'))).toBe(401);
    const pack = await (await Browser.signedIn(server, surveyor)).pack();
    for (const name of ['surveyor', 'admin'])
      for (const url of [`/db/${pack}`, '/db/files', '/db/files/_all_docs'])
        expect([name, url, await get(url, basic(name))]).toEqual([name, url, 404]);
    expect(await get('/api/me', basic('surveyor'))).toBe(401);
    for (const database of ['files', '_users', `pack-${'1'.repeat(32)}`]) {
      const answer = await server.app.inject({
        method: 'PUT',
        url: `/db/${database}`,
        headers: basic('admin'),
      });
      expect([database, answer.statusCode]).toEqual([database, 403]);
    }
    // A password that was believed a moment ago stops at once when it changes.
    const changed = await hashPassword('another', 1);
    await storage.write((tx) => tx.accounts.setPassword(administrator.id, changed));
    expect(await get('/db/plain', basic('admin'))).toBe(401);
  });

  it('by /db/_session answers in CouchDB’s shapes', async () => {
    const browser = stranger();
    expect((await browser.call('GET', '/db/_session')).json()).toMatchObject({
      ok: true,
      userCtx: { name: null, roles: [] },
    });
    const answer = await browser.call('POST', '/db/_session', { name: 'admin', password: PASSWORD });
    expect(answer.json()).toEqual({ ok: true, name: 'admin', roles: ['_admin'] });
    expect((await browser.call('GET', '/db/_session')).json()).toMatchObject({
      userCtx: { name: 'admin', roles: ['_admin'] },
      info: { authenticated: 'cookie' },
    });
    expect((await browser.call('DELETE', '/db/_session')).json()).toEqual({ ok: true });
    expect((await browser.call('GET', '/db/_session')).json()).toMatchObject({ userCtx: { name: null } });
  });

  it('refuses JSON that names a part twice', async () => {
    const answer = await stranger().call(
      'POST',
      '/api/session',
      `{"name":"admin","name":"surveyor","password":"${PASSWORD}"}`,
    );
    expect(answer.statusCode).toBe(400);
  });
});

describe('the address register', () => {
  it('is for surveyors and the office, and is sent again only when it changed', async () => {
    const server = await aServer();
    const { world } = server;
    const phone = await Browser.signedIn(server, world.surveyor);
    const first = await phone.call('GET', '/api/register');
    expect(first.json()).toMatchObject({
      homes: [
        { id: world.home, line: '1 Example Street', postcode: 'AA1 1AA' },
        { id: world.otherHome, line: '1 Example Street', postcode: 'AA1 1AA' },
      ],
    });
    const etag = String(first.headers.etag);
    const again = await phone.call('GET', '/api/register', undefined, { 'if-none-match': etag });
    expect(again.statusCode).toBe(304);
    await world.storage.write((tx) => {
      const id = anId();
      issue(tx, world.office, 'property', { ...PROPERTY, line: '2 Example Street' }, { home: id }, id);
    });
    const changed = await phone.call('GET', '/api/register', undefined, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    const van = await Browser.signedIn(server, world.contractor);
    expect((await van.call('GET', '/api/register')).statusCode).toBe(403);
    await server.close();
  });
});

describe('receipts', () => {
  it('are given only for what the account sent or may read', async () => {
    const server = await aServer();
    const { world } = server;
    const phone = await Browser.signedIn(server, world.surveyor);
    const { visit, note } = await world.storage.write((tx) => ({
      visit: issue(tx, world.office, 'visit', aVisit(world.surveyor), { home: world.home }),
      note: issue(tx, world.office, 'note', { words: 'elsewhere' }, { home: world.otherHome }),
    }));
    await phone.pack();
    const rev = (id: string) => world.storage.read((view) => view.records.entry(id)?.rev ?? '');
    const asked = [visit, note, anId()].map((id) => ({ id, rev: rev(id) || '1-x' }));
    const answer = await phone.call('POST', '/api/receipts', { records: asked });
    expect(answer.json<{ records: { state: string }[] }>().records.map(({ state }) => state)).toEqual([
      'held',
      'missing',
      'missing',
    ]);
    await server.close();
  });
});
