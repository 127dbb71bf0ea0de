import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { aServer, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, aVisit, issue, NOW, PROPERTY, reissue } from '../files/filing.fixture.ts';
import type { Account } from '../storage/accounts.ts';
import type { WriteTx } from '../storage/storage.ts';
import { packDigest, rebuiltDigest } from './pack-digest.ts';

/*
 * The life of a pack as a phone meets it: a home goes and comes back, work on it is unsent meanwhile, the rules change. The
 * phone then holds what its pack holds, `files` is as it was, nothing is lost and nothing comes back that had to go.
 */

describe('the life of a pack', () => {
  let server: TestServer;
  let phone: Browser;
  let visit: OpaqueId;
  beforeEach(async () => {
    server = await aServer();
    const { surveyor, office, lead, home, otherHome } = server.world;
    phone = await Browser.signedIn(server, surveyor);
    [visit] = await write((tx) => {
      issue(tx, office, 'note', { words: 'Of the home.' }, { home });
      issue(tx, lead, 'safeguarding-concern', { visitorMust: ['ring-ahead'], words: 'Seen.' }, { home });
      issue(tx, office, 'visit', aVisit(surveyor), { home: otherHome });
      return [issue(tx, office, 'visit', aVisit(surveyor), { home })] as const;
    });
  });
  afterEach(() => server.close());

  const write = <T>(work: (tx: WriteTx) => T) => server.world.storage.write(work);
  const cancelled = (more: object = {}) =>
    aVisit(server.world.surveyor, '2026-11-24', { state: 'cancelled', ...more });

  /** What a phone that fills itself anew holds: each document with its revision. */
  async function heldBy(who: Browser): Promise<ReadonlyMap<string, string>> {
    const answer = await who.call('GET', `/api/pack?name=${await who.pack()}&since=0`);
    const docs = answer.body
      .split('\n')
      .filter((line) => line.includes('"docs"'))
      .flatMap((line) => (JSON.parse(line) as { docs: { _id: string; _rev: string }[] }).docs);
    return new Map(docs.map((doc) => [`${doc._id} ${doc._rev}`, JSON.stringify(doc)]));
  }

  /** Every revision of every record, with its body. */
  const files = () =>
    server.world.storage.read((view) =>
      view.records.entries({}).flatMap(({ id }) => {
        const document = view.documents.document('files', id);
        const revs = document?.leaves.flatMap(({ rev }) => document.history(rev)) ?? [];
        return revs.map(({ rev }) => `${id} ${rev} ${JSON.stringify(document?.revision(rev)?.body)}`);
      }),
    );

  async function expectWhole(account: Account): Promise<void> {
    const [made, anew] = await write((tx) => {
      const pack = tx.packs.packOf(account.id);
      if (!pack) throw new Error('no pack');
      return [packDigest(tx, pack), rebuiltDigest(tx, pack, server.clock.now)];
    });
    expect(made).toBe(anew);
  }

  const homesIn = (held: ReadonlyMap<string, string>) =>
    new Set([...held.values()].map((doc) => (JSON.parse(doc) as { home: string }).home));

  it('a home that goes and comes back unchanged is the same home, under the same revisions', async () => {
    const { home, otherHome, office, surveyor } = server.world;
    const first = await phone.pack();
    const before = await heldBy(phone);
    const filed = files();
    await write((tx) => reissue(tx, office, visit, cancelled()));
    const second = await phone.pack();
    expect(homesIn(await heldBy(phone))).toEqual(new Set([otherHome]));
    expect((await phone.call('GET', `/db/${first}/_all_docs`)).statusCode).toBe(404);
    await write((tx) => issue(tx, office, 'visit', aVisit(surveyor), { home }));
    const back = await heldBy(phone);
    const isVisit = (doc: string) => doc.includes('"kind":"visit"');
    const withoutVisits = (held: ReadonlyMap<string, string>) =>
      [...held]
        .filter(([, doc]) => !isVisit(doc))
        .map(([key]) => key)
        .sort();
    expect(withoutVisits(back)).toEqual(withoutVisits(before));
    expect((await phone.call('GET', `/db/${second}/_all_docs`)).statusCode).toBe(200);
    await expectWhole(surveyor);
    // Each change of the visits is one more revision of its own; nothing else was touched.
    expect(files().filter((line) => !isVisit(line))).toEqual(filed.filter((line) => !isVisit(line)));
  });

  it('an edit that was unsent when the home went arrives whole, and brings nothing of the home back', async () => {
    const { home, otherHome, office, surveyor } = server.world;
    const pack = await phone.pack();
    const room = anId();
    const made = phone.record('room', { roomKind: 'hall' }, { home });
    await phone.push(pack, [pushed(room, made, 1, ['a'.repeat(32)])]);
    await write((tx) => reissue(tx, office, visit, cancelled()));
    const edited = { ...made, body: { roomKind: 'kitchen' } };
    const next = await phone.pack();
    const unsent = pushed(anId(), phone.record('note', { words: 'Typed without signal.' }, { home }));
    const answer = await phone.push(next, [
      pushed(room, edited, 2, ['b'.repeat(32), 'a'.repeat(32)]),
      unsent,
    ]);
    expect(answer.json<{ error?: string }[]>().filter(({ error }) => error)).toEqual([]);
    expect(files().join('\n')).toContain('Typed without signal.');
    expect(files().filter((line) => line.startsWith(room))).toHaveLength(2);
    const held = [...(await heldBy(phone)).values()];
    expect(held.join('\n')).not.toContain('Of the home.');
    expect(homesIn(await heldBy(phone)).has(otherHome)).toBe(true);
    await expectWhole(surveyor);
  });

  it('under narrower rules the pack begins anew: what they shut is gone under the old name and the new', async () => {
    const { surveyor } = server.world;
    const pack = await phone.pack();
    const filed = files();
    await write((tx) => {
      const known = tx.packs.packOf(surveyor.id);
      if (!known) throw new Error('no pack');
      // As if it had been made up when a bank account's number still entered packs.
      const body = { kind: 'money-note', words: 'Shut by the new rules.' };
      tx.documents.graft(known.name, {
        id: anId(),
        path: { start: 1, ids: ['d'.repeat(32)] },
        deleted: false,
        body,
      });
      tx.packs.setPack({ ...known, policy: 'of the wider rules' });
    });
    const next = await phone.pack();
    expect(next).not.toBe(pack);
    expect((await phone.call('GET', `/db/${pack}/_all_docs`)).statusCode).toBe(404);
    expect([...(await heldBy(phone)).values()].join('\n')).not.toContain('Shut by the new rules.');
    const names = server.world.storage.read((view) => view.documents.databaseNames({ limit: 100 }));
    expect(names).not.toContain(pack);
    await expectWhole(surveyor);
    expect(files()).toEqual(filed);
  });

  it('what is told to the lead alone is in no generation of any pack, its author’s neither', async () => {
    const { home, surveyor } = server.world;
    const pack = await phone.pack();
    const body = { visitorMust: ['not-alone'], words: 'Told to the lead.' };
    const told = phone.record('safeguarding-concern', body, { home, subjects: [anId()] });
    const id = anId();
    await phone.push(pack, [pushed(id, told)]);
    expect(files().join('\n')).toContain('Told to the lead.');
    await write((tx) => {
      const known = tx.packs.packOf(surveyor.id);
      if (known) tx.packs.setPack({ ...known, policy: 'of yesterday' });
    });
    expect(await phone.pack()).not.toBe(pack);
    const held = await heldBy(phone);
    expect([...held.values()].join('\n')).not.toContain('Told to the lead.');
    expect([...held.keys()].some((key) => key.startsWith(id))).toBe(false);
  });

  it('a home where somebody started by themselves gives them its building and their own, now and packed anew', async () => {
    const { office, surveyor } = server.world;
    const home = anId();
    const inspection = anId();
    const facts = { visitKind: 'repair', investigation: 'none', manner: 'in-person', startedAt: made(NOW) };
    await write((tx) => {
      issue(tx, office, 'property', PROPERTY, { home }, home);
      issue(tx, office, 'person', { name: 'Not opened', part: 'tenant' }, { home });
    });
    const pack = await phone.pack();
    await phone.push(pack, [pushed(inspection, phone.record('inspection', facts, { home, inspection }))]);
    await write((tx) => issue(tx, office, 'note', { words: 'Not opened, and later.' }, { home }));
    const there = (held: ReadonlyMap<string, string>) =>
      [...held.values()].filter((doc) => doc.includes(home));
    const kinds = async () =>
      there(await heldBy(phone))
        .map((doc) => (JSON.parse(doc) as { kind: string }).kind)
        .sort();
    expect(await kinds()).toEqual(['inspection', 'property']);
    await expectWhole(surveyor);
    await write((tx) => {
      const known = tx.packs.packOf(surveyor.id);
      if (known) tx.packs.setPack({ ...known, policy: 'of yesterday' });
    });
    expect(await kinds()).toEqual(['inspection', 'property']);
  });

  it('a pack that was for yesterday is read by nobody today', async () => {
    const { office, home } = server.world;
    await write((tx) => issue(tx, office, 'access-secret', { code: '4711' }, { home }));
    const pack = await phone.pack();
    expect([...(await heldBy(phone)).values()].join('\n')).toContain('4711');
    server.clock.now = NOW + 86_400_000 - 10 * 3_600_000;
    const signedIn = await Browser.signedIn(server, server.world.surveyor);
    server.clock.now = NOW + 15 * 3_600_000 + 60_000;
    expect((await signedIn.call('GET', `/db/${pack}/_all_docs?include_docs=true`)).statusCode).toBe(404);
    expect((await signedIn.call('GET', `/api/pack?name=${pack}&since=0`)).statusCode).toBe(404);
    expect([...(await heldBy(signedIn)).values()].join('\n')).not.toContain('4711');
  });

  it('a firm’s report on one job is in the pack of that job alone, and revisions differ from job to job', async () => {
    const { contractor, office, home } = server.world;
    const van = await Browser.signedIn(server, contractor);
    const orders = await write((tx) =>
      [1, 2].map(() => issue(tx, office, 'works-order', anOrder(contractor), { home })),
    );
    const pack = await van.pack();
    const jobs = (await van.documents(pack)).filter((doc) => doc['kind'] === 'works-order');
    expect(jobs).toHaveLength(2);
    // The same home under two jobs: the same body, and neither id nor revision in common.
    const homes = (await van.documents(pack)).filter((doc) => doc['kind'] === 'property');
    expect(new Set(homes.map((doc) => String(doc['_rev']))).size).toBe(2);
    const [job] = jobs;
    const report = {
      order: job?.['_id'],
      outcome: 'done',
      done: ['mend'],
      finishedAt: made(NOW),
      leftSafe: true,
    };
    const id = anId();
    await van.push(pack, [
      pushed(id, van.record('work-report', report, { home: job?.['home'] as OpaqueId })),
    ]);
    const of = server.world.storage.read((view) => view.records.entry(id)?.order);
    expect(orders).toContain(of);
    expect([...(await heldBy(van)).keys()].some((key) => key.startsWith(id))).toBe(true);
    await write((tx) => reissue(tx, office, of ?? anId(), anOrder(contractor, { state: 'taken-back' })));
    expect([...(await heldBy(van)).keys()].some((key) => key.startsWith(id))).toBe(false);
    await expectWhole(contractor);
    expect(files().filter((line) => line.startsWith(id))).toHaveLength(1);
  });
});

const made = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, '+00:00');
