import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SameHumanView } from '#domain/sharing/same-human.ts';
import { anId } from '../files/filing.fixture.ts';
import { goodRequest, NAME, PHONE, sharingTrial, type SharingTrial } from './sharing.fixture.ts';

let trial: SharingTrial;
beforeEach(async () => {
  trial = await sharingTrial();
});
afterEach(() => trial.server.close());

const world = () => trial.server.world;

async function approved() {
  const { office, lead } = world();
  const sent = goodRequest(trial);
  expect(await trial.post(office, '/sharing', sent)).toEqual({ status: 200, reason: '' });
  const yes = { id: anId(), answer: 'approved' };
  expect((await trial.post(lead, `/sharing/${sent.id}/answer`, yes)).status).toBe(200);
  return sent.id;
}

const say = (by = world().lead, more: object = {}) =>
  trial.post(by, '/same-human', {
    ...{ id: anId(), account: world().office.id, other: world().lead.id, reason: 'They told us.' },
    ...more,
  });

it('closes what two accounts opened together in the same write, and shows it to leads as something to decide anew', async () => {
  const { otherContractor, lead } = world();
  const request = await approved();
  expect(await trial.pack(otherContractor)).toContain(PHONE);
  expect((await say()).status).toBe(200);
  expect(await trial.pack(otherContractor)).not.toContain(PHONE);
  const { lines } = await trial.get<SameHumanView>(lead, '/same-human');
  expect(lines).toMatchObject([{ stands: true, anew: [{ href: `/office/sharing/${request}` }] }]);
  expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${NAME}|${PHONE}`));
  const journal = world().storage.read((view) => view.journal.lines({ after: 0, limit: 10_000 }));
  expect(journal.filter(({ detail }) => detail.startsWith('same-human'))).toHaveLength(1);
});

it('is taken back by another lead alone, with a trace, and then counts two people again', async () => {
  const { otherContractor, lead, office } = world();
  await approved();
  const id = anId();
  expect((await say(lead, { id })).status).toBe(200);
  // The same form sent twice says nothing twice.
  expect((await say(lead, { id })).status).toBe(200);
  const back = { id: anId(), reason: 'They are two.' };
  expect((await trial.post(lead, `/same-human/${id}/undo`, back)).status).toBe(422);
  expect((await trial.post(office, `/same-human/${id}/undo`, back)).status).toBe(403);
  expect(await trial.pack(otherContractor)).not.toContain(PHONE);
  expect((await trial.post(trial.lead2, `/same-human/${id}/undo`, back)).status).toBe(200);
  expect(await trial.pack(otherContractor)).toContain(PHONE);
  const { lines } = await trial.get<SameHumanView>(lead, '/same-human');
  expect(lines).toMatchObject([{ stands: false, anew: [] }]);
  expect(lines[0]?.history).toHaveLength(2);
});

it('is said by a lead alone, of two accounts that exist, and with a reason', async () => {
  const { office, surveyor, contractor, lead } = world();
  for (const who of [office, surveyor, contractor]) expect((await say(who)).status).toBe(403);
  expect((await say(lead, { reason: ' ' })).status).toBe(422);
  expect((await say(lead, { other: office.id })).status).toBe(422);
  expect((await say(lead, { other: anId() })).status).toBe(400);
});
