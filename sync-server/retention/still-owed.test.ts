import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { anId } from '../files/filing.fixture.ts';
import { anOldHousehold, CANARY, filesHolding, retentionOf, type OldHousehold } from './retention.fixture.ts';

const RETENTION = '/api/office/retention';
const ONLY_KEPT = 'They asked that it is only kept';
const WAITS = 'They asked about their data, and wait for an answer';

let old: OldHousehold;
beforeEach(async () => {
  old = await anOldHousehold();
});
afterEach(() => old.close());

/** Somebody of the old household uses a right; the id of the request. */
async function asks(right: string): Promise<OpaqueId> {
  const id = anId();
  const sent = { id, person: old.tenant, right, channel: 'letter', identity: 'known' };
  const answer = await old.second.call('POST', '/api/office/rights', sent);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return id;
}

async function step(request: OpaqueId, body: object): Promise<void> {
  const answer = await old.lead.call('POST', `/api/office/rights/${request}/steps`, { id: anId(), ...body });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

async function refuse(request: OpaqueId): Promise<void> {
  const decided = { outcome: 'refused', ground: 'excessive', words: 'Asked for to annoy.' };
  await step(request, { step: 'decided', disclosure: anId(), ...decided });
  await step(request, { step: 'told', channel: 'letter' });
}

const diagnosis = () =>
  old.server.world.storage.read((view) => view.records.entries({ kind: 'diagnosis' })[0]?.id);

it('keeps what a copy is owed of until they were told, and says why', async () => {
  expect((await retentionOf(old.lead)).totals.records).toBe(6);
  const request = await asks('access');
  const owed = await retentionOf(old.lead);
  expect(owed.totals.records).toBe(0);
  // The request is of that file too.
  expect(owed.staying).toContainEqual({ words: WAITS, count: 7 });
  await refuse(request);
  // The tenancy's own record stays, as the request and its steps do.
  expect((await retentionOf(old.lead)).totals.records).toBe(5);
});

it('keeps what is only kept for as long as that holds', async () => {
  const request = await asks('restriction');
  await step(request, { step: 'decided', outcome: 'granted', records: [diagnosis()] });
  await step(request, { step: 'told', channel: 'letter' });
  const held = await retentionOf(old.lead);
  expect(held.staying).toContainEqual({ words: ONLY_KEPT, count: 1 });
  expect(held.totals.records).toBe(4);
  await step(request, { step: 'end-told', channel: 'letter', words: 'It was right.' });
  await step(request, { step: 'ended' });
  expect((await retentionOf(old.lead)).totals.records).toBe(5);
});

it('destroys nothing that was asked for, or is only kept, since the list was made', async () => {
  const { lead, second } = old;
  const confirmed = async (between: () => Promise<unknown>) => {
    const id = anId();
    const { digest } = await retentionOf(lead);
    expect((await lead.call('POST', `${RETENTION}/destructions`, { id, digest })).statusCode).toBe(200);
    await between();
    const answer = await second.call('POST', `${RETENTION}/destructions/${id}/confirmation`, {});
    await second.call('POST', `${RETENTION}/destructions/${id}/refusal`, { reason: 'It changed.' });
    return answer.statusCode;
  };
  const copies: OpaqueId[] = [];
  expect(await confirmed(async () => copies.push(await asks('access')))).toBe(409);
  for (const copy of copies) await refuse(copy);
  const record = diagnosis();
  if (record === undefined) throw new Error('It is still here.');
  const restricting = () =>
    old.server.world.storage.write((tx) => {
      tx.restrictions.restrict(record, anId(), old.server.clock.now);
    });
  expect(await confirmed(restricting)).toBe(409);
  expect(filesHolding(old.server.world.folder, CANARY).length).toBeGreaterThan(0);
});
