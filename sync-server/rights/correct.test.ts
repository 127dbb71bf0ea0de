import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CopyPreview, RightsRequestView } from '#domain/rights/rights-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { filedRecord } from '../files/filed-record.ts';
import { issue } from '../files/filing.fixture.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import type { RecordEntry } from '../storage/record-index.ts';

let trial: DeskTrial;
let wren: string;
let linnet: string;
let person: RecordEntry;
let other: RecordEntry;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  linnet = await trial.cookie('linnet');
  const [one, two] = trial.storage.read((view) => view.records.entries({ kind: 'person' }));
  if (!one || !two) throw new Error('The demo has people.');
  [person, other] = [one, two];
}, 60_000);
afterAll(() => trial.close());

async function ask(right: string): Promise<string> {
  const request = newOpaqueId();
  const sent = { id: request, person: person.id, right, channel: 'phone', identity: 'known' };
  expect((await trial.post('/api/office/rights', sent, wren)).status).toBe(200);
  return request;
}
const nameOf = (id: string) =>
  trial.storage.read((view) => {
    const record = filedRecord(view, id)?.record;
    return record?.kind === 'person' ? record.body.name : null;
  });

it('puts a name right beside the original, once the lead has decided it, and the copy shows both', async () => {
  const was = nameOf(person.id);
  const request = await ask('rectification');
  const path = `/api/office/rights/${request}`;
  const right = {
    id: newOpaqueId(),
    replacement: newOpaqueId(),
    record: person.id,
    field: 'name',
    value: 'Ann Browne',
  };
  expect((await trial.post(`${path}/corrections`, right, linnet)).json['reason']).toMatch(
    /lead decides first/,
  );
  const decided = { id: newOpaqueId(), step: 'decided', outcome: 'granted', records: [person.id] };
  expect((await trial.post(`${path}/steps`, decided, linnet)).status).toBe(200);
  for (const wrong of [
    { record: other.id },
    { field: 'constructor' },
    { value: ' ' },
    { field: 'part', value: 'king' },
  ]) {
    const ids = { id: newOpaqueId(), replacement: newOpaqueId() };
    expect([400, 422]).toContain(
      (await trial.post(`${path}/corrections`, { ...right, ...wrong, ...ids }, linnet)).status,
    );
  }
  expect((await trial.post(`${path}/corrections`, right, linnet)).status).toBe(200);
  expect((await trial.post(`${path}/corrections`, right, linnet)).status).toBe(200);
  const otherwise = { ...right, value: 'Anne Brown' };
  expect((await trial.post(`${path}/corrections`, otherwise, linnet)).status).toBe(409);
  expect(nameOf(person.id)).toBe(was);
  expect(nameOf(right.replacement)).toBe('Ann Browne');
  const corrections = trial.storage.read((view) =>
    view.records
      .entries({ kind: 'correction', home: person.home })
      .flatMap(({ id }) => filedRecord(view, id)?.record ?? []),
  );
  expect(
    corrections.filter((one) => one.kind === 'correction' && one.body.corrects === person.id),
  ).toHaveLength(1);

  const copy = await ask('access');
  const preview = (await trial.get(`/api/office/rights/${copy}/copy`, linnet)).json as unknown as CopyPreview;
  const residents = preview.parts.filter(({ title }) => title === 'Resident');
  expect(residents.map(({ putRight }) => putRight !== null)).toEqual([true, true]);
  expect(JSON.stringify(residents)).toContain('Ann Browne');
  expect(JSON.stringify(residents)).toContain(String(was));
});

const correct = (request: string, change: object, cookie = linnet) =>
  trial.post(
    `/api/office/rights/${request}/corrections`,
    { id: newOpaqueId(), replacement: newOpaqueId(), field: 'phone', value: '01632 960 777', ...change },
    cookie,
  );
const decide = (request: string, records: readonly unknown[]) =>
  trial.post(
    `/api/office/rights/${request}/steps`,
    { id: newOpaqueId(), step: 'decided', outcome: 'granted', words: 'They are right.', records },
    linnet,
  );
/** Something else that is about the same person alone. */
async function theirNeed(): Promise<OpaqueId> {
  const account = trial.storage.read((view) => view.accounts.accountNamed('linnet'));
  if (!account) throw new Error('The demo has linnet.');
  const { id, home, tenancy } = person;
  return trial.storage.write((tx) =>
    issue(tx, account, 'diagnosis', { words: 'Asthma' }, { home, tenancy, subjects: [id] }),
  );
}

it('is put right by the lead alone, and only what was decided, or what stands for it since', async () => {
  const need = await theirNeed();
  const request = await ask('rectification');
  expect((await decide(request, [person.id])).status).toBe(200);
  expect((await correct(request, { record: person.id }, wren)).status).toBe(403);
  const foreign = await correct(request, { record: need, field: 'words', value: 'None' });
  expect([foreign.status, foreign.json['reason']]).toEqual([
    400,
    'The decision is about other records. Choose one of those.',
  ]);
  const replacement = newOpaqueId();
  expect((await correct(request, { record: person.id, replacement })).status).toBe(200);
  const again = await correct(request, { record: replacement, field: 'name', value: 'Ann Green' });
  expect(again.status).toBe(200);
});

it('keeps what is only kept so when it is put right, and ends it for both at once', async () => {
  const need = await theirNeed();
  const kept = await ask('restriction');
  expect((await decide(kept, [need])).status).toBe(200);
  const request = await ask('rectification');
  expect((await decide(request, [need])).status).toBe(200);
  const replacement = newOpaqueId();
  const right = { record: need, replacement, field: 'words', value: 'Hay fever' };
  expect((await correct(request, right)).status).toBe(200);
  const restricted = () =>
    trial.storage.read((view) => [need, replacement].map((id) => view.restrictions.isRestricted(id)));
  expect(restricted()).toEqual([true, true]);
  const end = { id: newOpaqueId(), step: 'ended', words: 'They agreed.' };
  expect((await trial.post(`/api/office/rights/${kept}/steps`, end, linnet)).status).toBe(200);
  expect(restricted()).toEqual([false, false]);
});

it.each(['rectification', 'erasure', 'objection'])('decides %s of nobody else’s records', async (right) => {
  const request = await ask(right);
  const refused = await decide(request, [person.id, other.id]);
  expect([refused.status, refused.json['reason']]).toEqual([
    400,
    expect.stringContaining('One of these is not theirs alone'),
  ]);
  expect((await decide(request, [newOpaqueId()])).status).toBe(400);
  // Nothing was decided by what was refused.
  expect((await decide(request, [person.id])).status).toBe(200);
});

it('counts whoever asks among nobody who is to be told: they had their own', async () => {
  const request = await ask('access');
  const preview = (await trial.get(`/api/office/rights/${request}/copy`, linnet))
    .json as unknown as CopyPreview;
  const frozen = {
    id: newOpaqueId(),
    disclosure: newOpaqueId(),
    sha256: preview.sha256,
    outcome: 'granted',
  };
  expect((await trial.post(`/api/office/rights/${request}/copy`, frozen, linnet)).status).toBe(200);
  const asked = await ask('rectification');
  const view = (await trial.get(`/api/office/rights/${asked}`, wren)).json as unknown as RightsRequestView;
  expect(view.earlier.map(({ to }) => to)).not.toContain("Resident's own copy");
});
