import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anOrder, aVisit, issue, NOW, PASSWORD } from '../files/filing.fixture.ts';
import { changeDisabled, changePassword, changeRole } from './change-account.ts';
import { hashPassword } from './password.ts';

describe('changing an account', () => {
  let server: TestServer;
  let phone: Browser;
  let pack: string;
  beforeEach(async () => {
    server = await aServer();
    const { world } = server;
    await world.storage.write((tx) => {
      issue(tx, world.office, 'visit', aVisit(world.surveyor), { home: world.home });
      issue(tx, world.office, 'works-order', anOrder(world.contractor), { home: world.home });
    });
    phone = await Browser.signedIn(server, world.surveyor);
    pack = await phone.pack();
  });
  afterEach(() => server.close());
  const change = () => ({ account: server.world.surveyor.id, by: server.world.lead.id, at: NOW });
  const packExists = () => server.world.storage.read((view) => view.documents.database(pack) !== null);

  it('of role ends its sessions and begins a new generation by the new role', async () => {
    await server.world.storage.write((tx) => changeRole(tx, change(), 'contractor'));
    expect((await phone.call('GET', '/api/me')).statusCode).toBe(401);
    expect(packExists()).toBe(false);
    const again = await Browser.signedIn(server, server.world.surveyor);
    const next = await again.pack();
    expect(next).not.toBe(pack);
    expect(await again.documents(next)).toEqual([]);
    await server.world.storage.write((tx) => changeRole(tx, change(), 'office'));
    const desk = await Browser.signedIn(server, server.world.surveyor);
    expect((await desk.call('GET', '/api/me')).json()).toMatchObject({ pack: null });
  });

  it('that is shut leaves neither session nor pack nor sign-in', async () => {
    await server.world.storage.write((tx) => changeDisabled(tx, change(), true));
    expect((await phone.call('GET', '/api/me')).statusCode).toBe(401);
    expect(packExists()).toBe(false);
    const answer = await phone.call('POST', '/api/session', { name: 'surveyor', password: PASSWORD });
    expect(answer.statusCode).toBe(401);
  });

  it('’s password ends the sessions that the old one began, and keeps the pack', async () => {
    const password = await hashPassword('another', 1);
    await server.world.storage.write((tx) => changePassword(tx, change(), password));
    expect((await phone.call('GET', '/api/me')).statusCode).toBe(401);
    expect(packExists()).toBe(true);
    await phone.call('POST', '/api/session', { name: 'surveyor', password: 'another' });
    expect(await phone.pack()).toBe(pack);
  });
});
