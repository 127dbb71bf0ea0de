import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import { brokenAt } from '../journal/chain.ts';
import {
  aLandlord,
  anId,
  anOrder,
  aRecord,
  asJson,
  aVisit,
  DAY,
  instantAt,
  issue,
  NOW,
  PROPERTY,
  reissue,
  type Landlord,
} from '../files/filing.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { filedRecords } from '../files/filed-record.ts';
import type { JsonObject } from '../storage/json.ts';
import type { Pack } from '../storage/packs.ts';
import type { Ancestry } from '../storage/revision.ts';
import type { WriteTx } from '../storage/storage.ts';
import { packFor } from './generation.ts';
import { packDigest, rebuiltDigest } from './pack-digest.ts';

const NEEDS = { answer: 'need', needs: ['works-nights'] };
const ROOM = { roomKind: 'bedroom', number: 2 };

describe('the packer', () => {
  let world: Landlord;
  beforeEach(async () => {
    world = await aLandlord();
  });
  afterEach(() => world.storage.close());

  const write = <T>(work: (tx: WriteTx) => T) => world.storage.write(work);
  const pack = (account: OpaqueId, at = NOW) =>
    write((tx) => {
      const found = packFor(tx, account, at);
      if (!found) throw new Error('no pack');
      return found;
    });
  const bodies = (of: Pack): JsonObject[] =>
    world.storage.read((view) =>
      view.documents
        .allDocs(of.name, { limit: 1000 })
        .rows.map(({ id }) => ({ id, ...view.documents.get(of.name, id)?.body })),
    );
  const kinds = (of: Pack) =>
    bodies(of)
      .map((body) => body['kind'])
      .sort();

  it('opens a home to a surveyor by a visit, and to nobody else', async () => {
    const { surveyor, otherSurveyor, office, home } = world;
    const before = await pack(surveyor.id);
    expect(kinds(before)).toEqual([]);
    await write((tx) => {
      issue(tx, office, 'person', { name: 'Mary Example', part: 'tenant' }, { home });
      issue(tx, office, 'visit', aVisit(surveyor), { home });
      issue(tx, office, 'works-price', { order: anId(), pence: 10_000 }, { home });
    });
    const after = await pack(surveyor.id);
    expect(after.name).toBe(before.name);
    expect(kinds(after)).toEqual(['person', 'property', 'visit']);
    expect(kinds(await pack(otherSurveyor.id))).toEqual([]);
  });

  it('takes a home away by a new generation, never by a tombstone', async () => {
    const { surveyor, office, home } = world;
    const visit = await write((tx) => issue(tx, office, 'visit', aVisit(surveyor), { home }));
    const before = await pack(surveyor.id);
    await write((tx) => reissue(tx, office, visit, aVisit(surveyor, '2026-11-24', { state: 'cancelled' })));
    const after = await pack(surveyor.id);
    expect(after.name).not.toBe(before.name);
    expect(after.generation).toBe(before.generation + 1);
    expect(kinds(after)).toEqual([]);
    expect(world.storage.read((view) => view.documents.database(before.name))).toBeNull();
    expect(world.storage.read((view) => view.documents.database(after.name)?.deletedCount)).toBe(0);
  });

  it('tells a surveyor of a safeguarding concern as one instruction, and never its words', async () => {
    const { surveyor, lead, office, home } = world;
    await pack(surveyor.id);
    await write((tx) => {
      issue(tx, office, 'visit', aVisit(surveyor), { home });
      for (const must of ['not-alone', 'ring-ahead']) {
        const body = { visitorMust: [must], words: 'a secret' };
        issue(tx, lead, 'safeguarding-concern', body, { home });
      }
    });
    const mine = await pack(surveyor.id);
    expect(JSON.stringify(bodies(mine))).not.toContain('secret');
    const told = bodies(mine).filter((body) => body['kind'] === 'instruction');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      disclosed: 'surveyor',
      home,
      body: { instructions: ['ring-before-visiting', 'two-person-visit'] },
    });
  });

  it('has a key code on the day of the visit alone', async () => {
    const { surveyor, office, home } = world;
    await pack(surveyor.id, NOW - DAY);
    await write((tx) => {
      issue(tx, office, 'access-secret', { code: '4711' }, { home }, anId(), NOW - DAY);
      issue(tx, office, 'visit', aVisit(surveyor), { home }, anId(), NOW - DAY);
    });
    const dayBefore = await pack(surveyor.id, NOW - DAY);
    expect(kinds(dayBefore)).toEqual(['property', 'visit']);
    const onTheDay = await pack(surveyor.id, NOW);
    expect(onTheDay.name).toBe(dayBefore.name);
    expect(kinds(onTheDay)).toEqual(['access-secret', 'property', 'visit']);
    expect(onTheDay.staleFrom).toBe('2026-11-25');
    const dayAfter = await pack(surveyor.id, NOW + DAY);
    expect(dayAfter.name).not.toBe(onTheDay.name);
    expect(kinds(dayAfter)).toEqual(['property', 'visit']);
  });

  it('takes the code away at once when the visit moves to another day', async () => {
    const { surveyor, office, home } = world;
    await pack(surveyor.id);
    const visit = await write((tx) => {
      issue(tx, office, 'access-secret', { code: '4711' }, { home });
      return issue(tx, office, 'visit', aVisit(surveyor), { home });
    });
    const before = await pack(surveyor.id);
    expect(kinds(before)).toContain('access-secret');
    await write((tx) =>
      reissue(tx, office, visit, aVisit(surveyor, '2026-11-26', { state: 'moved', reason: 'first-look' })),
    );
    const after = await pack(surveyor.id);
    expect(after.name).not.toBe(before.name);
    expect(kinds(after)).toEqual(['property', 'visit']);
  });

  it('shows a contractor projections under minted ids, instructions merged into one', async () => {
    const { contractor, office, home } = world;
    const mine = await pack(contractor.id);
    const caseId = anId();
    const order = await write((tx) => {
      issue(tx, office, 'person', { name: 'Mary Example', part: 'tenant' }, { home });
      issue(tx, office, 'household-need', NEEDS, { home });
      issue(tx, office, 'health-need', NEEDS_OF_HEALTH, { home });
      return issue(tx, office, 'works-order', anOrder(contractor), { home, case: caseId });
    });
    expect(kinds(mine)).toEqual(['instruction', 'property', 'works-order']);
    const text = JSON.stringify(bodies(mine));
    expect(text).not.toContain('Mary');
    for (const real of [home, order, caseId, office.id, contractor.id]) expect(text).not.toContain(real);
    const homes = new Set(bodies(mine).map((body) => body['home']));
    expect(homes.size).toBe(1);
    const minted = bodies(mine).find((body) => body['kind'] === 'works-order')?.['id'];
    expect(world.storage.read((view) => view.packs.minted(String(minted))?.real)).toBe(order);
  });

  it('shows a contractor one version of what two phones changed, projected as ever, and heeds the needs of both', async () => {
    const { contractor, surveyor, office, home } = world;
    const caseId = anId();
    await write((tx) => issue(tx, office, 'works-order', anOrder(contractor), { home, case: caseId }));
    const versions = (kind: KindName, begun: object, ...changed: object[]) =>
      write((tx) => {
        const record = aRecord(surveyor.id, kind, begun, { home, case: caseId });
        const id = anId();
        const change = (to: WriteTx, body: object, path: Ancestry) =>
          fileRecord(to, {
            id,
            by: surveyor.id,
            via: 'db',
            at: NOW,
            raw: { ...asJson(record), body: { ...body } },
            path,
          });
        const root = '1'.repeat(32);
        change(tx, begun, { start: 1, ids: [root] });
        for (const [n, body] of changed.entries())
          change(tx, body, { start: 2, ids: [String(n + 2).repeat(32), root] });
        return { change };
      });
    await versions(
      'room',
      ROOM,
      { ...ROOM, privateLabel: 'Amina' },
      { ...ROOM, number: 3, privateLabel: 'Yusuf' },
    );
    const told = (of: Pack) =>
      bodies(of).flatMap(({ body, kind }) =>
        kind === 'instruction' ? [(body as JsonObject)['instructions']] : [],
      );
    const none = { answer: 'none', needs: [] };
    const need = await versions('household-need', none, { answer: 'need', needs: ['baby-at-home'] }, none);

    const mine = await pack(contractor.id);
    const rooms = bodies(mine).filter(({ kind }) => kind === 'room');
    expect(rooms.map(({ body }) => body)).toEqual([{ ...ROOM, number: 3 }]);
    expect(told(mine)).toEqual([['leave-services-on']]);
    expect(JSON.stringify(bodies(mine))).not.toMatch(/Amina|Yusuf/);
    const leaves = world.storage.read((view) =>
      bodies(mine).map(({ id }) => view.documents.document(mine.name, String(id))?.leaves.length),
    );
    expect(new Set(leaves)).toEqual(new Set([1]));

    // Once somebody has chosen, both versions end in the same, and only that is heeded.
    await write((tx) => {
      for (const [n, before] of ['2', '3'].entries()) {
        const hashes = [String(n + 4), before, '1'].map((digit) => digit.repeat(32));
        need.change(tx, none, { start: 3, ids: hashes });
      }
    });
    expect(told(await pack(contractor.id))).toEqual([]);
  });

  it('writes nothing into a contractor’s pack when what is disclosed stays the same', async () => {
    const { contractor, office, home } = world;
    const mine = await pack(contractor.id);
    const person = await write((tx) => {
      issue(tx, office, 'works-order', anOrder(contractor), { home });
      return issue(tx, office, 'household-need', NEEDS, { home });
    });
    const seq = () => world.storage.read((view) => view.documents.database(mine.name)?.updateSeq);
    const before = seq();
    await write((tx) => reissue(tx, office, person, { ...NEEDS, under5: 1 }));
    expect(seq()).toBe(before);
    await write((tx) => reissue(tx, office, home, { ...PROPERTY, bedrooms: 3 }));
    expect(seq()).not.toBe(before);
  });

  it('makes a contractor’s pack anew when a need is no more, or the order is taken back', async () => {
    const { contractor, office, home } = world;
    const first = await pack(contractor.id);
    const [need, order] = await write((tx) => [
      issue(tx, office, 'household-need', NEEDS, { home }),
      issue(tx, office, 'works-order', anOrder(contractor), { home }),
    ]);
    expect(kinds(first)).toContain('instruction');
    await write((tx) => need && reissue(tx, office, need, { answer: 'none', needs: [] }));
    const second = await pack(contractor.id);
    expect(second.name).not.toBe(first.name);
    expect(kinds(second)).toEqual(['property', 'works-order']);
    await write((tx) => order && reissue(tx, office, order, anOrder(contractor, { state: 'taken-back' })));
    expect(kinds(await pack(contractor.id))).toEqual([]);
  });

  it('keeps only the leaf of what it discloses: an older body answers missing', async () => {
    const { contractor, office, home } = world;
    const mine = await pack(contractor.id);
    const order = await write((tx) =>
      issue(tx, office, 'works-order', anOrder(contractor, { instructions: 'Mind the cat.' }), { home }),
    );
    const [before] = bodies(mine).filter((body) => body['kind'] === 'works-order');
    const id = String(before?.['id']);
    const old = world.storage.read((view) => view.documents.document(mine.name, id)?.winner.rev ?? '');
    await write((tx) => reissue(tx, office, order, anOrder(contractor)));
    expect(world.storage.read((view) => view.documents.get(mine.name, id, old))).toBeNull();
    expect(JSON.stringify(bodies(mine))).not.toContain('cat');
  });

  it('takes away at once what somebody says must be treated as more than it was, and opens nothing by saying less', async () => {
    const { contractor, surveyor, office, home } = world;
    const place = { home, case: anId() };
    const [order, cleared, note] = await write((tx) => {
      issue(tx, office, 'visit', aVisit(surveyor), place);
      return [
        issue(tx, office, 'works-order', anOrder(contractor), place),
        issue(tx, office, 'cleared-note', { note: anId(), words: 'Inhaler on sill.' }, place),
        issue(tx, office, 'note', { words: 'Typed by somebody.' }, place),
      ];
    });
    const [van, phone] = [await pack(contractor.id), await pack(surveyor.id)];
    expect(JSON.stringify(bodies(van))).toContain('Inhaler');
    const retag = (record: OpaqueId | undefined, treatAs: string) =>
      write((tx) => issue(tx, office, 'reclassification', { record, treatAs }, { home }));
    await retag(cleared, 'diagnosis');
    await retag(note, 'defect');
    const [after, afterPhone] = [await pack(contractor.id), await pack(surveyor.id)];
    expect(after.name).not.toBe(van.name);
    expect(afterPhone.name).not.toBe(phone.name);
    expect(JSON.stringify(bodies(after))).not.toMatch(/Inhaler|Typed/);
    expect(JSON.stringify(bodies(afterPhone))).not.toContain('Inhaler');
    expect(JSON.stringify(bodies(afterPhone))).toContain('Typed by somebody.');
    expect(kinds(after)).toEqual(['property', 'works-order']);
    for (const one of [after, afterPhone])
      expect(await write((tx) => rebuiltDigest(tx, one, NOW))).toBe(await write((tx) => packDigest(tx, one)));
    // What is said about a job stands beside it: the job itself is still changed as ever.
    await retag(order, 'defect');
    await write((tx) => reissue(tx, office, order ?? anId(), anOrder(contractor, { remedy: 'replace' })));
    expect(JSON.stringify(bodies(await pack(contractor.id)))).toContain('"replace"');
  });

  it('ends what a contractor may read when its time is over', async () => {
    const { contractor, office, home } = world;
    const mine = await pack(contractor.id);
    await write((tx) =>
      issue(tx, office, 'works-order', anOrder(contractor, { dueOn: '2026-11-30' }), { home }),
    );
    expect(bodies(mine)[0]).toMatchObject({ readableUntil: '2026-12-28T23:59:59+00:00' });
    expect((await pack(contractor.id)).staleFrom).toBe('2026-12-29');
    expect(kinds(await pack(contractor.id, NOW + 35 * DAY))).toEqual([]);
  });

  it('files a report of its own from a hazard that a contractor saw, once', async () => {
    const { contractor, office, home, storage } = world;
    const grant = await write((tx) => {
      const order = issue(tx, office, 'works-order', anOrder(contractor), { home });
      return tx.grants.orderGrantsBy(order)[0];
    });
    const minted = (await pack(contractor.id)) && bodies(await pack(contractor.id));
    const job = minted.find((body) => body['kind'] === 'works-order');
    const body = { order: job?.['id'], outcome: 'done', done: ['mend'], leftSafe: true };
    const seen = { ...body, finishedAt: instantAt(NOW), hazardSeen: 'damp-and-mould' };
    const record = aRecord(contractor.id, 'work-report', seen, { home: job?.['home'] as OpaqueId });
    const id = anId();
    const file = { id, by: contractor.id, via: 'db', at: NOW, ...(grant ? { under: grant } : {}) } as const;
    await write((tx) => fileRecord(tx, { ...file, raw: asJson(record) }));
    const amended = { ...record, body: { ...seen, leftSafe: false } };
    await write((tx) => fileRecord(tx, { ...file, raw: amended as unknown as JsonObject }));
    const reports = storage.read((view) => view.records.entries({ kind: 'report-fact', home }));
    expect(reports).toHaveLength(1);
    expect(reports[0]?.author).toBe(storage.read((view) => view.server.uuid()));
    expect(storage.read((view) => view.records.entry(id)?.home)).toBe(home);
    expect(kinds(await pack(contractor.id))).toEqual(['property', 'work-report', 'works-order']);
  });

  it('takes the arrival for the moment of a hazard that cannot have been seen when the contractor says', async () => {
    const { contractor, office, home, storage } = world;
    const under = await write((tx) => {
      const order = issue(tx, office, 'works-order', anOrder(contractor), { home });
      return tx.grants.orderGrantsBy(order)[0];
    });
    if (!under) throw new Error('no grant');
    const job = bodies(await pack(contractor.id)).find((body) => body['kind'] === 'works-order');
    for (const finishedAt of ['1999-01-01T09:00:00+00:00', instantAt(NOW + DAY)]) {
      const done = { order: job?.['id'], outcome: 'done', done: ['mend'], leftSafe: true, finishedAt };
      const record = aRecord(
        contractor.id,
        'work-report',
        { ...done, hazardSeen: 'fire' },
        { home: job?.['home'] as OpaqueId },
      );
      const file = { id: anId(), by: contractor.id, via: 'db', at: NOW, under } as const;
      await write((tx) => fileRecord(tx, { ...file, raw: asJson(record) }));
    }
    const moments = storage.read((view) =>
      filedRecords(view, { kind: 'report-fact', home }).map(({ record }) =>
        record.kind === 'report-fact' ? Date.parse(record.body.awareAt) : 0,
      ),
    );
    expect(moments).toEqual([Date.parse(instantAt(NOW)), Date.parse(instantAt(NOW))]);
  });

  it('rebuilds every pack to the same digest, in both kinds of pack', async () => {
    const { surveyor, contractor, office, lead, home } = world;
    await pack(surveyor.id);
    await pack(contractor.id);
    await write((tx) => {
      const need = issue(tx, office, 'household-need', NEEDS, { home });
      issue(tx, office, 'visit', aVisit(surveyor), { home });
      issue(tx, office, 'access-secret', { code: '4711' }, { home });
      issue(
        tx,
        lead,
        'safeguarding-concern',
        { visitorMust: ['not-alone'] },
        { home, subjects: [surveyor.id] },
      );
      const order = issue(tx, office, 'works-order', anOrder(contractor), { home });
      reissue(tx, office, need, { ...NEEDS, under5: 2 });
      reissue(tx, office, order, anOrder(contractor, { dueOn: '2026-12-24' }));
      const own = aRecord(surveyor.id, 'room', ROOM, { home });
      fileRecord(tx, { id: anId(), raw: asJson(own), by: surveyor.id, via: 'db', at: NOW });
    });
    for (const account of [surveyor.id, contractor.id]) {
      const mine = await pack(account);
      const [is, rebuilt] = await write((tx) => [packDigest(tx, mine), rebuiltDigest(tx, mine, NOW)]);
      expect(kinds(mine).length).toBeGreaterThan(2);
      expect(is).toBe(rebuilt);
    }
  });

  it('keeps one unbroken journal of it all', async () => {
    const { surveyor, office, home } = world;
    await pack(surveyor.id);
    await write((tx) => issue(tx, office, 'visit', aVisit(surveyor), { home }));
    expect(world.storage.read((view) => brokenAt(view))).toBeNull();
    expect(world.storage.read((view) => view.journal.last()?.seq)).toBeGreaterThan(10);
  });
});

const NEEDS_OF_HEALTH = { answer: 'need', needs: [] };
