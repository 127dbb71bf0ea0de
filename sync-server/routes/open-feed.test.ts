import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeDisabled, changePassword } from '../accounts/change-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { aVisit, issue, PASSWORD } from '../files/filing.fixture.ts';

const HOUR = 3_600_000;

/** A feed is opened once and read for hours: whatever ends the right to open it must end it too. */
describe('a feed that stays open', () => {
  let server: TestServer;
  let phone: Browser;
  let pack: string;
  beforeEach(async () => {
    server = await aServer();
    phone = await Browser.signedIn(server, server.world.surveyor);
    pack = await phone.pack();
  });
  afterEach(() => server.close());

  /** The rows that a feed brings when `happens`, and then the office opens a home to its reader. */
  async function rowsAfter(happens: () => Promise<unknown>): Promise<number> {
    const { world } = server;
    const waiting = phone.call('GET', `/db/${pack}/_changes?feed=longpoll&since=now&timeout=60000`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await happens();
    await world.storage.write((tx) =>
      issue(tx, world.office, 'visit', aVisit(world.surveyor), { home: world.home }),
    );
    return (await waiting).json<{ results: unknown[] }>().results.length;
  }

  it('brings what is new while its session lasts', async () => {
    expect(await rowsAfter(() => Promise.resolve())).toBeGreaterThan(0);
  });

  it('brings nothing more after signing out', async () => {
    expect(await rowsAfter(() => phone.call('DELETE', '/api/session'))).toBe(0);
  });

  it('brings nothing more once its session has run out', async () => {
    const hours = () => Promise.resolve((server.clock.now += 13 * HOUR));
    expect(await rowsAfter(hours)).toBe(0);
  });

  it('brings nothing more after another password was set', async () => {
    const { storage, surveyor } = server.world;
    const password = await hashPassword('another', 1);
    const change = { account: surveyor.id, by: null, at: server.clock.now };
    expect(await rowsAfter(() => storage.write((tx) => changePassword(tx, change, password)))).toBe(0);
  });

  it('brings nothing more after the account was shut', async () => {
    const { storage, surveyor } = server.world;
    const change = { account: surveyor.id, by: null, at: server.clock.now };
    expect(await rowsAfter(() => storage.write((tx) => changeDisabled(tx, change, true)))).toBe(0);
  });

  it('of an ordinary database, opened by Basic, ends with the password too', async () => {
    const { storage, administrator } = server.world;
    const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
    await server.app.inject({ method: 'PUT', url: '/db/plain', headers: { authorization } });
    const waiting = server.app.inject({
      url: '/db/plain/_changes?feed=longpoll&since=now&timeout=60000',
      headers: { authorization },
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const change = { account: administrator.id, by: null, at: server.clock.now };
    const password = await hashPassword('another', 1);
    await storage.write((tx) => changePassword(tx, change, password));
    await storage.write((tx) => {
      const path = { start: 1, ids: ['a'.repeat(32)] };
      tx.documents.graft('plain', { id: 'a', path, deleted: false, body: {} });
    });
    expect((await waiting).json<{ results: unknown[] }>().results).toEqual([]);
  });
});
