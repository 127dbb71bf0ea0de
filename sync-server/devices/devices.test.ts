import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId } from '../files/filing.fixture.ts';
import { phoneLines } from '../office/phone-lines.ts';

const HOUR = 3_600_000;

let server: TestServer;
let phone: Browser;
beforeEach(async () => {
  server = await aServer();
  phone = await Browser.signedIn(server, server.world.surveyor);
});
afterEach(() => server.close());

const WAITING = { home: anId(), count: 3, since: 1000, until: 2000 };
const REPORT = {
  ...{ waiting: [WAITING], drafts: 1, freeBytes: 2e9, persistent: true, appVersion: '0.1.AbCd-123' },
  ...{ store: 'store-1', lost: null, deletions: [] },
};
const report = (more: object = {}) => phone.call('POST', '/api/phones/report', { ...REPORT, ...more });
const known = () => server.world.storage.read((view) => view.devices.device(phone.account.id, phone.device));

describe('what a phone says of itself', () => {
  it('is kept, the newest alone', async () => {
    expect((await report()).statusCode).toBe(200);
    server.clock.now += HOUR;
    await report({ waiting: [], persistent: false });
    expect(known()).toMatchObject({
      ...{ waiting: [], drafts: 1, persistent: false, appVersion: '0.1.AbCd-123' },
      ...{ heardAt: server.clock.now, lostStore: null },
    });
  });

  it('takes numbers and codes, and no word about anybody', async () => {
    const wrong: object[] = [
      { waiting: [{ ...WAITING, home: 'Flat 14' }] },
      { store: 'Mrs Haddad, Flat 14' },
      { drafts: 'three' },
      {
        deletions: [
          { line: 0, at: 1, what: 'the note about her', because: 'x', count: 1, withoutReceipt: 0 },
        ],
      },
      { waiting: Array.from({ length: 501 }, () => WAITING) },
    ];
    for (const one of wrong) expect((await report(one)).statusCode).toBe(400);
    expect(
      (await new Browser(server.app, phone.account).call('POST', '/api/phones/report', REPORT)).statusCode,
    ).toBe(401);
    expect(known()).toBeNull();
  });

  it('a store with another mark was lost, with what waited in it, even when the phone no longer knows', async () => {
    await report();
    await report({ store: 'store-2', waiting: [], drafts: 0 });
    expect(known()?.lostStore).toEqual({ noticedAt: server.clock.now, lost: [WAITING] });
    server.clock.now += HOUR;
    await report({ store: 'store-2', waiting: [] });
    expect(known()?.lostStore?.lost).toEqual([WAITING]);
  });

  it('what the phone itself still knows of a lost store counts, and is noted once', async () => {
    await report();
    const lost = [{ home: null, count: 7, since: 5, until: 9 }];
    await report({ store: 'store-2', waiting: [], lost });
    const noticedAt = server.clock.now;
    server.clock.now += HOUR;
    await report({ store: 'store-2', waiting: [], lost });
    expect(known()?.lostStore).toEqual({ noticedAt, lost });
  });

  it('counts of what was refused what whoever looks may open: a worry is not counted to the office', async () => {
    const { storage, office, lead } = server.world;
    const account = phone.account.id;
    const waiting = (reader: typeof office) =>
      storage
        .read((view) => phoneLines(view, { account: reader, now: server.clock.now }))
        .find((one) => one.account === account)?.waiting;
    const before = [waiting(office), waiting(lead)].map(Number);
    await storage.write((tx) => {
      const raw = '{"kind":"safeguarding-concern"}';
      const item = { id: anId(), receivedAt: server.clock.now, account, device: 'phone', database: 'pack' };
      tx.inbox.keep({ ...item, documentId: null, rev: null, sentence: 'Not now.', raw, digest: 'ab' }, []);
    });
    expect([waiting(office), waiting(lead)]).toEqual([before[0], Number(before[1]) + 1]);
  });

  it('shows the office its deletions, each once, in words made of codes', async () => {
    const line = { line: 4, at: server.clock.now, what: 'draft', because: 'thrown-away-by-the-person' };
    const deletions = [{ ...line, count: 1, withoutReceipt: 1 }];
    await report({ deletions });
    await report({ deletions });
    const [shown] = server.world.storage
      .read((view) => phoneLines(view, { account: server.world.office, now: server.clock.now }))
      .filter(({ account }) => account === phone.account.id);
    expect(shown?.phone?.deletions).toEqual([
      'Tue 24 Nov, 09:00: 1 unfinished answer, thrown away by the person, 1 of them without a receipt',
    ]);
    expect(shown?.phone).toMatchObject({
      unsent: '3, the oldest from Thu 1 Jan 1970, 00:00',
      freeRoom: '2.0 GB free',
      promised: 'Promised',
    });
  });
});
