import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { AskForm } from '#domain/sharing/sharing-views.ts';
import { anId, DAY, NOW } from '../files/filing.fixture.ts';
import { goodRequest, sharingTrial, type SharingTrial } from './sharing.fixture.ts';

let trial: SharingTrial;
beforeEach(async () => {
  trial = await sharingTrial();
});
afterEach(() => trial.server.close());

const closed = { status: 403, reason: expect.stringContaining('2-minute') as string };
const done = { status: 200, reason: '' };

it('neither asks nor approves for health what somebody’s training has closed to them, where no clock runs', async () => {
  const { office, lead } = trial.server.world;
  const form = await trial.get<AskForm>(office, `/records/${trial.diagnosis}/words/ask`);
  const adviser = form.audiences.find(({ value }) => value === 'legal-adviser');
  const recipient = adviser?.recipients[0]?.value as OpaqueId;
  const condition = form.conditions['health']?.[0]?.value;
  const wish = () =>
    goodRequest(trial, {
      ...{ record: trial.diagnosis, field: 'words', audience: 'legal-adviser' },
      necessity: {
        ...{ purpose: 'legal-advice', basis: 'legal-obligation', tells: 'health' },
        ...{ condition, recipient },
      },
    });
  const [first, late] = [wish(), wish()];
  expect(await trial.post(office, '/sharing', first)).toEqual({ status: 200, reason: '' });
  // Each came in by then. A month to be trained, and the days of grace.
  await trial.get(lead, '/sharing');
  trial.server.clock.now = NOW + 60 * DAY;
  expect(await trial.post(office, '/sharing', late)).toEqual(closed);
  const yes = { id: anId(), answer: 'approved' };
  expect(await trial.post(lead, `/sharing/${first.id}/answer`, yes)).toEqual(closed);
});

it('neither makes nor approves a standing rule for what is guarded; ending one is never held up', async () => {
  const { lead } = trial.server.world;
  const rule = (more: object = {}) => ({
    ...{ audience: 'contractor', purpose: 'repair', category: 'access-secret', basis: 'contract' },
    ...{ from: '2026-11-24', until: '2027-06-01', ...more },
  });
  const [first, late] = [anId(), anId()];
  expect(await trial.post(lead, '/rules', { id: first, rule: rule() })).toEqual(done);
  await trial.get(trial.lead2, '/sharing');
  trial.server.clock.now = NOW + 60 * DAY;
  const later = { id: late, rule: rule({ from: '2027-01-24' }) };
  expect(await trial.post(lead, '/rules', later)).toEqual(closed);
  expect(await trial.post(trial.lead2, `/rules/${first}/approval`, { id: anId() })).toEqual(closed);
  expect(await trial.post(lead, `/rules/${first}/end`, { id: anId() })).toEqual(done);
  // What is not guarded is nobody's training.
  const plain = { id: late, rule: rule({ from: '2027-01-24', category: 'person-name' }) };
  expect(await trial.post(lead, '/rules', plain)).toEqual(done);
});

it('neither proposes nor approves the end of a closing of what is guarded; closing and refusing stay open', async () => {
  const { lead } = trial.server.world;
  const [closing, proposal] = [anId(), anId()];
  const cell = { category: 'health-need', audience: 'legal-adviser', to: 'W', reason: 'Not needed.' };
  const path = `/matrix/closings/${closing}`;
  expect(await trial.post(lead, '/matrix/closings', { id: closing, ...cell })).toEqual(done);
  const end = (id: OpaqueId) => trial.post(lead, `${path}/end`, { id, reason: 'It is needed.' });
  const answer = (what: string) =>
    trial.post(trial.lead2, `${path}/answer`, { id: anId(), proposal, answer: what, reason: 'Not yet.' });
  expect(await end(proposal)).toEqual(done);
  await trial.get(trial.lead2, '/sharing');
  trial.server.clock.now = NOW + 60 * DAY;
  expect(await answer('approved')).toEqual(closed);
  expect(await answer('refused')).toEqual(done);
  expect(await end(anId())).toEqual(closed);
  const other = { ...cell, id: anId(), audience: 'ombudsman' };
  expect(await trial.post(lead, '/matrix/closings', other)).toEqual(done);
});
