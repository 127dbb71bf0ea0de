import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { fileRecord } from '../files/file-record.ts';
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
import type { WriteTx } from '../storage/storage.ts';
import { packFor } from './generation.ts';
import { packDigest, rebuiltDigest } from './pack-digest.ts';

type Step = (tx: WriteTx, world: Landlord, at: number, pick: number) => void;

const homeOf = (world: Landlord, pick: number) => (pick % 2 === 0 ? world.home : world.otherHome);
const surveyorOf = (world: Landlord, pick: number) => (pick % 3 === 0 ? world.otherSurveyor : world.surveyor);
const contractorOf = (world: Landlord, pick: number) =>
  pick % 3 === 0 ? world.otherContractor : world.contractor;
const CASE = anId();

/** One of the records of a kind that are filed, by number. */
function one(tx: WriteTx, kind: Parameters<typeof issue>[2], pick: number) {
  const entries = tx.records.entries({ kind });
  return entries[pick % Math.max(1, entries.length)];
}

const STEPS: Readonly<Record<string, Step>> = {
  visit: (tx, world, at, pick) => {
    const day = new Date(NOW + (pick % 3) * DAY).toISOString().slice(0, 10);
    issue(
      tx,
      world.office,
      'visit',
      aVisit(surveyorOf(world, pick), day),
      { home: homeOf(world, pick) },
      anId(),
      at,
    );
  },
  moveVisit: (tx, world, at, pick) => {
    const known = one(tx, 'visit', pick);
    if (!known) return;
    const day = new Date(NOW + (pick % 5) * DAY).toISOString().slice(0, 10);
    const state = ['planned', 'moved', 'cancelled'][pick % 3];
    reissue(tx, world.office, known.id, aVisit(surveyorOf(world, pick >> 2), day, { state }), at);
  },
  order: (tx, world, at, pick) => {
    const more = pick % 4 === 0 ? { dueOn: '2026-10-30' } : {};
    const place = { home: homeOf(world, pick), case: CASE };
    issue(tx, world.office, 'works-order', anOrder(contractorOf(world, pick), more), place, anId(), at);
  },
  changeOrder: (tx, world, at, pick) => {
    const known = one(tx, 'works-order', pick);
    const state = ['issued', 'taken-back', 'closed'][pick % 3];
    if (known) reissue(tx, world.office, known.id, anOrder(contractorOf(world, pick >> 2), { state }), at);
  },
  need: (tx, world, at, pick) => {
    const body = { answer: 'need', needs: pick % 3 ? ['works-nights'] : [] };
    issue(tx, world.office, 'household-need', body, { home: homeOf(world, pick) }, anId(), at);
  },
  changeNeed: (tx, world, at, pick) => {
    const known = one(tx, 'household-need', pick);
    const body = { answer: 'need', needs: [[], ['works-nights'], ['rings-first', 'pets-at-home']][pick % 3] };
    if (known) reissue(tx, world.office, known.id, body, at);
  },
  concern: (tx, world, at, pick) => {
    const body = { visitorMust: pick % 2 ? ['not-alone'] : [] };
    issue(tx, world.lead, 'safeguarding-concern', body, { home: homeOf(world, pick) }, anId(), at);
  },
  changeConcern: (tx, world, at, pick) => {
    const known = one(tx, 'safeguarding-concern', pick);
    const body = { visitorMust: pick % 2 ? ['ring-ahead'] : [] };
    if (known) reissue(tx, world.lead, known.id, body, at);
  },
  secret: (tx, world, at, pick) => {
    issue(tx, world.office, 'access-secret', { code: '4711' }, { home: homeOf(world, pick) }, anId(), at);
  },
  changeHome: (tx, world, at, pick) => {
    reissue(tx, world.office, homeOf(world, pick), { ...PROPERTY, bedrooms: pick % 5 }, at);
  },
  ownRoom: (tx, world, at, pick) => {
    const by = surveyorOf(world, pick);
    const record = aRecord(by.id, 'room', { roomKind: 'hall' }, { home: homeOf(world, pick), case: CASE });
    fileRecord(tx, { id: anId(), raw: asJson(record), by: by.id, via: 'db', at });
  },
  retag: (tx, world, at, pick) => {
    const known = one(tx, (['room', 'household-need', 'works-order'] as const)[pick % 3] ?? 'room', pick);
    const treatAs = ['diagnosis', 'defect', 'money', 'access-secret'][pick % 4];
    if (known)
      issue(
        tx,
        world.office,
        'reclassification',
        { record: known.id, treatAs },
        { home: known.home },
        anId(),
        at,
      );
  },
  correct: (tx, world, at, pick) => {
    const kind = (['room', 'household-need', 'works-order', 'correction'] as const)[pick % 4] ?? 'room';
    const known = one(tx, kind, pick >> 1);
    if (!known) return;
    const [id, right] = [anId(), anId()];
    const says = (replacement?: string) => {
      const body = { corrects: known.id, because: 'typed-wrongly', ...(replacement ? { replacement } : {}) };
      issue(tx, world.office, 'correction', body, { home: known.home }, id, at);
    };
    const stored = tx.documents.get('files', known.id, known.rev)?.body;
    const stands = () => {
      const record = { ...stored, author: world.office.id } as unknown as SurveyRecord;
      fileRecord(tx, { id: right, raw: asJson(record), by: world.office.id, via: 'api', at });
    };
    // With nothing instead, with what is right before it, after it, or never.
    if (pick % 5 === 0) return says();
    if (pick % 5 === 1) stands();
    says(right);
    if (pick % 5 > 2) stands();
  },
  readingInRoom: (tx, world, at, pick) => {
    const known = one(tx, 'room', pick);
    if (!known) return;
    const by = surveyorOf(world, pick);
    const body = {
      room: known.id,
      ...{ quantity: 'relative-humidity', scale: 'percent', value: 1 + pick },
      takenAt: instantAt(at),
    };
    const record = aRecord(by.id, 'reading', body, { home: known.home, case: CASE });
    fileRecord(tx, { id: anId(), raw: asJson(record), by: by.id, via: 'db', at });
  },
  correctsBefore: (tx, world, at, pick) => {
    // What is wrong comes after what says so.
    const home = homeOf(world, pick);
    const id = anId();
    issue(tx, world.office, 'correction', { corrects: id, because: 'wrong-place' }, { home }, anId(), at);
    const by = surveyorOf(world, pick);
    const record = aRecord(by.id, 'room', { roomKind: 'kitchen' }, { home, case: CASE });
    fileRecord(tx, { id, raw: asJson(record), by: by.id, via: 'db', at });
  },
  branch: (tx, _world, at, pick) => {
    const known = one(tx, 'room', pick);
    const stored = known && tx.documents.get('files', known.id, known.rev);
    const root = known && tx.documents.document('files', known.id)?.ancestry(known.rev)?.ids.at(-1);
    if (!known || !stored || !root) return;
    const raw = { ...stored.body, body: { roomKind: 'hall', number: 1 + (pick % 9) } };
    const path = { start: 2, ids: [anId(), root] };
    fileRecord(tx, { id: known.id, raw, path, by: known.author, via: 'db', at });
  },
};

const steps = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(STEPS)),
    pick: fc.nat(60),
    later: fc.constantFrom(0, 0, 1000, DAY),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('a pack that grew by single writes', () => {
  it('equals the one made anew from files and grants, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const world = await aLandlord();
        const accounts = [world.surveyor, world.otherSurveyor, world.contractor, world.otherContractor];
        let at = NOW;
        await world.storage.write((tx) => accounts.forEach((account) => packFor(tx, account.id, at)));
        // Begin with something of everything, so that each step has something to take away.
        for (const name of ['visit', 'order', 'need', 'concern', 'secret', 'ownRoom'])
          for (const pick of [1, 2]) await world.storage.write((tx) => STEPS[name]?.(tx, world, at, pick));
        for (const { name, pick, later } of taken) {
          at += later;
          await world.storage.write((tx) => STEPS[name]?.(tx, world, at, pick));
          const digests = await world.storage.write((tx) =>
            accounts.map((account) => {
              const pack = packFor(tx, account.id, at);
              return pack && [packDigest(tx, pack), rebuiltDigest(tx, pack, at)];
            }),
          );
          for (const digest of digests) expect(digest?.[0]).toBe(digest?.[1]);
          const dead = world.storage.read((view) =>
            view.documents.databaseNames({ limit: 100 }).map((database) => view.documents.database(database)),
          );
          expect(dead.map((database) => database?.deletedCount).filter(Boolean)).toEqual([]);
          // The files and the users stand beside the packs.
          expect(dead).toHaveLength(accounts.length + 2);
        }
        await world.storage.close();
      }),
      { numRuns: 30 },
    );
  });
});
