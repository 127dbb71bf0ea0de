import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officeRoutes } from '../routes/api-office.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { PASSWORD } from '../files/filing.fixture.ts';
import { phoneLines } from '../office/phone-lines.ts';

const HOUR = 3_600_000;
const REPORT = {
  ...{ waiting: [], drafts: 0, freeBytes: 2e9, persistent: true, appVersion: '0.1.AbCd-123' },
  ...{ store: 'store-1', lost: null, deletions: [] },
};

let server: TestServer;
let phone: Browser;
let office: Browser;
beforeEach(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  phone = await Browser.signedIn(server, server.world.surveyor);
  office = await Browser.signedIn(server, server.world.office);
  await phone.call('POST', '/api/phones/report', REPORT);
});
afterEach(() => server.close());

const order = (by = office, device = phone.device, account = phone.account.id) =>
  by.call('POST', `/api/office/phones/${device}/wipe`, { account });
const asked = async (by = phone) =>
  (await by.call('GET', '/api/phones/wipe')).json<{ wipe: { order: string } | null }>().wipe;
const confirm = async (by = phone, id?: string, boxesLeft: unknown = 0) =>
  by.call('POST', '/api/phones/wiped', { order: id ?? (await asked(by))?.order, boxesLeft });
const shown = () =>
  server.world.storage
    .read((view) => phoneLines(view, { account: server.world.office, now: server.clock.now }))
    .find(({ account }) => account === phone.account.id)?.phone?.wipe;
const journalled = () =>
  server.world.storage
    .read((view) => view.journal.lines({ after: 0, limit: 1000 }))
    .filter(({ action }) => action.startsWith('wipe'))
    .map(({ action, account, subject }) => [action, account, subject]);
/** 422: it may send boxes, and this is none. 401: it may not. */
const sends = async (by = phone) =>
  (await by.call('POST', '/api/sealed', { box: 'AAAA' })).statusCode === 422;

describe('a lost phone', () => {
  it('is refused at once, learns its order by its ticket, sends what is sealed, and says when it is done', async () => {
    expect(shown()).toBeNull();
    expect(await asked()).toBeNull();
    expect((await order()).statusCode).toBe(200);
    expect(shown()).toBe('Waits for contact');
    expect((await phone.call('GET', '/api/me')).statusCode).toBe(401);
    expect(await sends()).toBe(true);
    server.clock.now += HOUR;
    expect((await confirm()).statusCode).toBe(200);
    expect(shown()).toBe('Wiped Tue 24 Nov, 10:00');
    expect(await asked()).toBeNull();
    expect(await sends()).toBe(false);
    expect(journalled()).toEqual([
      ['wipe-ordered', office.account.id, phone.device],
      ['wipe-confirmed', phone.account.id, phone.device],
    ]);
  });

  it('ordered twice is ordered once, until it is heard of again', async () => {
    await order();
    const first = await asked();
    await order();
    expect(await asked()).toEqual(first);
    await confirm(phone, first?.order, 2);
    await order();
    expect(await asked()).toBeNull();
    expect(shown()).toMatch(/2 sealed boxes left on it$/);
    server.clock.now += HOUR;
    await phone.call('POST', '/api/session', { name: phone.account.name, password: PASSWORD });
    await phone.call('POST', '/api/phones/report', REPORT);
    expect(shown()).toBeNull();
    await order();
    expect(journalled()).toHaveLength(3);
  });

  it('may not sign in before it is wiped, even when it lost its cookies and knows the password', async () => {
    await order();
    const emptied = new Browser(server.app, phone.account);
    const credentials = { name: phone.account.name, password: PASSWORD, device: phone.device };
    const refused = await emptied.call('POST', '/api/session', credentials);
    expect([refused.statusCode, refused.json()]).toMatchObject([403, { error: 'wipe_ordered' }]);
    expect((await emptied.call('GET', '/api/me')).statusCode).toBe(401);
    expect(await asked(emptied)).not.toBeNull();
    expect((await confirm(emptied)).statusCode).toBe(200);
    expect((await emptied.call('POST', '/api/session', credentials)).statusCode).toBe(200);
  });
});

describe('nobody else', () => {
  it('orders a wipe: only the office and the lead, for a phone of that very account', async () => {
    const lead = await Browser.signedIn(server, server.world.lead);
    const contractor = await Browser.signedIn(server, server.world.contractor);
    for (const by of [phone, contractor]) expect((await order(by)).statusCode).toBe(403);
    expect((await order(new Browser(server.app, phone.account))).statusCode).toBe(401);
    expect((await order(office, phone.device, contractor.account.id)).statusCode).toBe(404);
    expect((await order(office, contractor.device)).statusCode).toBe(404);
    expect((await phone.call('GET', '/api/me')).statusCode).toBe(200);
    expect((await order(lead)).statusCode).toBe(200);
  });

  it('hears, confirms or sends by an order, not even who claims the same device', async () => {
    await order();
    const id = (await asked())?.order;
    const other = new Browser(server.app, server.world.contractor);
    const { name } = other.account;
    await other.call('POST', '/api/session', { name, password: PASSWORD, device: phone.device });
    expect(await asked(other)).toBeNull();
    expect((await confirm(other, id)).statusCode).toBe(404);
    const stranger = new Browser(server.app, phone.account);
    stranger.cookies.set('HomefileDevice', 'A'.repeat(43));
    expect((await stranger.call('GET', '/api/phones/wipe')).statusCode).toBe(401);
    expect((await confirm(stranger, id)).statusCode).toBe(401);
    expect(await sends(stranger)).toBe(false);
    expect(await sends(other)).toBe(true); // by its own session
    expect(shown()).toBe('Waits for contact');
  });

  it('confirms by what confirmed an earlier order, or by what is no order', async () => {
    expect((await confirm(phone, office.device)).statusCode).toBe(404);
    await order();
    const first = (await asked())?.order;
    for (const left of [-1, 'none', 0.5]) expect((await confirm(phone, first, left)).statusCode).toBe(400);
    await confirm(phone, first);
    expect((await confirm(phone, first)).statusCode).toBe(404);
    server.clock.now += HOUR;
    await phone.call('POST', '/api/session', { name: phone.account.name, password: PASSWORD });
    await phone.call('POST', '/api/phones/report', REPORT);
    await order();
    expect((await confirm(phone, first)).statusCode).toBe(404);
    expect(shown()).toBe('Waits for contact');
  });
});
