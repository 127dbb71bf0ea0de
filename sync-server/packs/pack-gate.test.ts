import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, aVisit, instantAt, issue, NOW, reissue } from '../files/filing.fixture.ts';
import { packDigest, rebuiltDigest } from './pack-digest.ts';

const ROOM = { roomKind: 'bedroom', number: 2 };
interface Line {
  readonly id: string;
  readonly error?: string;
  readonly reason?: string;
  readonly ok?: boolean;
}

describe('what a device writes into its pack', () => {
  let server: TestServer;
  let phone: Browser;
  let pack: string;
  beforeEach(async () => {
    server = await aServer();
    ({ phone, pack } = await aSurveyorsPhone(server));
  });
  afterEach(() => server.close());

  const view = <T>(work: Parameters<typeof server.world.storage.read<T>>[0]) =>
    server.world.storage.read(work);
  const inbox = () => view((one) => one.inbox.items(100));
  const room = (more: object = {}) => phone.record('room', { ...ROOM, ...more }, { home: server.world.home });

  /** Pushes one document that must be refused: alone, in plain words, its raw text kept, nothing else changed. */
  async function refused(document: Record<string, unknown>, by = phone, into = pack): Promise<string> {
    const files = () => view((one) => one.documents.database('files')?.updateSeq);
    const [before, kept] = [files(), inbox().length];
    const answer = await by.push(into, [document]);
    expect(answer.statusCode).toBe(201);
    const [line] = answer.json<Line[]>();
    expect(line).toMatchObject({ id: document['_id'], error: 'forbidden' });
    expect(line?.reason).toMatch(/^[A-Z].*\.$/);
    expect(files()).toBe(before);
    expect(inbox()).toHaveLength(kept + 1);
    expect(JSON.parse(inbox()[0]?.raw ?? '')).toEqual(document);
    return line?.reason ?? '';
  }

  it('goes into the files and the pack under its own revision, once', async () => {
    const id = anId();
    const document = pushed(id, room());
    for (let time = 0; time < 2; time += 1) {
      const answer = await phone.push(pack, [document]);
      expect(answer.statusCode).toBe(201);
      expect(answer.json<Line[]>().filter((line) => line.error)).toEqual([]);
    }
    for (const database of ['files', pack]) {
      const stored = view((one) => one.documents.get(database, id));
      expect(stored).toMatchObject({ rev: document['_rev'], body: ROOM_IN(document) });
    }
    expect(view((one) => one.records.entries({ author: phone.account.id }))).toHaveLength(1);
  });

  it('takes an edit of the writer’s own, and both branches of one edited twice', async () => {
    const id = anId();
    const first = pushed(id, room());
    await phone.push(pack, [first]);
    const [root] = (first['_revisions'] as { ids: string[] }).ids;
    const { _id, _rev, _revisions, ...body } = first;
    const branches = ['a', 'b'].map((letter) => letter.repeat(32));
    for (const branch of branches) {
      await phone.push(pack, [pushed(id, body, 2, [branch, root ?? ''])]);
    }
    expect(view((one) => one.documents.document('files', id)?.leaves.length)).toBe(2);
    expect(view((one) => one.documents.document(pack, id)?.leaves.length)).toBe(2);
    expect([_id, _rev, _revisions].includes(undefined)).toBe(false);
  });

  it('refuses a correction of the home, which would leave a job without an address', async () => {
    const { home } = server.world;
    const correction = phone.record('correction', { corrects: home, because: 'typed-wrongly' }, { home });
    expect(await refused(pushed(anId(), correction))).toMatch(/changed by the office where it stands/);
  });

  it('refuses forged scope: visits, grants, training results, reclassifications', async () => {
    const { home, surveyor } = server.world;
    const forged = [
      phone.record('visit', aVisit(surveyor), { home: server.world.otherHome }),
      phone.record('works-order', anOrder(server.world.contractor), { home }),
      phone.record(
        'training-result',
        { person: surveyor.id, drill: 'who-sees-what', takenOn: '2026-11-24', scorePercent: 100 },
        { home },
      ),
      phone.record('reclassification', { record: anId(), treatAs: 'defect' }, { home }),
      phone.record(
        'disclosure',
        {
          at: instantAt(NOW),
          audience: 'contractor',
          purpose: 'repair',
          records: [],
          categories: [],
          decision: 'shared',
        },
        { home },
      ),
    ];
    for (const record of forged) await refused(pushed(anId(), record));
    expect(view((one) => one.grants.homeGrantsOf(surveyor.id))).toHaveLength(1);
    const opened = (await phone.documents(pack)).map((doc) => doc['home']);
    expect(new Set(opened)).toEqual(new Set([home]));
  });

  it('refuses a sign-off of somebody else’s record', async () => {
    const { home, office, storage } = server.world;
    const theirs = await storage.write((tx) =>
      issue(tx, office, 'note', { words: 'from the office' }, { home }),
    );
    const signed = [{ id: theirs, rev: `1-${'a'.repeat(32)}`, sha256: 'b'.repeat(64) }];
    await refused(pushed(anId(), phone.record('sign-off', { signed, gaps: [] }, { home })));
    expect(view((one) => one.records.pins(theirs))).toEqual([]);
  });

  it('refuses a branch of generation 9999, whole or without its beginning, of a new and of a known id', async () => {
    const id = anId();
    await phone.push(pack, [pushed(id, room())]);
    const long = Array.from({ length: 9999 }, (_, index) => index.toString(16).padStart(32, '0'));
    for (const victim of [anId(), id]) {
      await refused(pushed(victim, room(), 9999, ['c'.repeat(32)]));
      await refused(pushed(victim, room(), 9999, long));
    }
    expect(view((one) => one.documents.document('files', id)?.leaves)).toHaveLength(1);
  });

  it('refuses an id of another author, home or kind, and overwrites nothing', async () => {
    const { home, otherHome, office, storage, surveyor } = server.world;
    const theirs = await storage.write((tx) =>
      issue(tx, office, 'note', { words: 'from the office' }, { home }),
    );
    const before = view((one) => one.documents.get('files', theirs));
    const rev = before?.rev ?? '';
    const child = ['d'.repeat(32), rev.slice(2)];
    await refused(pushed(theirs, room(), 2, child));
    await refused(pushed(theirs, { ...before?.body, author: surveyor.id, device: phone.device }, 2, child));
    await refused(pushed(theirs, { ...before?.body }, 2, child));
    expect(view((one) => one.documents.get('files', theirs))).toEqual(before);
    await storage.write((tx) => issue(tx, office, 'visit', aVisit(surveyor), { home: otherHome }));
    const own = anId();
    const first = pushed(own, room());
    await phone.push(pack, [first]);
    const next = ['e'.repeat(32), (first['_rev'] as string).slice(2)];
    await refused(pushed(own, { ...room(), home: otherHome }, 2, next));
    await refused(
      pushed(own, phone.record('note', { words: 'another kind' }, { home: server.world.home }), 2, next),
    );
  });

  it('refuses a home that was never opened, but takes a visit that the surveyor starts there by themselves', async () => {
    const { otherHome } = server.world;
    await refused(pushed(anId(), phone.record('room', ROOM, { home: otherHome })));
    const inspection = anId();
    const begun = phone.record(
      'inspection',
      {
        visitKind: 'repair',
        investigation: 'none',
        manner: 'in-person',
        startedAt: instantAt(NOW),
      },
      { home: otherHome, inspection },
    );
    const next = phone.record('room', ROOM, { home: otherHome, inspection });
    const answer = await phone.push(pack, [pushed(anId(), next), pushed(inspection, begun)]);
    expect(answer.json<Line[]>().filter((line) => line.error)).toEqual([]);
    const there = (await phone.documents(pack)).filter((doc) => doc['home'] === otherHome);
    expect(there.map((doc) => doc['kind']).sort()).toEqual(['inspection', 'property', 'room']);
    expect(view((one) => one.grants.homeGrants(otherHome))).toEqual([]);
  });

  it('refuses somebody else’s author or device, unknown fields, a map unlike the schema’s, and no map', async () => {
    const record = room();
    await refused(pushed(anId(), { ...record, author: server.world.otherSurveyor.id }));
    await refused(pushed(anId(), { ...record, device: anId() }));
    await refused(pushed(anId(), { ...record, body: { ...ROOM, secretly: 1 } }));
    await refused(
      pushed(anId(), { ...record, categories: { ...record.categories, '/body/number': 'defect' } }),
    );
    const { categories, ...rest } = record;
    expect(categories).toBeDefined();
    await refused(pushed(anId(), rest));
    await refused(pushed(anId(), { kind: 'no-such-kind' }));
    await refused(pushed('not-an-id', record));
  });

  it('takes no endless batch, which would keep everybody else waiting', async () => {
    const answer = await phone.push(
      pack,
      Array.from({ length: 1_001 }, () => ({})),
    );
    expect([answer.statusCode, inbox().length]).toEqual([413, 0]);
  });

  it('refuses a document that names a part twice, and keeps the very words', async () => {
    const good = JSON.stringify(pushed(anId(), room()));
    const bad = JSON.stringify(pushed(anId(), room())).replace('"number":2', '"number":2,"number":3');
    const answer = await phone.call(
      'POST',
      `/db/${pack}/_bulk_docs`,
      `{"new_edits":false,"docs":[${bad}, ${good}]}`,
    );
    const lines = answer.json<Line[]>();
    expect(lines.filter((line) => line.error)).toHaveLength(1);
    expect(inbox()[0]?.raw).toBe(bad);
    expect(view((one) => one.records.entries({ kind: 'room' }))).toHaveLength(1);
  });

  it('never takes a deletion into the files', async () => {
    const id = anId();
    const first = pushed(id, room());
    await phone.push(pack, [first]);
    const next = ['f'.repeat(32), (first['_rev'] as string).slice(2)];
    await refused({ ...pushed(id, {}, 2, next), _deleted: true });
    expect(view((one) => one.documents.document('files', id)?.winner.deleted)).toBe(false);
    expect(view((one) => one.documents.document(pack, id)?.winner.deleted)).toBe(false);
  });

  it('answers 503 for the whole batch when a record is of a newer version', async () => {
    const [older, newer] = [anId(), anId()];
    const answer = await phone.push(pack, [pushed(older, room()), pushed(newer, { ...room(), version: 99 })]);
    expect(answer.statusCode).toBe(503);
    expect(view((one) => one.records.entry(older))).toBeNull();
    expect(inbox()).toEqual([]);
  });

  it('keeps what the office disclosed read-only', async () => {
    const { home, lead, storage } = server.world;
    await storage.write((tx) =>
      issue(tx, lead, 'safeguarding-concern', { visitorMust: ['not-alone'] }, { home }),
    );
    const told = (await phone.documents(pack)).find((doc) => doc['kind'] === 'instruction');
    const rev = String(told?.['_rev']);
    await refused({
      ...told,
      body: { instructions: [] },
      _rev: `2-${'a'.repeat(32)}`,
      _revisions: { start: 2, ids: ['a'.repeat(32), rev.slice(2)] },
    });
    expect((await phone.documents(pack)).find((doc) => doc['kind'] === 'instruction')).toEqual(told);
  });

  it('leaves what the safeguarding lead is told in no pack, its author’s neither: others are told what follows from it', async () => {
    const { home, storage, otherSurveyor, office } = server.world;
    const other = await Browser.signedIn(server, otherSurveyor);
    await storage.write((tx) => issue(tx, office, 'visit', aVisit(otherSurveyor), { home }));
    const id = anId();
    const body = { visitorMust: ['not-alone'], words: 'what I saw' };
    const concern = pushed(id, phone.record('safeguarding-concern', body, { home, subjects: [anId()] }));
    await phone.push(pack, [concern]);
    expect(storage.read((view) => view.records.entry(id))?.kind).toBe('safeguarding-concern');
    const mine = await phone.documents(pack);
    expect(JSON.stringify(mine)).not.toContain('what I saw');
    expect(mine.map((doc) => doc['_id'])).not.toContain(id);
    const theirs = await other.documents(await other.pack());
    expect(JSON.stringify(theirs)).not.toContain('what I saw');
    expect(theirs.filter((doc) => doc['kind'] === 'instruction')).toHaveLength(1);
  });

  it('begins a new generation with unsent work on the phone: everything unsent arrives, the files are untouched', async () => {
    const { otherHome, office, storage, surveyor } = server.world;
    const visit = await storage.write((tx) =>
      issue(tx, office, 'visit', aVisit(surveyor), { home: otherHome }),
    );
    const sent = pushed(anId(), room());
    await phone.push(pack, [sent]);
    const unsent = [
      pushed(anId(), room({ number: 3 })),
      pushed(anId(), phone.record('room', ROOM, { home: otherHome })),
    ];
    await storage.write((tx) =>
      reissue(tx, office, visit, aVisit(surveyor, '2026-11-24', { state: 'cancelled' })),
    );
    const gone = await phone.push(pack, unsent);
    expect(gone.statusCode).toBe(404);
    expect((await phone.call('GET', `/db/${'pack-' + '0'.repeat(32)}`)).body).toBe(
      (await phone.call('GET', `/db/${pack}`)).body,
    );
    const next = await phone.pack();
    expect(next).not.toBe(pack);
    const files = view((one) => one.records.entries({}).length);
    const answer = await phone.push(next, unsent);
    expect(answer.json<Line[]>().filter((line) => line.error)).toEqual([]);
    expect(view((one) => one.records.entries({}).length)).toBe(files + 2);
    const ids = (await phone.documents(next)).map((doc) => doc['_id']);
    for (const document of [sent, ...unsent]) expect(ids).toContain(document['_id']);
    expect((await phone.documents(next)).filter((doc) => doc['home'] === otherHome)).toHaveLength(1);
    const known = view((one) => one.packs.packNamed(next));
    if (!known) throw new Error('no pack');
    const [is, rebuilt] = await storage.write((tx) => [packDigest(tx, known), rebuiltDigest(tx, known, NOW)]);
    expect(is).toBe(rebuilt);
  });

  it('lets a contractor report on an open job alone, under the ids that they know', async () => {
    const { home, contractor, otherContractor, office, storage } = server.world;
    const [order] = await storage.write((tx) => [
      issue(tx, office, 'works-order', anOrder(contractor), { home }),
      issue(tx, office, 'works-order', anOrder(otherContractor), { home }),
    ]);
    const van = await Browser.signedIn(server, contractor);
    const vanPack = await van.pack();
    const job = (await van.documents(vanPack)).find((doc) => doc['kind'] === 'works-order');
    const place = { home: job?.['home'] as OpaqueId };
    const done = (more: object) => ({
      order: job?.['_id'],
      outcome: 'done',
      done: ['mend'],
      finishedAt: instantAt(NOW),
      leftSafe: true,
      ...more,
    });
    const id = anId();
    const report = pushed(id, van.record('work-report', done({}), place));
    const answer = await van.push(vanPack, [report]);
    expect(answer.json<Line[]>().filter((line) => line.error)).toEqual([]);
    expect(view((one) => one.records.entry(id))).toMatchObject({ home, order, minted: true });
    await refused(pushed(anId(), van.record('work-report', done({ order }), { home })), van, vanPack);
    await refused(pushed(anId(), van.record('work-report', done({}), { home })), van, vanPack);
    await refused(pushed(anId(), van.record('room', ROOM, place)), van, vanPack);
    const inSurveyorsPack = (await phone.documents(pack)).find((doc) => doc['_id'] === id);
    expect(inSurveyorsPack).toMatchObject({
      disclosed: 'surveyor',
      kind: 'work-report',
      home,
      body: { order },
    });
    await storage.write(
      (tx) => order && reissue(tx, office, order, anOrder(contractor, { state: 'taken-back' })),
    );
    const next = await van.pack();
    expect(await van.documents(next)).toEqual([]);
    await refused(pushed(anId(), van.record('work-report', done({}), place)), van, next);
  });

  it('opens no pack, and not the files, to anybody else', async () => {
    const { administrator, otherSurveyor, office } = server.world;
    for (const account of [administrator, otherSurveyor, office]) {
      const browser = await Browser.signedIn(server, account);
      for (const database of [pack, 'files']) {
        for (const path of ['', '/_all_docs', '/_changes', '/_security', '/_local/x']) {
          const answer = await browser.call('GET', `/db/${database}${path}`);
          expect([account.role, path, answer.statusCode]).toEqual([account.role, path, 404]);
          expect(answer.json()).toEqual({ error: 'not_found', reason: 'Database does not exist.' });
        }
        expect((await browser.push(database, [])).statusCode).toBe(404);
        expect((await browser.call('DELETE', `/db/${database}`)).statusCode).toBe(404);
      }
    }
    expect((await phone.call('GET', '/db/files/_all_docs')).statusCode).toBe(404);
    expect((await phone.call('PUT', `/db/${pack}/_local/checkpoint`, { seq: 1 })).statusCode).toBe(201);
  });
});

const ROOM_IN = (document: Record<string, unknown>) => ({ body: document['body'], kind: 'room' });
