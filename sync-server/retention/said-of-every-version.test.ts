import { cpSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { DestructionList } from '#domain/retention/retention-views.ts';
import type { KindName } from '#domain/records/registry.ts';
import { filedRecords } from '../files/filed-record.ts';
import { Retags } from '../files/files-database.ts';
import { anId, DAY, issue } from '../files/filing.fixture.ts';
import { putRightAt } from '../files/put-right-at.ts';
import { sharingTrial, type SharingTrial } from '../sharing/sharing.fixture.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import { Destroyer } from './destroyer.ts';
import { RegisterFile } from './register-file.ts';
import { anOldHousehold, destroyed, filesHolding } from './retention.fixture.ts';

/** Stands in what was written about the code that is deleted, and nowhere else. */
const WORD = 'KANARWORD';
const FIRST = 'KANARFIRST 4711';
const SECOND = 'KANARSECOND 4712';
const THIRD = 'KANARTHIRD 4713';

describe('a deletion that somebody asked for', () => {
  let trial: SharingTrial;
  let person: OpaqueId;
  beforeEach(async () => {
    trial = await sharingTrial();
    person = anId();
    await file('person', { name: 'Ann Brown', part: 'tenant' }, person);
  });
  afterEach(() => trial.server.close());

  const world = () => trial.server.world;
  const ok = { status: 200 };
  const file = (kind: KindName, body: object, id = anId()) =>
    world().storage.write((tx) => {
      const place = { home: world().home, tenancy: trial.tenancy, subjects: [person] };
      return issue(tx, world().office, kind, body, place, id, trial.server.clock.now);
    });
  const aCode = (code: string) => file('access-secret', { code });
  const putRight = (corrects: OpaqueId, replacement: OpaqueId, reason: object = { reason: WORD }) =>
    file('correction', { corrects, replacement, because: 'typed-wrongly', ...reason });
  const undone = (corrects: OpaqueId) => file('correction', { corrects, because: 'typed-wrongly' });
  const retagged = (record: OpaqueId, reason: object = { reason: WORD }) =>
    file('reclassification', { record, treatAs: 'diagnosis', ...reason });
  /** Which of the codes the contractor has. */
  const told = async () => {
    const pack = await trial.pack(world().contractor);
    return [FIRST, SECOND, THIRD].filter((one) => pack.includes(one));
  };
  const kinds = (...ids: readonly OpaqueId[]) =>
    world().storage.read((view) => ids.map((id) => view.records.entry(id)?.kind ?? null));
  const bodies = (kind: KindName) =>
    world().storage.read((view) =>
      filedRecords(view, { home: world().home, kind }).map(({ record }) => record.body),
    );
  /** Every code is told to the contractor, by a standing rule. */
  const ruled = async () => {
    const rule = {
      ...{ audience: 'contractor', purpose: 'repair', category: 'access-secret', basis: 'contract' },
      ...{ from: '2026-11-24', until: '2027-06-01' },
    };
    const id = anId();
    expect(await trial.post(world().lead, '/rules', { id, rule })).toMatchObject(ok);
    expect(await trial.post(trial.lead2, `/rules/${id}/approval`, { id: anId() })).toMatchObject(ok);
    await trial.pack(world().contractor);
    trial.server.clock.now += DAY;
  };
  const tookBack = async (record: OpaqueId) => {
    const lines = world().storage.read((view) => filedRecords(view, { kind: 'disclosure' }));
    const of = lines.findLast(
      (one) => one.record.kind === 'disclosure' && one.record.body.records.includes(record),
    );
    const sent = { id: anId(), what: 'disclosure', happened: 'wrong-person', target: of?.entry.id };
    expect(await trial.post(world().lead, '/breaches', sent)).toMatchObject(ok);
  };
  /** Asked for, granted and confirmed. What the lead who confirmed was shown. */
  const deleted = async (...records: readonly OpaqueId[]) => {
    const { lead, storage } = world();
    const id = anId();
    const sent = { id, person, right: 'erasure', channel: 'letter', identity: 'known' };
    expect(await trial.post(lead, '/rights', sent)).toMatchObject(ok);
    trial.server.clock.now += 1000;
    const step = { id: anId(), step: 'decided', outcome: 'granted', words: 'It goes.', records };
    expect(await trial.post(lead, `/rights/${id}/steps`, step)).toEqual({ status: 200, reason: '' });
    trial.server.clock.now += 1000;
    const list = `/retention/destructions/${storage.read((view) => view.retention.destructionFor(id))?.id}`;
    const shown = await trial.get<DestructionList>(trial.lead2, `${list}/records`);
    expect(await trial.post(trial.lead2, `${list}/confirmation`, {})).toMatchObject(ok);
    expect(kinds(...records)).toEqual(records.map(() => null));
    return shown.records.map(({ id: one, why }) => [one, why]);
  };
  const wordIsGone = () => expect(filesHolding(world().folder, WORD)).toEqual([]);

  it('loosens nothing that was said of what stands for it: the words go, and what they tied stays tied', async () => {
    await ruled();
    const first = await aCode(FIRST);
    expect(await told()).toEqual([FIRST]);
    const retag = await retagged(first);
    const second = await aCode(SECOND);
    const said = await putRight(first, second);
    expect(await told()).toEqual([]);
    expect(await deleted(first)).toEqual([
      [first, 'Chosen when it was decided'],
      [retag, 'Says in words why it was treated as more'],
      [said, 'Says in words why it was put right'],
    ]);
    expect(await told()).toEqual([]);
    expect(kinds(retag, said, second)).toEqual([null, null, 'access-secret']);
    expect(bodies('reclassification')).toEqual([{ record: first, treatAs: 'diagnosis' }]);
    expect(bodies('correction')).toEqual([
      { corrects: first, replacement: second, because: 'typed-wrongly' },
    ]);
    wordIsGone();
  });

  it('gives a contractor nothing of what was taken back from them, nor what is found to have gone wrong since', async () => {
    await ruled();
    const first = await aCode(FIRST);
    expect(await told()).toEqual([FIRST]);
    await tookBack(first);
    const second = await aCode(SECOND);
    await putRight(first, second);
    expect(await told()).toEqual([]);
    await deleted(first);
    expect(await told()).toEqual([]);
    wordIsGone();
  });

  it('also where nobody knew yet that it had gone wrong', async () => {
    await ruled();
    const first = await aCode(FIRST);
    expect(await told()).toEqual([FIRST]);
    const second = await aCode(SECOND);
    await putRight(first, second);
    expect(await told()).toEqual([SECOND]);
    await deleted(first);
    expect(await told()).toEqual([SECOND]);
    await tookBack(first);
    expect(await told()).toEqual([]);
  });

  it('ties along a chain of which only the last is left, also by a correction without words', async () => {
    await ruled();
    const [first, second, third] = [await aCode(FIRST), await aCode(SECOND), await aCode(THIRD)];
    await retagged(first, {});
    await putRight(first, second);
    await putRight(second, third, {});
    await deleted(second);
    expect(kinds(first, third)).toEqual([null, 'access-secret']);
    expect(await told()).toEqual([]);
    wordIsGone();
  });

  it('loosens nothing either where an older copy was put back, and the register takes it out again', async () => {
    await ruled();
    const first = await aCode(FIRST);
    await retagged(first);
    const second = await aCode(SECOND);
    await putRight(first, second);
    const { folder, storage } = world();
    const copy = `${folder}-copy`;
    await storage.clean();
    cpSync(folder, copy, { recursive: true });
    await deleted(first);
    cpSync(`${folder}.destroyed`, `${copy}.destroyed`);
    const restored = openSqliteStorage(copy);
    const parts = { files: { destroy: () => Promise.resolve() }, clock: () => trial.server.clock.now };
    await new Destroyer({ ...parts, storage: restored, register: new RegisterFile(copy) }).start();
    const entries = restored.read((view) => [first, second].map((id) => view.records.entry(id)));
    expect(entries.map((entry) => entry?.kind ?? null)).toEqual([null, 'access-secret']);
    const [, stays] = entries;
    expect(restored.read((view) => (stays ? new Retags(view).of(stays) : []))).toEqual(['diagnosis']);
    await restored.close();
    expect(filesHolding(copy, WORD)).toEqual([]);
    rmSync(copy, { recursive: true });
  });

  it('leaves undone what was undone', async () => {
    await ruled();
    const [first, second] = [await aCode(FIRST), await aCode(SECOND)];
    await retagged(first);
    // Once undone, and said again.
    const before = await putRight(first, second);
    await undone(before);
    await putRight(first, second, {});
    await deleted(first);
    expect(await told()).toEqual([]);
    const said = bodies('correction');
    expect(said).toHaveLength(4);
    const { home, storage } = world();
    const right = storage.read((view) => putRightAt(view, home));
    const holding = storage
      .read((view) => filedRecords(view, { home, kind: 'correction' }))
      .filter(({ entry }) => !right.isWrong(entry.id));
    expect(holding.filter(({ record }) => 'replacement' in record.body)).toHaveLength(1);
    wordIsGone();
  });

  it('leaves nothing behind where no version stays', async () => {
    const first = await aCode(FIRST);
    await retagged(first);
    const second = await aCode(SECOND);
    // What is said of the correction goes with it.
    await retagged(await putRight(first, second));
    await deleted(second);
    expect([bodies('reclassification'), bodies('correction')]).toEqual([[], []]);
    wordIsGone();
  });
});

it('once the time of a wrong version is over, what was said of it and what ties it to the right one stay with that one', async () => {
  const old = await anOldHousehold();
  const { storage, office, home } = old.server.world;
  const { now } = old.server.clock;
  const file = (kind: KindName, body: object, at: number) =>
    storage.write((tx) => {
      const id = anId();
      const record = { home, tenancy: old.tenancy, subjects: [old.tenant] };
      return issue(tx, office, kind, body, record, id, at);
    });
  const first = await file('access-secret', { code: FIRST }, now);
  const second = await file('access-secret', { code: SECOND }, now);
  const retag = await file('reclassification', { record: first, treatAs: 'diagnosis' }, now);
  const said = await file('correction', { corrects: first, replacement: second }, now);
  // Somebody wants the right one kept.
  const request = anId();
  await storage.write((tx) => tx.restrictions.restrict(second, request, now));
  await destroyed(old);
  const entries = storage.read((view) => [first, second, retag, said].map((id) => view.records.entry(id)));
  expect(entries.map((entry) => entry?.kind ?? null)).toEqual([
    ...[null, 'access-secret', 'reclassification', 'correction'],
  ]);
  const [, stays] = entries;
  expect(storage.read((view) => (stays ? new Retags(view).of(stays) : []))).toEqual(['diagnosis']);
  await old.close();
});
