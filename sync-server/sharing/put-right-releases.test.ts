import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { RightsRequestView } from '#domain/rights/rights-views.ts';
import type { JobReleases } from '#domain/sharing/sharing-views.ts';
import { filedRecords } from '../files/filed-record.ts';
import { anId, DAY, issue } from '../files/filing.fixture.ts';
import { goodRequest, sharingTrial, type SharingTrial } from './sharing.fixture.ts';

const WRONG = '01632 960 555';
const RIGHT = '01632 960 777';

let trial: SharingTrial;
let person: OpaqueId;
beforeEach(async () => {
  trial = await sharingTrial();
  person = anId();
  await file('person', { name: 'Ann Brown', part: 'tenant', phone: WRONG }, [person], person);
});
afterEach(() => trial.server.close());

const file = (kind: 'person' | 'correction', body: object, subjects: readonly OpaqueId[], id = anId()) => {
  const { storage, office, home } = trial.server.world;
  const place = { home, tenancy: trial.tenancy, subjects };
  return storage.write((tx) => issue(tx, office, kind, body, place, id, trial.server.clock.now));
};
const NEWEST = '01632 960 999';
const putRight = async (record = person, value = RIGHT) => {
  const { lead, office } = trial.server.world;
  const [request, replacement] = [anId(), anId()];
  const ok = { status: 200 };
  const sent = { id: request, person, right: 'rectification', channel: 'phone', identity: 'known' };
  expect(await trial.post(office, '/rights', sent)).toMatchObject(ok);
  const decided = { id: anId(), step: 'decided', outcome: 'granted', words: 'Right.', records: [record] };
  expect(await trial.post(lead, `/rights/${request}/steps`, decided)).toMatchObject(ok);
  const put = { id: anId(), replacement, record, field: 'phone', value };
  expect(await trial.post(lead, `/rights/${request}/corrections`, put)).toMatchObject(ok);
  return replacement;
};
const release = (record = person) => {
  const sent = { id: anId(), record, fields: ['person/name', 'person/phone'], onDuty: true };
  return trial.post(trial.server.world.office, `/orders/${trial.order}/releases`, sent);
};
const offers = async () => {
  const { office } = trial.server.world;
  return (await trial.get<JobReleases>(office, `/orders/${trial.order}/releases`)).offers;
};
const inPack = async () => {
  const pack = await trial.pack(trial.server.world.contractor);
  return { wrong: pack.includes(WRONG), right: pack.includes(RIGHT) };
};

describe('a number that is put right', () => {
  it('is put right in what stands for it, and no second time in what was wrong', async () => {
    expect(await release()).toMatchObject({ status: 200 });
    const { lead, office } = trial.server.world;
    const request = anId();
    const sent = { id: request, person, right: 'rectification', channel: 'phone', identity: 'known' };
    expect(await trial.post(office, '/rights', sent)).toMatchObject({ status: 200 });
    const list = async () =>
      (await trial.get<RightsRequestView>(lead, `/rights/${request}`)).theirs.map(({ id }) => id);
    expect(await list()).toContain(person);
    const decided = { id: anId(), step: 'decided', outcome: 'granted', words: 'Right.', records: [person] };
    expect(await trial.post(lead, `/rights/${request}/steps`, decided)).toMatchObject({ status: 200 });
    const put = (record: OpaqueId, field: string, value: string, replacement = anId()) =>
      trial.post(lead, `/rights/${request}/corrections`, { id: anId(), replacement, record, field, value });
    const named = anId();
    expect(await put(person, 'name', 'Ann Browne', named)).toMatchObject({ status: 200 });
    expect(await list()).not.toContain(person);
    expect(await list()).toContain(named);
    const lost = await put(person, 'phone', RIGHT);
    expect([lost.status, lost.reason]).toEqual([409, expect.stringMatching(/choose what stands for it/)]);
    expect(await put(named, 'phone', RIGHT)).toMatchObject({ status: 200 });
    expect(await inPack()).toEqual({ wrong: false, right: true });
    // Also where another correction names somebody else as right instead, which no correction can make of anybody.
    for (const aside of ['0', 'f']) {
      const bo = `${aside}${anId().slice(1)}` as OpaqueId;
      await file('person', { name: 'Bo Brown', part: 'lives-here' }, [bo], bo);
      await file('correction', { corrects: person, replacement: bo, because: 'typed-wrongly' }, [person]);
      expect(await list()).not.toContain(person);
      expect(await put(person, 'phone', NEWEST)).toMatchObject({ status: 409 });
    }
  });

  it('is put right where it was only taken back, or somebody else named as right instead', async () => {
    const bo = anId();
    await file('person', { name: 'Bo Brown', part: 'lives-here', phone: NEWEST }, [bo], bo);
    await file('correction', { corrects: person, because: 'typed-wrongly' }, [person]);
    await file('correction', { corrects: person, replacement: bo, because: 'typed-wrongly' }, [person]);
    const right = await putRight();
    expect((await offers()).map(({ record }) => record)).toEqual(expect.arrayContaining([right, bo]));
    expect(await release(right)).toMatchObject({ status: 200 });
    expect(await inPack()).toEqual({ wrong: false, right: true });
  });

  it('on a running emergency reaches the contractor who had it, with a line of its own', async () => {
    expect(await release()).toMatchObject({ status: 200 });
    expect(await inPack()).toEqual({ wrong: true, right: false });
    const replacement = await putRight();
    expect(await inPack()).toEqual({ wrong: false, right: true });
    const open = (await offers()).filter(({ whose }) => whose === 'Ann Brown');
    expect(open.map(({ record }) => record)).toEqual([replacement, replacement]);
    expect(open.every(({ open: words }) => words?.startsWith('Open since'))).toBe(true);
    const [first, second, ...more] = trial.log();
    expect(more).toEqual([]);
    expect(second).toMatchObject({
      ...{ audience: 'contractor', recipient: trial.server.world.contractor.id, route: 'emergency' },
      ...{ records: [replacement], restsOn: first?.['restsOn'], fields: ['person/name', 'person/phone'] },
    });
    // Whatever else is filed at the home writes no second one.
    const bo = anId();
    await file('person', { name: 'Bo Brown', part: 'tenant' }, [bo], bo);
    expect(trial.log()).toHaveLength(2);
  });

  it('is offered as it is right alone, and the wrong one is released to nobody', async () => {
    const replacement = await putRight();
    expect((await offers()).map(({ record }) => record)).not.toContain(person);
    const { status, reason } = await release();
    expect([status, reason]).toEqual([409, expect.stringMatching(/^This was put right since/)]);
    expect(trial.log()).toEqual([]);
    expect(await release(replacement)).toMatchObject({ status: 200 });
    expect(await inPack()).toEqual({ wrong: false, right: true });
  });

  it('is not asked for or approved as it was', async () => {
    const { office, lead, contractor } = trial.server.world;
    const ask = () => {
      const request = goodRequest(trial, { record: person, necessity: { recipient: contractor.id } });
      return { id: request.id, sent: trial.post(office, '/sharing', request) };
    };
    const before = ask();
    expect(await before.sent).toMatchObject({ status: 200 });
    await putRight();
    const because = expect.stringMatching(/^This was put right since/) as string;
    expect(await ask().sent).toEqual({ status: 422, reason: because });
    const answer = { id: anId(), answer: 'approved', words: 'They must ring ahead.' };
    expect(await trial.post(lead, `/sharing/${before.id}/answer`, answer)).toEqual({
      status: 409,
      reason: because,
    });
  });

  describe('stays with nobody whom it was taken back from', () => {
    /** Somebody tells that what the contractor was told last of this record went to the wrong one. */
    const wentWrong = async (record: OpaqueId) => {
      const lines = trial.server.world.storage.read((view) => filedRecords(view, { kind: 'disclosure' }));
      const of = lines.findLast(
        (one) => one.record.kind === 'disclosure' && one.record.body.records.includes(record),
      );
      const told = { id: anId(), what: 'disclosure', happened: 'wrong-person', target: of?.entry.id };
      expect(await trial.post(trial.server.world.office, '/breaches', told)).toMatchObject({ status: 200 });
    };
    const numbers = async () => {
      const pack = await trial.pack(trial.server.world.contractor);
      return [WRONG, RIGHT, NEWEST].filter((one) => pack.includes(one));
    };
    const ruled = async () => {
      const rule = {
        ...{ audience: 'contractor', purpose: 'repair', category: 'contact-detail', basis: 'contract' },
        ...{ from: '2026-11-24', until: '2027-06-01' },
      };
      const id = anId();
      expect(await trial.post(trial.server.world.lead, '/rules', { id, rule })).toMatchObject({
        status: 200,
      });
      const yes = await trial.post(trial.lead2, `/rules/${id}/approval`, { id: anId() });
      expect(yes).toMatchObject({ status: 200 });
      await trial.pack(trial.server.world.contractor);
      trial.server.clock.now += DAY;
    };

    it.each([
      ['by an emergency', release],
      ['by a standing rule', ruled],
    ] as const)('%s, as it was', async (_how, opens) => {
      await opens();
      expect(await numbers()).toEqual([WRONG]);
      await wentWrong(person);
      expect(await numbers()).toEqual([]);
      const right = await putRight();
      expect(await numbers()).toEqual([]);
      await putRight(right, NEWEST);
      expect(await numbers()).toEqual([]);
    });

    it.each([
      ['by an emergency', release],
      ['by a standing rule', ruled],
    ] as const)('%s, as it was put right', async (_how, opens) => {
      await opens();
      const right = await putRight();
      expect(await numbers()).toEqual([RIGHT]);
      await wentWrong(right);
      expect(await numbers()).toEqual([]);
      const newest = await putRight(right, NEWEST);
      expect(await numbers()).toEqual([]);
      // Whoever is on duty can decide it anew, of the number that is right.
      expect(await release(newest)).toMatchObject({ status: 200 });
      expect(await numbers()).toEqual([NEWEST]);
    });

    it('also when the correction is undone, so that the earlier number is right again', async () => {
      await ruled();
      const right = anId();
      await file('person', { name: 'Ann Brown', part: 'tenant', phone: RIGHT }, [person], right);
      const correction = anId();
      const said = { corrects: person, replacement: right, because: 'typed-wrongly' };
      await file('correction', said, [person], correction);
      expect(await numbers()).toEqual([RIGHT]);
      await wentWrong(right);
      await file('correction', { corrects: correction, because: 'typed-wrongly' }, [person]);
      expect(await numbers()).toEqual([]);
    });
  });

  it('is told of by no standing rule as it was, and no line of the log says so', async () => {
    const { lead, contractor } = trial.server.world;
    const replacement = await putRight();
    const rule = {
      ...{ audience: 'contractor', purpose: 'repair', category: 'contact-detail', basis: 'contract' },
      ...{ from: '2026-11-24', until: '2027-06-01' },
    };
    const id = anId();
    expect(await trial.post(lead, '/rules', { id, rule })).toMatchObject({ status: 200 });
    const approved = await trial.post(trial.lead2, `/rules/${id}/approval`, { id: anId() });
    expect(approved).toMatchObject({ status: 200 });
    await trial.pack(contractor);
    trial.server.clock.now += DAY;
    expect(await inPack()).toEqual({ wrong: false, right: true });
    const told = trial.log().flatMap(({ records }) => records as readonly OpaqueId[]);
    expect([told.includes(replacement), told.includes(person)]).toEqual([true, false]);
  });

  describe('twice, each time of the same original', () => {
    const also = async (phone: string, of = person) => {
      const right = anId();
      await file('person', { name: 'Ann Brown', part: 'tenant', phone }, [person], right);
      await file('correction', { corrects: of, replacement: right, because: 'typed-wrongly' }, [person]);
      return right;
    };

    it('is carried to no contractor until somebody says which one is right', async () => {
      expect(await release()).toMatchObject({ status: 200 });
      const [one, other] = [await also(WRONG), await also(RIGHT)];
      expect(await inPack()).toEqual({ wrong: false, right: false });
      // Whoever is on duty is offered both, and knows which to release.
      expect(new Set((await offers()).map(({ record }) => record))).toEqual(
        new Set([trial.person, one, other, trial.code]),
      );
      expect(await release(other)).toMatchObject({ status: 200 });
      expect(await inPack()).toEqual({ wrong: false, right: true });
    });

    it('is told by no standing rule until the lead puts one right, which stands for both', async () => {
      const rule = {
        ...{ audience: 'contractor', purpose: 'repair', category: 'contact-detail', basis: 'contract' },
        ...{ from: '2026-11-24', until: '2027-06-01' },
      };
      const id = anId();
      const { lead, contractor } = trial.server.world;
      expect(await trial.post(lead, '/rules', { id, rule })).toMatchObject({ status: 200 });
      const yes = await trial.post(trial.lead2, `/rules/${id}/approval`, { id: anId() });
      expect(yes).toMatchObject({ status: 200 });
      await trial.pack(contractor);
      trial.server.clock.now += DAY;
      const one = await also(WRONG);
      expect(await inPack()).toEqual({ wrong: true, right: false });
      await also('01632 960 888');
      const pack = await trial.pack(contractor);
      expect([WRONG, '01632 960 888'].filter((number) => pack.includes(number))).toEqual([]);
      await putRight(one);
      const now = await trial.pack(contractor);
      expect([WRONG, RIGHT, '01632 960 888'].filter((number) => now.includes(number))).toEqual([RIGHT]);
    });
  });

  it('makes nobody else known', async () => {
    expect(await release()).toMatchObject({ status: 200 });
    const other = anId();
    await file('person', { name: 'Bo Brown', part: 'tenant', phone: RIGHT }, [other], other);
    await file('correction', { corrects: person, replacement: other, because: 'typed-wrongly' }, [person]);
    expect(await inPack()).toEqual({ wrong: false, right: false });
    expect(trial.log()).toHaveLength(1);
  });
});
