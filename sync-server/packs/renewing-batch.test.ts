import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { Browser, pushed } from '../border/http.fixture.ts';
import { anId, instantAt, NOW } from '../files/filing.fixture.ts';
import { sharingTrial, type SharingTrial } from '../sharing/sharing.fixture.ts';

/** A document may begin a new generation of the pack that it came to: what came behind it in the same batch is filed all the same. */
describe('a batch that renews its own pack', () => {
  let trial: SharingTrial;
  beforeEach(async () => {
    trial = await sharingTrial();
  });
  afterEach(() => trial.server.close());

  it('files the report that ends a release, and the photo behind it', async () => {
    const { office, contractor, storage } = trial.server.world;
    const van = await Browser.signedIn(trial.server, contractor);
    await van.pack();
    const fields = ['person/name', 'person/phone'];
    const release = { id: anId(), record: trial.person, fields, onDuty: true };
    expect(await trial.post(office, `/orders/${trial.order}/releases`, release)).toMatchObject({
      status: 200,
    });
    const before = await van.pack();
    const job = (await van.documents(before)).find(({ kind }) => kind === 'works-order') as {
      _id: OpaqueId;
      home: OpaqueId;
    };
    const of = { home: job.home };
    const report = { order: job._id, outcome: 'done', done: ['mend'], finishedAt: instantAt(NOW) };
    const photo = { order: job._id, picture: 'cd'.repeat(32), takenOn: '2026-11-24', width: 32, height: 16 };
    const sent = await van.push(before, [
      pushed(anId(), van.record('work-report', { ...report, leftSafe: true }, of)),
      pushed(anId(), van.record('photo', photo, of)),
    ]);
    expect([sent.statusCode, sent.body.trim()]).toEqual([201, '[]']);
    expect(await van.pack()).not.toBe(before);
    const count = (kind: 'work-report' | 'photo') =>
      storage.read((view) => view.records.entries({ kind }).length);
    expect([count('work-report'), count('photo')]).toEqual([1, 1]);
  });
});
