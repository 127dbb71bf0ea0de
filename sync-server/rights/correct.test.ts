import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CopyPreview, RightsRequestView } from '#domain/rights/rights-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { filedRecord } from '../files/filed-record.ts';
import { instantAt, issue } from '../files/filing.fixture.ts';
import { newOpaqueId } from '../new-id.ts';
import { putRight } from '../data-receipt/put-right.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { allRights } from './filed-rights.ts';
import type { RecordEntry } from '../storage/record-index.ts';

let trial: DeskTrial;
let wren: string;
let linnet: string;
let person: RecordEntry;
let other: RecordEntry;
/** Somebody who lives there now. */
let resident: RecordEntry;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  linnet = await trial.cookie('linnet');
  const [one, two] = trial.storage.read((view) => view.records.entries({ kind: 'person' }));
  if (!one || !two) throw new Error('The demo has people.');
  [person, other] = [one, two];
  const lives = trial.storage.read((view) =>
    view.records.entries({ kind: 'person' }).find(({ tenancy }) => {
      const held = tenancy === null ? undefined : filedRecord(view, tenancy)?.record;
      return held?.kind === 'tenancy' && held.body.endedOn === undefined;
    }),
  );
  if (!lives) throw new Error('The demo has somebody who lives there.');
  resident = lives;
}, 60_000);
afterAll(() => trial.close());

async function ask(right: string, of = person): Promise<string> {
  const request = newOpaqueId();
  const sent = { id: request, person: of.id, right, channel: 'phone', identity: 'known' };
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
  const [chosen, need] = [await theirNeed(), await theirNeed()];
  const request = await ask('rectification');
  expect((await decide(request, [chosen])).status).toBe(200);
  const right = { record: chosen, field: 'words', value: 'Hay fever' };
  expect((await correct(request, right, wren)).status).toBe(403);
  const foreign = await correct(request, { record: need, field: 'words', value: 'None' });
  expect([foreign.status, foreign.json['reason']]).toEqual([
    400,
    'The decision is about other records. Choose one of those.',
  ]);
  const replacement = newOpaqueId();
  expect((await correct(request, { ...right, replacement })).status).toBe(200);
  const again = await correct(request, { ...right, record: replacement, value: 'Hay fever in May' });
  expect(again.status).toBe(200);
});

it('never puts right what is somebody else’s, whatever the lead confirms', async () => {
  const request = await ask('rectification');
  expect((await decide(request, [])).status).toBe(200);
  for (const aboutThem of [false, true]) {
    const answer = await correct(request, { record: resident.id, aboutThem });
    expect([answer.status, answer.json['reason']]).toEqual([
      400,
      'This is not theirs, or keeps somebody else safe. Choose again.',
    ]);
  }
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
  for (const end of [
    { step: 'told', channel: 'letter' },
    { step: 'end-told', channel: 'letter', words: 'They agreed.' },
    { step: 'ended' },
  ])
    expect(
      (await trial.post(`/api/office/rights/${kept}/steps`, { id: newOpaqueId(), ...end }, linnet)).status,
    ).toBe(200);
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
  const view = (await trial.get(`/api/office/rights/${request}`, linnet))
    .json as unknown as RightsRequestView;
  expect(view.open).toContain('decided');
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

const letterOf = async (request: string) =>
  (
    (await trial.get(`/api/office/rights/${request}`, wren)).json as unknown as RightsRequestView
  ).letters.find(({ title }) => title === 'What was decided')?.words;
const tell = (request: string) =>
  trial.post(
    `/api/office/rights/${request}/steps`,
    { id: newOpaqueId(), step: 'told', channel: 'letter' },
    wren,
  );

it('is told as put right only once a correction by that very request stands', async () => {
  const [request, another] = [await ask('rectification'), await ask('rectification')];
  const need = await theirNeed();
  for (const one of [request, another]) expect((await decide(one, [need])).status).toBe(200);
  expect(await letterOf(request)).toMatch(/We will put this right: Diagnosis of/);
  const early = await tell(request);
  expect([early.status, early.json['reason']]).toEqual([422, 'Put it right first. Then they are told.']);
  const right = { record: need, field: 'words', value: 'Hay fever' };
  const replacement = newOpaqueId();
  expect((await correct(another, { ...right, replacement })).status).toBe(200);
  expect((await tell(request)).status).toBe(422);
  expect((await correct(request, { ...right, record: replacement })).status).toBe(200);
  expect(await letterOf(request)).toMatch(/We have put this right: Diagnosis of/);
  expect((await tell(request)).status).toBe(200);
});

/** Something of their tenancy that names these people. */
async function theirs(kind: string, body: object, subjects: readonly OpaqueId[]): Promise<OpaqueId> {
  const account = trial.storage.read((view) => view.accounts.accountNamed('linnet'));
  if (!account) throw new Error('The demo has linnet.');
  const { home, tenancy } = resident;
  return trial.storage.write((tx) =>
    issue(tx, account, kind as never, body as never, { home, tenancy, subjects }),
  );
}

it.each([
  ['names a joint tenant as well', 'others-too', 'conduct-note', [true, true]],
  ['names nobody', 'nobody-named', 'note', [false, false]],
] as const)(
  'puts right what %s, where the lead confirms that it is about them, and changes nothing of others',
  async (_what, about, kind, [isTheirs, isOthers]) => {
    const joint = newOpaqueId();
    const subjects = [...(isTheirs ? [resident.id] : []), ...(isOthers ? [joint] : [])];
    const record = await theirs(kind, { words: 'They smoke.' }, subjects);
    const request = await ask('rectification', resident);
    const view = (await trial.get(`/api/office/rights/${request}`, linnet))
      .json as unknown as RightsRequestView;
    expect(view.theirs.find(({ id }) => id === record)?.about).toBe(about);
    // What a record of others alone says is none of theirs.
    const foreign = await theirs('conduct-note', { words: 'Others.' }, [joint]);
    expect(view.theirs.map(({ id }) => id)).not.toContain(foreign);
    expect((await decide(request, [foreign])).status).toBe(400);
    expect((await decide(request, [record])).status).toBe(200);
    const replacement = newOpaqueId();
    const right = { record, replacement, field: 'words', value: 'They do not smoke.' };
    const unsure = await correct(request, right);
    expect([unsure.status, unsure.json['reason']]).toEqual([422, expect.stringMatching(/^This names /)]);
    expect((await correct(request, { ...right, aboutThem: true })).status).toBe(200);
    const [was, is] = trial.storage.read((one) =>
      [record, replacement].map((id) => filedRecord(one, id)?.record),
    );
    expect([was?.body, is?.body]).toEqual([{ words: 'They smoke.' }, { words: 'They do not smoke.' }]);
    expect(is?.subjects).toEqual(subjects);
    // Whoever else it names has not asked, and no right of theirs is used.
    for (const other of ['erasure', 'objection', 'restriction'])
      expect([other, (await decide(await ask(other, resident), [record])).status]).toEqual([other, 400]);
  },
);

it('puts nothing right that decides or promises something, and says what to do instead', async () => {
  const offer = await theirs('accommodation-offer', { offeredOn: '2026-11-05', answer: 'accepted' }, [
    resident.id,
  ]);
  const complaint = await theirs('complaint', { receivedOn: '2026-10-01', stage: 'one', words: 'Damp.' }, [
    resident.id,
  ]);
  const contact = await theirs(
    'contact',
    { at: '2026-11-20T09:00:00.000+00:00', channel: 'phone', reached: 'yes', promisedBy: '2026-11-25' },
    [resident.id],
  );
  for (const [record, field, value] of [
    [offer, 'movedOutOn', '2026-11-06'],
    [complaint, 'receivedOn', '2026-11-23'],
    [contact, 'promisedBy', '2027-03-01'],
    [resident.id, 'part', 'lives-here'],
  ] as const) {
    const request = await ask('rectification', resident);
    expect((await decide(request, [record])).status).toBe(200);
    const answer = await correct(request, { record, field, value });
    expect([field, answer.status, answer.json['reason']]).toEqual([
      field,
      422,
      expect.stringMatching(/decides or promises something/),
    ]);
  }
  const request = await ask('rectification', resident);
  expect((await decide(request, [complaint])).status).toBe(200);
  expect((await correct(request, { record: complaint, field: 'words', value: 'Mould.' })).status).toBe(200);
});

it('is decided and carried out by a lead who did not record it, nor made the receipt by which it came', async () => {
  const recorded = async (right: string) => {
    const id = newOpaqueId();
    const sent = { id, person: resident.id, right, channel: 'phone', identity: 'known' };
    expect((await trial.post('/api/office/rights', sent, linnet)).status).toBe(200);
    return id;
  };
  for (const right of ['rectification', 'restriction', 'objection']) {
    const request = await recorded(right);
    const answer = await decide(request, [resident.id]);
    expect([right, answer.status, answer.json['reason']]).toEqual([
      right,
      403,
      expect.stringMatching(/^You recorded this request.*another data-protection lead/),
    ]);
    const view = (await trial.get(`/api/office/rights/${request}`, linnet))
      .json as unknown as RightsRequestView;
    expect([view.open.includes('decided'), view.line.next.words]).toEqual([
      false,
      expect.stringMatching(/^You recorded this request/),
    ]);
    const no = { step: 'decided', outcome: 'refused', ground: 'accurate', words: 'It is right.' };
    expect(
      (await trial.post(`/api/office/rights/${request}/steps`, { id: newOpaqueId(), ...no }, linnet)).status,
    ).toBe(403);
  }
  // Nor does whoever recorded it say what is right, where another lead has decided it.
  const request = await recorded('rectification');
  const colleague = { step: 'decided', outcome: 'granted', at: instantAt(trial.now), request };
  await trial.storage.write((tx) => {
    const other = tx.accounts.accountNamed('wren');
    if (other === null) throw new Error('The demo has wren.');
    const { home, tenancy } = resident;
    issue(tx, other, 'rights-step', colleague, { home, tenancy, subjects: [resident.id] });
  });
  const own = await correct(request, { record: resident.id, field: 'name', value: 'Another' });
  expect([own.status, own.json['reason']]).toEqual([403, expect.stringMatching(/^You recorded/)]);
  // Of these another lead confirms what goes, or nothing on file is changed.
  for (const right of ['access', 'complaint', 'erasure']) {
    const view = (await trial.get(`/api/office/rights/${await recorded(right)}`, linnet))
      .json as unknown as RightsRequestView;
    expect([right, view.open.includes('decided')]).toEqual([right, true]);
  }
  // By a receipt of their own anybody could write in the resident's name.
  const made = await trial.post(
    '/api/office/data-receipts',
    { id: newOpaqueId(), person: resident.id },
    linnet,
  );
  await trial.storage.write((tx) => putRight(tx, made.json['token'], 'My name is wrong.', trial.now));
  const came = trial.storage.read((view) =>
    allRights(view).find(({ body }) => body.words === 'My name is wrong.'),
  );
  const shown = { id: newOpaqueId(), step: 'identity-shown', identity: 'known' };
  expect((await trial.post(`/api/office/rights/${came?.id}/steps`, shown, wren)).status).toBe(200);
  expect((await decide(came?.id ?? '', [resident.id])).status).toBe(403);
});

it('puts right nothing of another tenancy that names nobody, nor of days after somebody has left', async () => {
  const account = trial.storage.read((view) => view.accounts.accountNamed('linnet'));
  if (!account) throw new Error('The demo has linnet.');
  const { home } = resident;
  const note = await trial.storage.write((tx) =>
    issue(tx, account, 'note', { words: 'Of others.' }, { home, tenancy: newOpaqueId() }),
  );
  expect((await decide(await ask('rectification', resident), [note])).status).toBe(400);
  const { home: there, tenancy } = person;
  const late = await trial.storage.write((tx) =>
    issue(tx, account, 'note', { words: 'Since then.' }, { home: there, tenancy }),
  );
  expect((await decide(await ask('rectification'), [late])).status).toBe(400);
});
