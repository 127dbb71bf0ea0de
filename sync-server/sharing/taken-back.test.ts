import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BreachView } from '#domain/breaches/breach-views.ts';
import { anId } from '../files/filing.fixture.ts';
import { filedRecords } from '../files/filed-record.ts';
import { goodRequest, PHONE, sharingTrial, type SharingTrial } from './sharing.fixture.ts';

let trial: SharingTrial;
beforeEach(async () => {
  trial = await sharingTrial();
});
afterEach(() => trial.server.close());

const world = () => trial.server.world;
const lastLine = () => {
  const lines = world().storage.read((view) => filedRecords(view, { kind: 'disclosure' }));
  return lines.at(-1)?.entry.id ?? '';
};
async function wentWrong(target: string) {
  const id = anId();
  const told = { id, what: 'disclosure', happened: 'too-much', target };
  expect(await trial.post(world().office, '/breaches', told)).toEqual({ status: 200, reason: '' });
  return trial.get<BreachView>(world().lead, `/breaches/${id}`);
}

it('what a second person opened to a contractor leaves their phone when somebody tells that it was too much', async () => {
  const { office, lead, otherContractor } = world();
  const sent = goodRequest(trial);
  expect(await trial.post(office, '/sharing', sent)).toEqual({ status: 200, reason: '' });
  const yes = { id: anId(), answer: 'approved' };
  expect((await trial.post(lead, `/sharing/${sent.id}/answer`, yes)).status).toBe(200);
  expect(await trial.pack(otherContractor)).toContain(PHONE);
  expect((await wentWrong(lastLine())).withdrawn).toHaveLength(1);
  expect(await trial.pack(otherContractor)).not.toContain(PHONE);
});

it('what an emergency released leaves it too, and whoever is on duty can release it anew', async () => {
  const { office, contractor } = world();
  const release = () =>
    trial.post(office, `/orders/${trial.order}/releases`, {
      ...{ id: anId(), record: trial.person, fields: ['person/phone'], onDuty: true },
    });
  expect(await release()).toEqual({ status: 200, reason: '' });
  expect(await trial.pack(contractor)).toContain(PHONE);
  expect((await wentWrong(lastLine())).withdrawn).toHaveLength(1);
  expect(await trial.pack(contractor)).not.toContain(PHONE);
  expect(await release()).toEqual({ status: 200, reason: '' });
  expect(await trial.pack(contractor)).toContain(PHONE);
});
