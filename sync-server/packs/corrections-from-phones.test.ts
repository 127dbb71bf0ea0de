import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { readRecord } from '../files/files-database.ts';
import { putRightAt } from '../files/put-right-at.ts';
import { checkRecords } from '../verify/check-journal.ts';
import {
  anId,
  anOrder,
  aRecord,
  asJson,
  aVisit,
  instantAt,
  issue,
  NOW,
  reissue,
} from '../files/filing.fixture.ts';
import { recordStanding } from '../receipts/receipts.ts';
import type { Account } from '../storage/accounts.ts';

const HUMIDITY = { quantity: 'relative-humidity', scale: 'percent', takenAt: instantAt(NOW) };
const A_PHOTO = { takenOn: '2026-11-24', width: 32, height: 16, picture: 'ab'.repeat(32) };
interface Line {
  readonly reason?: string;
}

let server: TestServer;
let phone: Browser;
let van: Browser;
let colleague: Browser;
let place: { readonly home: OpaqueId; readonly tenancy: OpaqueId; readonly case: OpaqueId };
let order: OpaqueId;
beforeEach(async () => {
  server = await aServer();
  ({ phone } = await aSurveyorsPhone(server));
  const { storage, office, home, otherSurveyor, contractor } = server.world;
  place = { home, tenancy: anId(), case: anId() };
  order = anId();
  await storage.write((tx) => {
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, place, place.tenancy);
    issue(tx, office, 'visit', aVisit(otherSurveyor), place);
    issue(tx, office, 'works-order', anOrder(contractor, { severity: 'emergency' }), place, order);
  });
  van = await Browser.signedIn(server, contractor);
  colleague = await Browser.signedIn(server, otherSurveyor);
});
afterEach(() => server.close());

const file = (by: Account, kind: KindName, body: object, id = anId()) =>
  server.world.storage.write((tx) => {
    fileRecord(tx, { id, raw: asJson(aRecord(by.id, kind, body, place)), by: by.id, via: 'db', at: NOW });
    return id;
  });
/** What the office is told of each of them; "" where it was taken. */
const push = async (...records: readonly (readonly [OpaqueId, KindName, object])[]) => {
  const docs = records.map(([id, kind, body]) => pushed(id, phone.record(kind, body, place)));
  const lines = (await phone.push(await phone.pack(), docs)).json<Line[]>();
  return lines.flatMap(({ reason }) => reason ?? []);
};
const correct = (corrects: OpaqueId, replacement?: OpaqueId) =>
  push([
    anId(),
    'correction',
    { corrects, because: 'typed-wrongly', ...(replacement ? { replacement } : {}) },
  ]);
const held = async (of: Browser) => JSON.stringify(await of.documents(await of.pack()));
const inbox = () => server.world.storage.read((view) => view.inbox.items(100));

describe('what a surveyor corrects from a phone', () => {
  it('takes no job from its contractor’s phone, and the office has what was sent', async () => {
    expect(await held(van)).toContain('works-order');
    expect(await correct(order)).toEqual([expect.stringMatching(/somebody else decided or said/)]);
    expect(await held(van)).toContain('works-order');
    expect(inbox().map(({ raw }) => (JSON.parse(raw) as { kind: string }).kind)).toEqual(['correction']);
  });

  it('takes no job away by undoing what said that the job is right', async () => {
    const [own, correction] = [anId(), anId()];
    // Its own half has not come yet, so nobody can say that they are of two kinds.
    const body = { corrects: own, replacement: order, because: 'typed-wrongly' };
    expect(await push([correction, 'correction', body])).toHaveLength(1);
    await correct(correction);
    expect(await held(van)).toContain('works-order');
  });

  it('takes no warning from other surveyors’ phones', async () => {
    const { storage, office } = server.world;
    const body = { visitorMust: ['not-alone'], reviewOn: '2027-01-01' };
    const warning = await storage.write((tx) => issue(tx, office, 'safety-warning', body, place));
    expect(await held(colleague)).toContain('safety-warning');
    expect(await correct(warning)).toHaveLength(1);
    expect(await held(colleague)).toContain('safety-warning');
  });

  it.each(['the office', 'a colleague', 'themselves'])(
    'leaves no baby cold: a need of %s is heeded',
    async (by) => {
      const { office, otherSurveyor, surveyor } = server.world;
      const author = { 'the office': office, 'a colleague': otherSurveyor }[by] ?? surveyor;
      const need = await file(author, 'household-need', { answer: 'need', needs: ['baby-at-home'] });
      expect(await held(van)).toContain('"instruction"');
      expect(await correct(need)).toHaveLength(1);
      expect(inbox()).toHaveLength(1);
      expect(await held(van)).toContain('"instruction"');
    },
  );

  it('puts a need of their own right by what is right', async () => {
    const [wrong, right] = [anId(), anId()];
    await push([wrong, 'household-need', { answer: 'need', needs: ['baby-at-home'] }]);
    expect(await held(van)).toContain('"instruction"');
    expect(await correct(wrong, right)).toEqual([]);
    expect(await held(van)).toContain('"instruction"');
    expect(await push([right, 'household-need', { answer: 'none', needs: [] }])).toEqual([]);
    expect(await held(van)).not.toContain('"instruction"');
  });

  it.each(['themselves', 'a colleague'])('puts a reading of %s right, without signal before', async (by) => {
    const { surveyor, otherSurveyor } = server.world;
    const author = by === 'themselves' ? surveyor : otherSurveyor;
    const room = await file(author, 'room', { roomKind: 'bedroom', number: 2 });
    const wrong = await file(author, 'reading', { ...HUMIDITY, room, value: 83 });
    expect(await held(van)).toContain('"value":83');
    const [right, correction] = [anId(), anId()];
    const said = await push(
      [right, 'reading', { ...HUMIDITY, room, value: 63 }],
      [correction, 'correction', { corrects: wrong, replacement: right, because: 'typed-wrongly' }],
    );
    expect(said).toEqual([]);
    expect(await held(van)).not.toContain('"value":83');
    expect(await held(van)).toContain('"value":63');
  });

  it('puts no photo in the place of one of the office', async () => {
    const { office, otherSurveyor } = server.world;
    const photo = { takenOn: '2026-11-24', width: 32, height: 16, picture: 'ab'.repeat(32) };
    const of = [await file(office, 'photo', photo), await file(otherSurveyor, 'photo', photo)];
    const again = { ...photo, picture: 'cd'.repeat(32) };
    const sent = of.map((replaces): [OpaqueId, KindName, object] => [
      anId(),
      'photo',
      { ...again, replaces },
    ]);
    expect(await push(...sent)).toEqual([expect.stringMatching(/would take the place/)]);
  });

  it('takes nothing of a colleague’s away once the visit was taken away, nor without saying why', async () => {
    const { otherSurveyor, storage, office, surveyor, home } = server.world;
    const room = await file(otherSurveyor, 'room', { roomKind: 'bedroom', number: 2 });
    const wrong = await file(otherSurveyor, 'reading', { ...HUMIDITY, room, value: 83 });
    const photo = await file(otherSurveyor, 'photo', A_PHOTO);
    expect(await push([anId(), 'correction', { corrects: wrong }])).toEqual([
      expect.stringMatching(/does not say why/),
    ]);
    await storage.write((tx) => {
      for (const { id } of tx.records.entries({ home, kind: 'visit' })) {
        const visit = readRecord(tx, id);
        if (visit?.kind === 'visit' && visit.body.surveyor === surveyor.id)
          reissue(tx, office, id, { ...visit.body, state: 'cancelled' });
      }
    });
    expect(await correct(wrong)).toEqual([expect.stringMatching(/no visit of yours/)]);
    expect(await push([anId(), 'photo', { ...A_PHOTO, picture: 'cd'.repeat(32), replaces: photo }])).toEqual([
      expect.stringMatching(/no visit of yours/),
    ]);
    expect(await held(van)).toContain('"value":83');
    expect(inbox().map(({ raw }) => raw.includes(wrong) || raw.includes(photo))).toEqual([true, true, true]);
  });

  it('takes away the form of a note of theirs that has not come yet, and it stays away', async () => {
    const { office } = server.world;
    const note = anId();
    await file(office, 'cleared-note', { note, words: 'CANARYFORM' });
    expect(await held(van)).toContain('CANARYFORM');
    expect(await correct(note)).toEqual([]);
    expect(await held(van)).not.toContain('CANARYFORM');
    expect(await push([note, 'note', { words: 'The flue is safe' }])).toEqual([]);
    expect(await held(van)).not.toContain('CANARYFORM');
  });

  it('a need that anything else stands for is heeded', async () => {
    const [wrong, room] = [anId(), anId()];
    await push([wrong, 'household-need', { answer: 'need', needs: ['baby-at-home'] }]);
    await correct(wrong, room);
    await push([room, 'room', { roomKind: 'bedroom', number: 2 }]);
    expect(await held(van)).toContain('"instruction"');
  });
});

describe('what comes after a correction that names it', () => {
  const NEED = { answer: 'need', needs: ['baby-at-home'] };
  const NONE = { answer: 'none', needs: [] };
  const kindOf = (id: OpaqueId) => server.world.storage.read((view) => view.records.entry(id)?.kind ?? null);
  const isWrong = (id: OpaqueId) =>
    server.world.storage.read((view) => putRightAt(view, place.home).isWrong(id));
  const because = 'typed-wrongly';

  it('a colleague’s need is heeded, and the office has the correction as it came', async () => {
    const { otherSurveyor } = server.world;
    const [need, none, said] = [anId(), anId(), anId()];
    const words = { corrects: need, replacement: none, because, reason: 'There is no baby.' };
    expect(await push([said, 'correction', words], [none, 'household-need', NONE])).toEqual([]);
    await file(otherSurveyor, 'household-need', NEED, need);
    expect(await held(van)).toContain('"instruction"');
    expect([kindOf(said), isWrong(need), isWrong(none)]).toEqual([null, false, false]);
    expect(inbox().map(({ raw, sentence, documentId }) => [raw, sentence, documentId])).toEqual([
      [expect.stringContaining('There is no baby.'), expect.stringMatching(/somebody else decided/), said],
    ]);
    expect(await held(phone)).not.toContain(said);
    // Its author is told, should they ask; and nothing is missing from the files.
    expect(
      server.world.storage.read(
        (view) =>
          recordStanding(view, server.world.surveyor, { id: said, rev: inbox()[0]?.rev ?? '' }, null).state,
      ),
    ).toBe('refused');
    expect(checkRecords(server.world.storage).wrong).toEqual([]);
  });

  it('what it first said is right is not taken away by undoing that', async () => {
    const { otherSurveyor } = server.world;
    const [own, need, said] = [anId(), anId(), anId()];
    await push([said, 'correction', { corrects: own, replacement: need, because }]);
    await push([anId(), 'correction', { corrects: said, because }]);
    await file(otherSurveyor, 'household-need', NEED, need);
    expect(isWrong(need)).toBe(false);
    expect(inbox()).toHaveLength(2);
  });

  it('a reading of a colleague is put right if they visited when they sent it', async () => {
    const { otherSurveyor } = server.world;
    const [wrong, said] = [anId(), anId()];
    await push([said, 'correction', { corrects: wrong, because }]);
    await file(otherSurveyor, 'reading', { ...HUMIDITY, room: anId(), value: 83 }, wrong);
    expect([kindOf(said), isWrong(wrong)]).toEqual(['correction', true]);
  });

  it('a need of their own is put right as before, whichever half comes last', async () => {
    const [need, none] = [anId(), anId()];
    await push([anId(), 'correction', { corrects: need, replacement: none, because }]);
    await push([need, 'household-need', NEED]);
    expect(await held(van)).toContain('"instruction"');
    await push([none, 'household-need', NONE]);
    expect(await held(van)).not.toContain('"instruction"');
    expect(inbox()).toEqual([]);
  });

  it('what was recorded of another home stands for no need here', async () => {
    const { storage, office, surveyor } = server.world;
    const [need, none, elsewhere] = [anId(), anId(), anId()];
    await push([need, 'household-need', NEED]);
    await push([anId(), 'correction', { corrects: need, replacement: none, because }]);
    await storage.write((tx) => {
      const home = readRecord(tx, place.home);
      issue(tx, office, 'property', home?.body ?? {}, { home: elsewhere }, elsewhere);
      const raw = asJson(aRecord(surveyor.id, 'household-need', NONE, { home: elsewhere }));
      fileRecord(tx, { id: none, raw, by: surveyor.id, via: 'db', at: NOW });
    });
    expect(await held(van)).toContain('"instruction"');
  });
});
