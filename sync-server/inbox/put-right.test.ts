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
import { keepRefused } from './keep-refused.ts';

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

/** Somebody at the desk, who had their role before anything was asked where nothing else is said. */
async function anAccount(name: string, displayName = name, since = NOW - DAY): Promise<Account> {
  const password = await hashPassword(PASSWORD, 1);
  return server.world.storage.write((tx) =>
    addAccount(tx, { name, displayName, role: 'office', password }, null, since),
  );
}
const file = (by: Account, kind: KindName, body: object, id = anId(), subjects?: readonly OpaqueId[]) =>
  server.world.storage.write((tx) => {
    fileRecord(tx, {
      id,
      raw: asJson(aRecord(by.id, kind, body, { ...place, ...(subjects ? { subjects } : {}) })),
      by: by.id,
      via: 'db',
      at: NOW,
    });
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
/** What was asked last, as whoever looks at it now is shown it. */
const askedLast = (item: string) =>
  server.world.storage.read(
    (view) => view.deskSteps.about(item as OpaqueId).findLast((one) => one.step === 'put-right-asked')?.id,
  );
const step = (who: Browser, item: string, sent: object) =>
  who.call('POST', `/api/office/inbox/${item}/steps`, { id: anId(), asked: askedLast(item), ...sent });
const held = async (of: Browser) => JSON.stringify(await of.documents(await of.pack()));
/** How often it is noted that somebody looked at a record. */
const looks = (who: Browser, id: OpaqueId) =>
  server.world.storage.read(
    (view) =>
      view.journal
        .about(id)
        .filter(({ action, account }) => action === 'record-read' && account === who.account.id).length,
  );
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

describe('what was asked to be confirmed', () => {
  let need: OpaqueId;
  let none: OpaqueId;
  let item: string;
  beforeEach(async () => {
    const { otherSurveyor, surveyor } = server.world;
    need = await file(otherSurveyor, 'household-need', NEED);
    none = await file(surveyor, 'household-need', NONE);
    item = await refused(need, none);
    await step(desk, item, { step: 'file', replacement: none, reason: because });
  });
  const declines = (who: Browser) => step(who, item, { step: 'decline', reason: 'No more.' });
  /** Nobody can confirm it, and it is said why; another says no to it, and it is open for whatever is next. */
  async function endsBy(who: Browser, barred: RegExp) {
    const seen = await look(who, item);
    expect(seen?.asked?.barred).toMatch(barred);
    expect((await step(who, item, { step: 'confirm' })).statusCode).toBe(403);
    expect((await declines(who)).statusCode).toBe(200);
    expect(await look(who, item)).toMatchObject({ asked: null, outcome: null });
    return seen;
  }

  it('is ended by another where the record was put right by another door meanwhile', async () => {
    await file(server.world.office, 'correction', { corrects: need, replacement: none });
    const seen = await endsBy(second, /put right since/);
    expect(seen?.asked).toMatchObject({ reason: because, isTakenBack: false, isMine: false });
    expect((await step(second, item, { step: 'leave', reason: 'Done there.' })).statusCode).toBe(200);
  });

  it('is ended by another where the record is only kept since', async () => {
    await server.world.storage.write((tx) => tx.restrictions.restrict(need, anId(), NOW));
    await endsBy(second, /only kept/);
  });

  it('is ended by somebody who had no role here when it was asked', async () => {
    const after = await Browser.signedIn(server, await anAccount('newcomer', 'newcomer', NOW + 1));
    await endsBy(after, /role after this was asked/);
    expect((await step(after, item, { step: 'file', replacement: none, reason: because })).statusCode).toBe(
      200,
    );
    expect((await step(desk, item, { step: 'confirm' })).statusCode).toBe(200);
    expect(isWrong(need)).toBe(true);
  });

  it('is not ended by who sent it, from another account, and they are shown nothing of it', async () => {
    const { displayName } = server.world.surveyor;
    const also = await Browser.signedIn(server, await anAccount('also-at-the-desk', displayName));
    expect((await declines(also)).statusCode).toBe(403);
    expect((await look(also, item))?.asked).toBeNull();
  });

  it('is asked anew where whoever asked is known no more', async () => {
    await step(desk, item, { step: 'decline', reason: 'Taken back.' });
    const asked = { id: anId(), step: 'put-right-asked', about: item as OpaqueId, account: anId() } as const;
    await server.world.storage.write((tx) =>
      tx.deskSteps.add({ ...asked, other: none, at: NOW, reason: because }),
    );
    await endsBy(second, /Say no, and ask anew/);
    expect((await step(second, item, { step: 'file', replacement: none, reason: because })).statusCode).toBe(
      200,
    );
  });
});

describe('what is kept from whoever looks', () => {
  const LIKE_NOTHING = {
    wrong: null,
    byTwo: false,
    instead: [],
    named: null,
    mayBeTakenBack: false,
    done: [],
  };
  const NOTHING_FOUND = {
    ...{
      hazard: 'damp-and-mould',
      severity: 'neither',
      concludedAt: instantAt(NOW),
      reasons: ['nothing-found'],
    },
    ...{ cause: 'not-known-yet', safetyWorkNeeded: false, preventativeWorkNeeded: false },
  };
  /** A refused correction of a need at a home whose case may close, which the phone need not know. */
  async function ofNeed() {
    const { storage, office, surveyor, otherHome } = server.world;
    const [need, none] = [anId(), anId()];
    // Of a lease no clock runs.
    const there = { home: otherHome, tenancy: anId(), case: anId() };
    const item = await storage.write((tx) => {
      issue(tx, office, 'tenancy', { occupancy: 'lease', startedOn: '2020-01-01' }, there, there.tenancy);
      issue(tx, office, 'report-fact', { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' }, there);
      issue(tx, office, 'household-need', NEED, there, need);
      issue(tx, office, 'household-need', NONE, there, none);
      const said = aRecord(surveyor.id, 'correction', { corrects: need, replacement: none }, there);
      const kept = { account: surveyor.id, device: anId(), database: 'pack', documentId: anId(), rev: null };
      keepRefused(tx, { ...kept, raw: JSON.stringify(said), sentence: 'It is not theirs.', at: NOW });
      return tx.inbox.items(1)[0]?.id ?? '';
    });
    const closes = () => storage.write((tx) => issue(tx, office, 'conclusion', NOTHING_FOUND, there));
    return { need, none, item, closes };
  }

  it('is answered alike, whatever it is', async () => {
    const complaint = { receivedOn: '2026-11-20', stage: 'one', words: 'KANARWORDS' };
    const kept = await refused(await file(server.world.lead, 'complaint', complaint));
    const { none, item, closes } = await ofNeed();
    await closes();
    for (const one of [kept, item]) expect(await look(desk, one)).toMatchObject(LIKE_NOTHING);
    expect(await look(desk, kept)).toEqual(await look(desk, item));
    const asks = {
      step: 'put-right-asked',
      account: server.world.lead.id,
      at: NOW,
      reason: because,
    } as const;
    await server.world.storage.write((tx) => {
      tx.deskSteps.add({ ...asks, id: anId(), about: kept as OpaqueId, other: null });
      tx.deskSteps.add({ ...asks, id: anId(), about: item as OpaqueId, other: none });
    });
    expect((await look(desk, kept))?.asked).toMatchObject({ reason: null, isTakenBack: false });
    expect(await look(desk, kept)).toEqual(await look(desk, item));
  });

  it('is said no to, where its case closed after it was asked, and nothing of it is told', async () => {
    const { need, none, item, closes } = await ofNeed();
    expect((await step(desk, item, { step: 'file', replacement: none, reason: because })).statusCode).toBe(
      200,
    );
    await closes();
    const seen = await look(second, item);
    expect(seen).toMatchObject(LIKE_NOTHING);
    const told = { reason: null, instead: null, isTakenBack: false, isMine: false };
    expect(seen?.asked).toMatchObject({ ...told, barred: expect.stringMatching(/kept from you/) as string });
    expect([looks(second, need), looks(second, none)]).toEqual([0, 0]);
    expect((await step(second, item, { step: 'confirm' })).statusCode).toBe(403);
    expect((await step(second, item, { step: 'decline', reason: 'It is over.' })).statusCode).toBe(200);
    expect((await look(desk, item))?.asked).toBeNull();
  });
});

it('what is left before it is here is open again when it comes', async () => {
  const need = anId();
  // Refused since it does not say why.
  const item = await refused(need, undefined, { because: undefined });
  expect(await look(desk, item)).toMatchObject({ wrong: null, mayLeave: true });
  expect((await step(desk, item, { step: 'leave', reason: 'Nothing is here.' })).statusCode).toBe(200);
  expect((await look(desk, item))?.outcome).toMatch(/^Left as it is .* if it comes, this is open again/);
  await file(server.world.otherSurveyor, 'household-need', NEED, need);
  expect(await look(second, item)).toMatchObject({ outcome: null, mayLeave: true, barred: null });
  expect((await lines(second))[0]?.outcome).toBeNull();
  expect((await look(second, item))?.done).toEqual([
    expect.stringMatching(/while what it corrects was not in the files.*: Nothing is here\./),
  ]);
  expect((await step(second, item, { step: 'leave', reason: 'It stands.' })).statusCode).toBe(200);
  expect((await look(desk, item))?.outcome).toMatch(/^Left as it is by linnet, [^.]*\.$/);
});

it('a look at what is told through a correction is noted, once for each guarded record', async () => {
  const { otherSurveyor, office } = server.world;
  const healthNeed = (body: object) => file(otherSurveyor, 'health-need', body, anId(), [anId()]);
  const need = await healthNeed({ answer: 'need', needs: ['dust-harms'] });
  const other = await healthNeed({ answer: 'need', needs: ['must-keep-warm'] });
  const none = await healthNeed(NONE);
  const said = await file(office, 'correction', { corrects: need, replacement: none });
  // Both may stand for the other, and each tells what it is about.
  await file(office, 'correction', { corrects: other, replacement: none });
  await file(office, 'correction', { corrects: other, replacement: none, because: 'seen-later' });
  const item = await refused(said);
  expect([need, other].map((one) => looks(desk, one))).toEqual([0, 0]);
  const seen = await look(desk, item);
  expect(JSON.stringify(seen?.wrong?.rows)).toMatch(/dust/i);
  expect(JSON.stringify(seen?.instead)).toMatch(/keep warm.*keep warm/i);
  expect([need, other].map((one) => looks(desk, one))).toEqual([1, 1]);
  // What somebody asks for is shown to whoever confirms it, and noted as well.
  const { id = '' } = seen?.instead[0] ?? {};
  await step(desk, item, { step: 'file', replacement: id, reason: because });
  await server.world.storage.write((tx) => tx.restrictions.restrict(said, anId(), NOW));
  expect(JSON.stringify((await look(second, item))?.asked?.instead)).toMatch(/keep warm/i);
  expect(looks(second, other)).toBe(1);
});

it('corrections that name each other are told without an end', async () => {
  const { office } = server.world;
  const [one, other] = [anId(), anId()];
  await file(office, 'correction', { corrects: other }, one);
  await file(office, 'correction', { corrects: one }, other);
  expect((await look(desk, await refused(one)))?.wrong?.id).toBe(one);
});

it('a second press with another answer is not taken for the first', async () => {
  const { otherSurveyor, surveyor } = server.world;
  const need = await file(otherSurveyor, 'household-need', NEED);
  const none = await file(surveyor, 'household-need', NONE);
  const item = await refused(need, none);
  /** Sends it, then as it was, with a blank more, and each time with one part told otherwise. */
  async function sends(
    who: Browser,
    sent: { readonly id: string; readonly reason: string },
    ...others: object[]
  ) {
    for (const one of [{}, {}, { reason: `${sent.reason} ` }])
      expect((await step(who, item, { ...sent, ...one })).statusCode).toBe(200);
    for (const one of others) {
      const answer = await step(who, item, { ...sent, ...one });
      expect([answer.statusCode, answer.body]).toEqual([
        409,
        expect.stringMatching(/Something else was saved from this form before/),
      ]);
    }
  }
  const asks = { id: anId(), step: 'file', replacement: none, reason: because };
  await sends(
    desk,
    asks,
    { reason: 'Other.' },
    { replacement: null },
    { step: 'decline' },
    { step: 'confirm' },
  );
  expect((await step(second, item, asks)).json()).toMatchObject({
    error: 'conflict',
  });
  const no = { id: anId(), step: 'decline', reason: 'I saw the baby.' };
  await sends(second, no, { reason: 'I did not see it.' }, { step: 'leave' });
  const left = { id: anId(), step: 'leave', reason: 'It stands.' };
  await sends(second, left, { reason: 'It does not stand.' }, { step: 'file', replacement: none });
});

it('nobody confirms what they have not seen: asked anew meanwhile, it is looked at again', async () => {
  const { otherSurveyor, surveyor } = server.world;
  const [none, other] = [
    await file(surveyor, 'household-need', NONE),
    await file(surveyor, 'household-need', NONE),
  ];
  const item = await refused(await file(otherSurveyor, 'household-need', NEED), none);
  await step(desk, item, { step: 'file', replacement: none, reason: because });
  const seen = askedLast(item);
  expect((await look(second, item))?.asked?.id).toBe(seen);
  await step(desk, item, { step: 'decline', reason: 'Not that one.' });
  await step(desk, item, { step: 'file', replacement: other, reason: because });
  expect((await step(second, item, { step: 'confirm', asked: seen })).statusCode).toBe(409);
  expect((await step(second, item, { step: 'confirm', asked: undefined })).statusCode).toBe(409);
  expect((await step(second, item, { step: 'confirm' })).statusCode).toBe(200);
});

it('a second yes is the first, whatever stands in the field for a no', async () => {
  const { otherSurveyor, surveyor } = server.world;
  const none = await file(surveyor, 'household-need', NONE);
  const item = await refused(await file(otherSurveyor, 'household-need', NEED), none);
  await step(desk, item, { step: 'file', replacement: none, reason: because });
  const yes = { id: anId(), step: 'confirm' };
  for (const one of [{}, { reason: 'Half a no' }])
    expect((await step(second, item, { ...yes, ...one })).statusCode).toBe(200);
  expect((await step(second, item, { ...yes, step: 'decline' })).statusCode).toBe(409);
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
  // Nor the words in which a phone said what is wrong with it: they say what it holds.
  expect((await desk.call('GET', `/api/office/inbox/${item}`)).json<InboxItemView>().rows).toBeNull();
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
