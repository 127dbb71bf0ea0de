import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HouseholdView } from '#domain/cases/office-views.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { instantAt } from '#domain/records/moments.ts';
import type { PersonLine, RightsListView, RightsRequestView } from '#domain/rights/rights-views.ts';
import { fileRecord } from '../files/file-record.ts';
import { filedRecord } from '../files/filed-record.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import type { JsonObject } from '../storage/json.ts';

let trial: DeskTrial;
let wren: string;
let linnet: string;
let person: PersonLine;
let need: OpaqueId;
let home: OpaqueId;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  linnet = await trial.cookie('linnet');
  const entry = await shownNeed();
  [need, home] = [entry.id, entry.home];
  const { people } = (await trial.get(`/api/office/homes/${home}/people`, wren)).json as unknown as {
    people: PersonLine[];
  };
  const subject = trial.storage.read((view) => filedRecord(view, need)?.record.subjects[0]);
  const found = people.find(({ id }) => id === subject);
  if (!found) throw new Error('A need is of somebody.');
  person = found;
}, 60_000);
afterAll(() => trial.close());

/** A need at a home with an open case: the desk is shown it, and so the lines of the log that name it. */
async function shownNeed() {
  for (const entry of trial.storage.read((view) => view.records.entries({ kind: 'health-need' }))) {
    const { facts } = (await trial.get(`/api/office/homes/${entry.home}/household`, wren))
      .json as unknown as HouseholdView;
    if (facts.some(({ id }) => id === entry.id)) return entry;
  }
  throw new Error('The demo has a health need at a home with an open case.');
}

/** A line of the log: somebody was told of the need. */
async function tell(more: object = {}): Promise<OpaqueId> {
  const id = newOpaqueId();
  const author = trial.landlord.staff.surveyors[0].id;
  if (!isOpaqueId(person.tenancy)) throw new Error('They have a tenancy.');
  const place = { home, tenancy: person.tenancy, author, device: author, nonce: newOpaqueId() };
  const minting = mintingAt({ ...place, recordedAt: instantAt(trial.now - 60_000), subjects: [] });
  const body = {
    at: instantAt(trial.now - 60_000),
    ...{ audience: 'contractor', purpose: 'repair', recipientName: 'Dunnock Repairs', decision: 'shared' },
    ...{ records: [need], categories: ['health-need'], ...more },
  };
  const raw = mintRecord(disclosure, body as never, minting) as unknown as JsonObject;
  await trial.storage.write((tx) => {
    fileRecord(tx, { id, raw, by: author, via: 'db', at: trial.now });
  });
  return id;
}
const step = (request: string, body: object, cookie = wren) =>
  trial.post(`/api/office/rights/${request}/steps`, { id: newOpaqueId(), ...body }, cookie);
const view = async (request: string) =>
  (await trial.get(`/api/office/rights/${request}`, wren)).json as unknown as RightsRequestView;

it('has each earlier recipient told, or not with a reason, by whom and how, and is not done before (Art. 19)', async () => {
  const [first, second, refused] = [await tell(), await tell(), await tell({ decision: 'refused' })];
  const request = newOpaqueId();
  const sent = { id: request, person: person.id, right: 'restriction', channel: 'letter', identity: 'known' };
  expect((await trial.post('/api/office/rights', sent, wren)).status).toBe(200);
  const told = { step: 'recipient-told', disclosure: first, channel: 'email' };
  // Nothing is decided yet: there is nothing to tell.
  expect((await step(request, told)).status).toBe(422);
  const decided = { step: 'decided', outcome: 'granted', records: [need] };
  expect((await step(request, decided, linnet)).status).toBe(200);
  const before = (await view(request)).earlier;
  expect(before.map(({ disclosure: line }) => line)).toEqual(expect.arrayContaining([first, second]));
  expect(before.map(({ disclosure: line }) => line)).not.toContain(refused);
  expect(before.find((one) => one.disclosure === first)).toMatchObject({
    to: 'Contractor, Dunnock Repairs',
    state: 'to-tell',
  });
  const letter = (await view(request)).letters.find(({ title }) => title === 'For those who had it before');
  expect(letter?.words).toContain('Please do not use it either.');
  expect(letter?.words).not.toContain(person.name);

  expect((await step(request, { step: 'told', channel: 'letter' })).status).toBe(200);
  const list = async () =>
    ((await trial.get('/api/office/rights', wren)).json as unknown as RightsListView).open.find(
      ({ id }) => id === request,
    );
  expect((await list())?.next.words).toBe('Tell those who had it before.');

  expect((await step(request, { ...told, channel: undefined })).json['reason']).toBe(
    'Say how they were told.',
  );
  expect((await step(request, { ...told, disclosure: newOpaqueId() })).status).toBe(400);
  expect((await step(request, { ...told, disclosure: refused })).status).toBe(400);
  const twice = { id: newOpaqueId(), ...told };
  expect((await trial.post(`/api/office/rights/${request}/steps`, twice, wren)).status).toBe(200);
  expect((await trial.post(`/api/office/rights/${request}/steps`, twice, wren)).status).toBe(200);
  expect((await step(request, told)).status).toBe(400);
  const not = { step: 'recipient-not-told', disclosure: second };
  expect((await step(request, not)).json['reason']).toBe('Choose why they are not told.');
  expect((await step(request, { ...not, notTold: 'impossible' })).json['reason']).toBe(
    'Write why. It is kept.',
  );
  expect((await step(request, { ...not, notTold: 'too-dull', words: 'x' })).status).toBe(422);
  const words = 'The firm no longer exists.';
  for (const other of before.filter(({ disclosure: line }) => line !== first))
    expect(
      (await step(request, { ...not, disclosure: other.disclosure, notTold: 'impossible', words })).status,
    ).toBe(200);

  const after = await view(request);
  const of = (line: string) => after.earlier.find((one) => one.disclosure === line);
  expect(of(first)).toMatchObject({
    state: 'told',
    words: expect.stringMatching(/^Told Tue 24 Nov/) as string,
  });
  expect(of(second)).toMatchObject({ state: 'not-told' });
  expect(of(second)?.words).toContain(words);
  expect(after.steps.find(({ title }) => title === 'An earlier recipient was told')?.by).toMatch(/Wren/i);
  expect(await list()).toBeUndefined();
  // The step carries the kinds of data of its line, so that who may not read the line may not read the step.
  const filed = trial.storage.read((one) => filedRecord(one, twice.id)?.record);
  expect(filed?.kind === 'rights-step' && filed.body.categories).toEqual(['health-need']);
  expect(after.onlyKept).toEqual([{ title: 'Health need', words: 'Only kept since Tue 24 Nov' }]);
});

it('is nobody’s to do who is not at the desk, and no recipient is told of a copy or an objection', async () => {
  const line = await tell();
  for (const right of ['access', 'objection', 'complaint']) {
    const request = newOpaqueId();
    const sent = { id: request, person: person.id, right, channel: 'letter', identity: 'known' };
    expect((await trial.post('/api/office/rights', sent, wren)).status).toBe(200);
    const told = { step: 'recipient-told', disclosure: line, channel: 'email' };
    expect((await step(request, told)).status).toBe(422);
    for (const cookie of [await trial.cookie('robin'), await trial.cookie('tidewell'), undefined])
      expect([401, 403]).toContain(
        (await trial.post(`/api/office/rights/${request}/steps`, { id: newOpaqueId(), ...told }, cookie))
          .status,
      );
  }
});

it('names to the office no recipient, and no kind of data, that the log keeps to the lead', async () => {
  const [both, alone] = [
    await tell({ categories: ['adjustment-need', 'safeguarding'], audience: 'ombudsman' }),
    await tell({ categories: ['safeguarding'], recipientName: 'PLUM-TREE' }),
  ];
  const request = newOpaqueId();
  const sent = {
    id: request,
    person: person.id,
    right: 'rectification',
    channel: 'letter',
    identity: 'known',
  };
  expect((await trial.post('/api/office/rights', sent, wren)).status).toBe(200);
  const decided = { step: 'decided', outcome: 'granted', words: 'It was wrong.' };
  expect((await step(request, decided, linnet)).status).toBe(200);
  const right = { id: newOpaqueId(), replacement: newOpaqueId(), record: person.id };
  const corrected = { ...right, field: 'phone', value: '01632 960 779' };
  const path = `/api/office/rights/${request}/corrections`;
  expect((await trial.post(path, corrected, linnet)).status).toBe(200);
  const seenBy = async (cookie: string) =>
    (await trial.get(`/api/office/rights/${request}`, cookie)).json as unknown as RightsRequestView;
  const whatOf = ({ earlier }: RightsRequestView, line: string) =>
    earlier.find(({ disclosure: one }) => one === line)?.what;
  const [office, lead] = [await seenBy(wren), await seenBy(linnet)];
  expect([whatOf(office, both), whatOf(office, alone)]).toEqual(['Adjustment', undefined]);
  expect(whatOf(lead, both)).toMatch(/Safeguarding/);
  expect(whatOf(lead, alone)).toBe('Safeguarding');
  // What they may not see they cannot tell of either: it is as if it had never been.
  const told = { step: 'recipient-told', channel: 'email' };
  const [hidden, never] = await Promise.all(
    [alone, newOpaqueId()].map((line) => step(request, { ...told, disclosure: line })),
  );
  expect([hidden?.status, hidden?.text]).toEqual([400, never?.text]);
  for (const { disclosure: line } of office.earlier.filter(({ state }) => state === 'to-tell'))
    expect((await step(request, { ...told, disclosure: line })).status).toBe(200);
  expect((await step(request, { step: 'told', channel: 'letter' })).status).toBe(200);
  const isOpen = async (cookie: string) =>
    ((await trial.get('/api/office/rights', cookie)).json as unknown as RightsListView).open.some(
      ({ id }) => id === request,
    );
  expect([await isOpen(wren), await isOpen(linnet)]).toEqual([false, true]);
  const steps = async (cookie: string) =>
    (await seenBy(cookie)).steps.filter(({ title }) => title.startsWith('An earlier recipient')).length;
  const before = await steps(wren);
  const why = { notTold: 'impossible', words: 'PEAR-TREE' };
  for (const { disclosure: line } of (await seenBy(linnet)).earlier.filter(
    ({ state }) => state === 'to-tell',
  ))
    expect(
      (await step(request, { step: 'recipient-not-told', disclosure: line, ...why }, linnet)).status,
    ).toBe(200);
  expect([await isOpen(linnet), await steps(wren)]).toEqual([false, before]);
  expect(await steps(linnet)).toBeGreaterThan(before);
  const all = (await trial.get(`/api/office/rights/${request}`, wren)).text;
  for (const word of ['Safeguarding', 'PLUM-TREE', 'PEAR-TREE']) expect(all).not.toContain(word);
});
