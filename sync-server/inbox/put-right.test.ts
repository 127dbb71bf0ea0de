import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxItemView, InboxLine } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import {
  anId,
  anOrder,
  aRecord,
  asJson,
  DAY,
  instantAt,
  issue,
  NOW,
  PASSWORD,
} from '../files/filing.fixture.ts';
import { putRightAt } from '../files/put-right-at.ts';
import { officeRoutes } from '../routes/api-office.ts';
import type { Account } from '../storage/accounts.ts';

let server: TestServer;
let phone: Browser;
let van: Browser;
let desk: Browser;
let second: Browser;
let place: { readonly home: OpaqueId; readonly tenancy: OpaqueId; readonly case: OpaqueId };
beforeEach(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, office, home, contractor } = server.world;
  place = { home, tenancy: anId(), case: anId() };
  await storage.write((tx) => {
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, place, place.tenancy);
    issue(tx, office, 'report-fact', { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' }, place);
    issue(tx, office, 'works-order', anOrder(contractor, { severity: 'emergency' }), place);
  });
  ({ phone } = await aSurveyorsPhone(server));
  van = await Browser.signedIn(server, contractor);
  desk = await Browser.signedIn(server, office);
  second = await Browser.signedIn(server, await anAccount('linnet'));
});
afterEach(() => server.close());

/** Somebody at the desk who had their role before anything was asked. */
async function anAccount(name: string, displayName = name): Promise<Account> {
  const password = await hashPassword(PASSWORD, 1);
  return server.world.storage.write((tx) =>
    addAccount(tx, { name, displayName, role: 'office', password }, null, NOW - DAY),
  );
}
const file = (by: Account, kind: KindName, body: object) =>
  server.world.storage.write((tx) => {
    const id = anId();
    fileRecord(tx, { id, raw: asJson(aRecord(by.id, kind, body, place)), by: by.id, via: 'db', at: NOW });
    return id;
  });
const NEED = { answer: 'need', needs: ['baby-at-home'] };
const NONE = { answer: 'none', needs: [] };
/** What a surveyor sends from their phone to put a record right, and the office's inbox takes. */
async function refused(corrects: OpaqueId, replacement?: OpaqueId, words: object = {}) {
  const body = { corrects, ...(replacement ? { replacement } : {}), because: 'seen-later', ...words };
  await phone.push(await phone.pack(), [pushed(anId(), phone.record('correction', body, place))]);
  return (await lines(desk))[0]?.id ?? '';
}
const lines = async (who: Browser) =>
  (await who.call('GET', '/api/office/inbox')).json<{ items: readonly InboxLine[] }>().items;
const look = async (who: Browser, item: string) =>
  (await who.call('GET', `/api/office/inbox/${item}`)).json<InboxItemView>().correction;
const step = (who: Browser, item: string, sent: object) =>
  who.call('POST', `/api/office/inbox/${item}/steps`, { id: anId(), ...sent });
const held = async (of: Browser) => JSON.stringify(await of.documents(await of.pack()));
const isWrong = (id: OpaqueId) =>
  server.world.storage.read((view) => putRightAt(view, place.home).isWrong(id));
const because = 'Asked at the door: the baby lives next door.';

describe('a colleague’s need', () => {
  let need: OpaqueId;
  let none: OpaqueId;
  let item: string;
  beforeEach(async () => {
    const { otherSurveyor, surveyor } = server.world;
    need = await file(otherSurveyor, 'household-need', NEED);
    none = await file(surveyor, 'household-need', NONE);
    item = await refused(need, none);
  });

  it('is put right by one at the desk and confirmed by another, in the name of the first', async () => {
    const seen = await look(desk, item);
    expect(seen).toMatchObject({
      barred: null,
      byTwo: true,
      named: none,
      mayBeTakenBack: false,
      asked: null,
    });
    expect(seen?.wrong?.id).toBe(need);
    expect(JSON.stringify(seen?.wrong?.rows)).toMatch(/baby/i);
    const asks = { id: anId(), step: 'file', replacement: none, reason: because };
    expect((await step(desk, item, asks)).statusCode).toBe(200);
    expect((await step(desk, item, asks)).statusCode).toBe(200);
    expect([isWrong(need), (await held(van)).includes('"instruction"')]).toEqual([false, true]);
    expect((await lines(second))[0]?.waits).toMatch(/asks somebody else to confirm/);
    expect((await look(second, item))?.asked).toMatchObject({ reason: because, barred: null });
    expect((await step(second, item, { step: 'confirm' })).statusCode).toBe(200);
    expect([isWrong(need), (await held(van)).includes('"instruction"')]).toEqual([true, false]);
    const { storage, office } = server.world;
    const made = storage.read((view) => view.records.entry(asks.id));
    expect([made?.kind, made?.author]).toEqual(['correction', office.id]);
    expect((await look(desk, item))?.outcome).toMatch(/^Put right by .*, confirmed by linnet/);
    expect((await lines(desk))[0]?.outcome).toMatch(/^Put right/);
    const actions = storage.read((view) =>
      view.journal.about(item).map(({ action, account }) => [action, account]),
    );
    expect(actions).toEqual(
      expect.arrayContaining([
        ['desk-step', office.id],
        ['put-right', second.account.id],
        ['desk-step', second.account.id],
      ]),
    );
  });

  it('is confirmed neither by who asked, by any account of theirs, nor by who sent it', async () => {
    const { office, surveyor } = server.world;
    await step(desk, item, { step: 'file', replacement: none, reason: because });
    expect((await step(desk, item, { step: 'confirm' })).statusCode).toBe(403);
    for (const { displayName } of [office, surveyor]) {
      const also = await Browser.signedIn(server, await anAccount(`also-${anId().slice(0, 8)}`, displayName));
      expect((await step(also, item, { step: 'confirm' })).statusCode).toBe(403);
      expect((await look(also, item))?.asked?.barred ?? (await look(also, item))?.barred).toEqual(
        expect.any(String),
      );
    }
    expect(isWrong(need)).toBe(false);
  });

  it('is not asked, nor left, by who sent it from another account', async () => {
    const { displayName } = server.world.surveyor;
    const also = await Browser.signedIn(server, await anAccount('also-at-the-desk', displayName));
    for (const sent of [{ step: 'file', replacement: none }, { step: 'leave' }])
      expect((await step(also, item, { ...sent, reason: because })).statusCode).toBe(403);
  });

  it('needs a record of the same kind and home that is right, and a reason', async () => {
    const room = await file(server.world.otherSurveyor, 'room', { roomKind: 'bedroom', number: 2 });
    for (const replacement of [null, room, need, anId()])
      expect((await step(desk, item, { step: 'file', replacement, reason: because })).statusCode).toBe(422);
    expect((await step(desk, item, { step: 'file', replacement: none, reason: ' ' })).statusCode).toBe(422);
    expect((await look(desk, item))?.done).toEqual([]);
  });

  it('is open again when the other says no, and closed when somebody leaves it, with the words of both', async () => {
    await step(desk, item, { step: 'file', replacement: none, reason: because });
    expect((await step(desk, item, { step: 'leave', reason: 'It stands.' })).statusCode).toBe(409);
    expect((await step(second, item, { step: 'decline', reason: 'I saw the baby.' })).statusCode).toBe(200);
    expect(await look(desk, item)).toMatchObject({ asked: null, outcome: null });
    expect((await step(second, item, { step: 'confirm' })).statusCode).toBe(409);
    expect((await step(desk, item, { step: 'leave', reason: 'It stands.' })).statusCode).toBe(200);
    const closed = await look(desk, item);
    expect(closed?.outcome).toMatch(/^Left as it is/);
    expect(closed?.done.join('\n')).toMatch(/the baby lives next door.*\n.*I saw the baby.*\n.*It stands/);
    expect((await step(desk, item, { step: 'file', replacement: none, reason: because })).statusCode).toBe(
      409,
    );
    expect([isWrong(need), (await held(van)).includes('"instruction"')]).toEqual([false, true]);
  });
});

it('what was measured on site is put right by one, in their own name', async () => {
  const { otherSurveyor, office } = server.world;
  const reading = { quantity: 'relative-humidity', scale: 'percent', takenAt: instantAt(NOW), room: anId() };
  const wrong = await file(otherSurveyor, 'reading', { ...reading, value: 83 });
  // Refused since it does not say why.
  await phone.push(await phone.pack(), [
    pushed(anId(), phone.record('correction', { corrects: wrong }, place)),
  ]);
  const item = (await lines(desk))[0]?.id ?? '';
  expect(await look(desk, item)).toMatchObject({ byTwo: false, mayBeTakenBack: true });
  const sent = { id: anId(), step: 'file', replacement: null, reason: 'The meter was wet.' };
  expect((await step(desk, item, sent)).statusCode).toBe(200);
  expect([isWrong(wrong), (await held(van)).includes('"value":83')]).toEqual([true, false]);
  expect(server.world.storage.read((view) => view.records.entry(sent.id)?.author)).toBe(office.id);
});

it('nobody puts right what is kept from them, and is told nothing of it', async () => {
  const complaint = { receivedOn: '2026-11-20', stage: 'one', words: 'KANARWORDS' };
  const kept = await file(server.world.lead, 'complaint', complaint);
  const item = await refused(kept);
  const seen = await look(desk, item);
  expect([seen?.wrong, seen?.barred, seen?.instead]).toEqual([
    null,
    expect.stringMatching(/kept from you/),
    [],
  ]);
  for (const sent of [{ step: 'file', replacement: null }, { step: 'leave' }])
    expect((await step(desk, item, { ...sent, reason: because })).statusCode).toBe(403);
  expect(isWrong(kept)).toBe(false);
});

it('nothing is done about a document that is no correction, nor about one that is not here', async () => {
  await phone.push(await phone.pack(), [pushed(anId(), phone.record('diagnosis', { words: 'x' }, place))]);
  const item = (await lines(desk))[0]?.id ?? '';
  expect(await look(desk, item)).toBeNull();
  for (const one of [item, anId()])
    expect((await step(desk, one, { step: 'leave', reason: because })).statusCode).toBe(404);
});
