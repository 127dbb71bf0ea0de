import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { instantAt } from '#domain/records/moments.ts';
import { kindNamed, type KindName } from '#domain/records/registry.ts';
import { NOT_LISTED } from '#domain/rights/data-receipt.ts';
import type { ReceiptsView, RightsListView, RightsRequestView } from '#domain/rights/rights-views.ts';
import { fileRecord } from '../files/file-record.ts';
import { toldPage } from './pages.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import type { JsonObject } from '../storage/json.ts';
import type { RecordEntry } from '../storage/record-index.ts';

let trial: DeskTrial;
let wren: string;
let person: RecordEntry;
let other: RecordEntry;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  const withJob = trial.storage.read((view) =>
    view.records.entries({ kind: 'works-order' }).map(({ home }) => home),
  );
  const people = trial.storage.read((view) => view.records.entries({ kind: 'person' }));
  const [one] = people.filter(({ home, tenancy }) => withJob.includes(home) && isCurrent(tenancy));
  const another = people.find(({ tenancy, id }) => tenancy === one?.tenancy && id !== one?.id) ?? people[0];
  if (!one || !another) throw new Error('The demo has a home with a job.');
  [person, other] = [one, another];
}, 60_000);
afterAll(() => trial.close());

const isCurrent = (tenancy: OpaqueId | null) =>
  trial.storage.read((view) => {
    const entry = tenancy === null ? null : view.documents.get('files', tenancy);
    return entry !== null && (entry.body['body'] as JsonObject)['endedOn'] === undefined;
  });

const newToken = () => randomBytes(32).toString('base64url');
async function receiptOf(of: RecordEntry): Promise<string> {
  const made = await trial.post('/api/office/data-receipts', { id: newOpaqueId(), person: of.id }, wren);
  expect(made.status).toBe(200);
  return String(made.json['token']);
}
const close = (of: RecordEntry, reason?: string) =>
  trial.post('/api/office/data-receipts/close', { person: of.id, reason }, wren);

async function open(token: string, form?: Record<string, string>) {
  const answer = await trial.app.inject({
    method: form ? 'POST' : 'GET',
    url: `/r/${token}`,
    headers: { host: 'localhost', ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
    ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
  });
  return { status: answer.statusCode, text: answer.payload, headers: answer.headers };
}

function file(name: KindName, body: object, subjects?: readonly OpaqueId[]) {
  const kind = kindNamed(name);
  const author = trial.landlord.staff.surveyors[0].id;
  if (!kind) throw new Error('A known kind.');
  const minting = mintingAt({
    ...{ home: person.home, tenancy: person.tenancy, author, device: author, nonce: newOpaqueId() },
    recordedAt: instantAt(trial.now - 60_000),
    subjects: subjects ?? (kind.namesSubject ? [person.id] : []),
  });
  const raw = mintRecord(kind, body as never, minting) as unknown as JsonObject;
  return trial.storage.write((tx) =>
    fileRecord(tx, { id: newOpaqueId(), raw, by: author, via: 'db', at: trial.now }),
  );
}

describe('the data receipt', () => {
  it('is the same bytes for everybody before its form, without script, small, and kept by nobody', async () => {
    const [mine, theirs] = [await receiptOf(person), await receiptOf(other)];
    const [one, two] = [await open(mine), await open(theirs)];
    expect(one.status).toBe(200);
    expect(two.text).toBe(one.text);
    expect(one.text).not.toMatch(/<script|style=|\son\w+=/);
    expect(Buffer.byteLength(one.text)).toBeLessThan(100_000);
    expect(one.headers).toMatchObject({
      'cache-control': 'no-store, no-transform',
      'referrer-policy': 'no-referrer',
    });
    expect(one.headers['x-robots-tag']).toContain('noindex');
    expect(one.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('tells who was told in general words, and nothing that endangers, of anybody', async () => {
    for (const [kind, body] of [
      ['diagnosis', { words: 'KANAR' }],
      ['safety-warning', { visitorMust: ['not-alone'], reviewOn: '2027-01-01', words: 'KANAR' }],
      ['third-party-note', { words: 'KANAR' }],
      ['access-secret', { code: 'KANAR' }],
    ] as const)
      await file(kind, body);
    const { text } = await open(await receiptOf(person), { what: 'told' });
    expect(text).toContain('A firm that mends');
    for (const kept of ['KANAR', '01632', 'Tidewell', 'tidewell', '@', 'asthma'])
      expect(text).not.toContain(kept);
    const names = trial.storage.read((view) =>
      [person.id, other.id].map((id) => view.documents.get('files', id)?.body['body']),
    );
    for (const body of names as { name?: string }[]) expect(text).not.toContain(body.name);
  });

  it('is the same bytes with and without a safeguarding note, and what was shared because of it', async () => {
    const token = await receiptOf(person);
    const before = (await open(token, { what: 'told' })).text;
    await file('safeguarding-concern', { visitorMust: ['not-alone'], words: 'KANARSAFE' });
    await file('disclosure', {
      at: instantAt(trial.now),
      audience: 'emergency-service',
      purpose: 'emergency',
      records: [],
      // Also where it was told of something that may stand on a receipt.
      categories: ['address', 'safeguarding'],
      decision: 'shared',
    });
    expect((await open(token, { what: 'told' })).text).toBe(before);
    // The comparison can fail: what a neighbour was told is seen.
    await file('disclosure', {
      at: instantAt(trial.now),
      audience: 'neighbour',
      purpose: 'property-facts',
      records: [],
      categories: ['defect'],
      decision: 'shared',
    });
    expect((await open(token, { what: 'told' })).text).not.toBe(before);
  });

  it('says nothing that is untrue: whom it leaves out it says that it leaves out, whoever is on it', async () => {
    const { text: some } = await open(await receiptOf(person), { what: 'told' });
    for (const text of [some, toldPage([]).toString('utf8')]) {
      for (const sentence of NOT_LISTED) expect(text).toContain(sentence);
      expect(text).not.toMatch(/Nobody else|Nobody yet|No name|Nothing about you/);
    }
  });

  it('tells that a firm was given their name or how to reach them, and of a code or a need nothing', async () => {
    const token = await receiptOf(person);
    const at = instantAt(trial.now - 60_000);
    const given = (categories: readonly string[], subjects: readonly OpaqueId[]) =>
      file(
        'disclosure',
        { at, audience: 'contractor', purpose: 'repair', records: [], categories, decision: 'shared' },
        subjects,
      );
    const before = (await open(token, { what: 'told' })).text;
    for (const quiet of [['access-secret'], ['health-need', 'safeguarding'], ['household'], ['money']])
      await given(quiet, [person.id]);
    // Of somebody else’s name their receipt says nothing.
    await given(['person-name'], [other.id]);
    expect((await open(token, { what: 'told' })).text).toBe(before);
    await given(['contact-detail', 'safeguarding'], [person.id]);
    const reached = (await open(token, { what: 'told' })).text;
    expect(reached).toContain('cannot be done without it. Also how to reach you.');
    await given(['person-name'], [person.id]);
    expect((await open(token, { what: 'told' })).text).toContain('Also your name and how to reach you.');
  });

  it('is made for anybody at any time, without a request of theirs, and who looked and made it is known', async () => {
    const requests = async () => (await list()).open.length;
    const had = await requests();
    const url = `/api/office/people/${other.id}/receipts`;
    const looks = () => trial.storage.read((view) => view.journal.about(other.id).length);
    const before = looks();
    await receiptOf(other);
    const view = (await trial.get(url, wren)).json as unknown as ReceiptsView;
    expect(view.receipts[0]).toEqual({ made: 'Made Tue 24 Nov, 11:30 by Wren Ashdown', state: 'Open' });
    expect(view.closings.map(({ value }) => value)).toContain('asked');
    expect([view.person, looks(), await requests()]).toEqual([other.id, before + 1, had]);
    expect((await trial.get(`/api/office/people/${newOpaqueId()}/receipts`, wren)).status).toBe(404);
    // What is no person has none.
    expect((await trial.get(`/api/office/people/${other.tenancy}/receipts`, wren)).status).toBe(404);
  });

  it('answers alike for one that is over, one that was taken back, and one that never was', async () => {
    const ended = newToken();
    await trial.storage.write((tx) =>
      tx.dataReceipts.keepReceipt({
        id: newOpaqueId(),
        tokenHash: hashOf(ended),
        person: person.id,
        madeAt: trial.now - 2,
        endsAt: trial.now - 1,
      }),
    );
    // Before another receipt of theirs closes it: its own end does.
    const over = await open(ended);
    const first = await receiptOf(person);
    const second = await receiptOf(person);
    const closed = await receiptOf(other);
    expect((await close(other, 'found')).status).toBe(200);
    const never = [newToken(), 'constructor', 'x'.repeat(43)];
    const answers = [];
    for (const token of [ended, first, closed, ...never])
      for (const form of [undefined, { what: 'told' }, { what: 'right', words: 'x' }])
        answers.push(await open(token, form));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(over.text).toBe(answers[0]?.text);
    expect((await open(second)).status).toBe(200);
  });

  it('has an address that nobody chooses and that is told once', async () => {
    const chosen = newToken();
    const asked = { id: newOpaqueId(), person: person.id, token: chosen };
    const made = await trial.post('/api/office/data-receipts', asked, wren);
    expect(made.json['token']).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(made.json['token']).not.toBe(chosen);
    expect((await open(chosen)).status).toBe(404);
    const again = await trial.post('/api/office/data-receipts', asked, wren);
    expect([again.status, again.json['token']]).toEqual([409, undefined]);
    expect((await open(String(made.json['token']))).status).toBe(200);
  });

  it('is closed for a reason of the list alone, and the journal and the desk say by whom and why', async () => {
    const token = await receiptOf(person);
    for (const reason of [undefined, '', 'constructor', 'because']) {
      const refused = await close(person, reason);
      expect([refused.status, refused.json['reason']]).toEqual([422, 'Choose why it is closed.']);
    }
    expect((await open(token)).status).toBe(200);
    expect((await close(person, 'found')).status).toBe(200);
    expect((await open(token)).status).toBe(404);
    const account = trial.storage.read((view) => view.accounts.accountNamed('wren')?.id);
    const closed = trial.storage.read((view) => {
      const last = view.dataReceipts.receiptsOf(person.id).at(-1);
      return view.journal.about(last?.id ?? '').filter(({ action }) => action === 'receipt-closed');
    });
    expect(closed).toMatchObject([{ account, detail: 'found' }]);
    const request = newOpaqueId();
    const asks = { id: request, person: person.id, right: 'access', channel: 'phone', identity: 'known' };
    expect((await trial.post('/api/office/rights', asks, wren)).status).toBe(200);
    const view = (await trial.get(`/api/office/rights/${request}`, wren))
      .json as unknown as RightsRequestView;
    expect(view.cameBy).toBeNull();
    expect(view.receipts[0]).toEqual({
      made: 'Made Tue 24 Nov, 11:30 by Wren Ashdown',
      state: 'Closed Tue 24 Nov, 11:30 by Wren Ashdown. Somebody else may have its address',
    });
    expect(view.receipts.map(({ state }) => state).join()).toContain('A new one was made');
  });

  it('keeps its address as a hash alone', async () => {
    const token = await receiptOf(person);
    const kept = trial.storage.read((view) => JSON.stringify(view.dataReceipts.receiptsOf(person.id)));
    expect(kept).not.toContain(token);
    expect(kept).toContain(hashOf(token));
  });
});

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

describe('putting something right by it', () => {
  it('opens one request of that person, whose name is not sure yet, and says the same when it is sent twice', async () => {
    const token = await receiptOf(person);
    const before = (await list()).open.length;
    const form = { what: 'right', words: 'My name has an <b>e</b> at the end.' };
    const [one, again] = [await open(token, form), await open(token, form)];
    expect([one.status, again.status]).toEqual([200, 200]);
    expect(one.text).toContain('We have it');
    expect(one.text).not.toContain('at the end');
    const { open: now } = await list();
    expect(now).toHaveLength(before + 1);
    const line = now.find(({ right }) => right === 'rectification');
    expect(line?.next.words).toMatch(/Make sure who they are/);
    const view = (await trial.get(`/api/office/rights/${line?.id}`, wren))
      .json as unknown as RightsRequestView;
    expect(view.words).toBe(form.words);
    expect(view.identity).toBeNull();
    // Whoever made the receipt could write by it too.
    expect(view.cameBy).toBe('Made Tue 24 Nov, 11:30 by Wren Ashdown');
    expect(view.line.clock.left).toBe('Due Thu 24 Dec, 30 days left');
  });

  it('takes nothing that is empty or endless, and no more than a few at a time', async () => {
    const token = await receiptOf(other);
    expect((await open(token, { what: 'right', words: '  ' })).status).toBe(422);
    expect((await open(token, { what: 'right', words: 'x'.repeat(1001) })).status).toBe(422);
    const answers = [];
    for (const words of ['one', 'two', 'three', 'four'])
      answers.push((await open(token, { what: 'right', words })).status);
    expect(answers).toEqual([200, 200, 200, 429]);
  });
});

const list = async () => (await trial.get('/api/office/rights', wren)).json as unknown as RightsListView;
