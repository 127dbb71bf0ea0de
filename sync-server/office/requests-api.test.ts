import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardView, HomeLine, HomeView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { correction } from '#domain/records/correction.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { reclassification } from '#domain/records/reclassification.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { DraftView, RequestsView, RequestView } from '#domain/requests/request-views.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import { newOpaqueId } from '../new-id.ts';
import { POLICY } from '../packs/policy.ts';
import { visitor } from '../shares/visitor.fixture.ts';
import type { ReadView } from '../storage/storage.ts';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';
import { issueDraft } from './issue-drafts.ts';

let trial: DeskTrial;
let wren: string;
let below: HomeLine;
let above: HomeLine;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  below = await homeAt('Flat 7, Larkspur House');
  above = await homeAt('Flat 14, Larkspur House');
});
afterAll(() => trial.close());

async function homeAt(line: string): Promise<HomeLine> {
  const found = await get<{ homes: HomeLine[] }>(`/homes?q=${encodeURIComponent(line)}`);
  const home = found.homes.find((one) => one.line === line);
  if (!home) throw new Error(`The demo has ${line}.`);
  return home;
}
const get = async <T>(path: string) => (await trial.get(`/api/office${path}`, wren)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);
const logOf = (request: string) =>
  trial.storage
    .read((view) => filedRecords(view, { kind: 'disclosure' }))
    .flatMap(({ entry, record }) =>
      record.kind === 'disclosure' && record.body.request === request ? [{ entry, body: record.body }] : [],
    );
function officer(view: ReadView) {
  const found = view.accounts.accounts().find(({ name }) => name === 'wren');
  if (!found) throw new Error('The demo has an officer.');
  return found;
}
const waiting = async () => {
  const { open } = await get<RequestsView>('/requests');
  const line = open.find(({ home }) => home?.id === below.id);
  if (!line) throw new Error('A neighbour of the demo waits.');
  return line;
};
async function ask(more: object = {}): Promise<OpaqueId> {
  const id = newOpaqueId();
  const sent = { id, home: below.id, asker: 'neighbour', asks: ['where-from', 'what-was-done'], ...more };
  expect((await post('/requests', sent)).status).toBe(200);
  return id;
}

describe('a request that waits', () => {
  it('is on the list and the board with its clock, and at both homes', async () => {
    const line = await waiting();
    expect(line.title).toBe('A neighbour asks about a home');
    expect(line.asked).toBe('property-fact');
    expect(line.clock).toMatchObject({
      state: 'today',
      waited: '1 working day',
      left: 'Due today, by midnight',
    });
    expect((await get<BoardView>('/cases')).requests.waiting).toBeGreaterThan(0);
    for (const { id } of [below, above]) {
      const view = await get<HomeView>(`/homes/${id}`);
      expect(view.requests.map((one) => one.id)).toContain(line.id);
    }
  });

  it('has its answer ready from the case above, in words that name nobody there', async () => {
    const view = await get<RequestView>(`/requests/${(await waiting()).id}`);
    expect(view.draft?.words.split('\n').slice(0, 2)).toEqual([
      'The water comes from the flat above: a compression joint on a pipe or waste failed.',
      'We looked at it on Thu 19 Nov. The failed part was replaced on Mon 23 Nov.',
    ]);
    expect(view.draft?.source?.home.line).toBe(above.line);
    expect(view.said).toMatchObject({ state: 'waiting', facts: null });
    expect(JSON.stringify(view)).not.toContain('When will the leak');
    const words = view.draft?.words ?? '';
    for (const kept of ['mother', 'upset', 'Flat 14', 'panel', 'Larkspur']) expect(words).not.toContain(kept);
  });
});

describe('giving the answer', () => {
  it('freezes the words, their digest, the fields and the rules beside the request, once', async () => {
    const request = await ask();
    const { draft } = await get<RequestView>(`/requests/${request}`);
    const sent = { id: newOpaqueId(), sha256: draft?.sha256, channel: 'read-out' };
    expect((await post(`/requests/${request}/answer`, sent)).status).toBe(200);
    const again = await post(`/requests/${request}/answer`, sent);
    const byAnother = await post(
      `/requests/${request}/answer`,
      { ...sent, id: newOpaqueId() },
      await trial.cookie('linnet'),
    );
    expect([again.status, byAnother.status]).toEqual([200, 200]);
    const log = logOf(request);
    expect(log).toHaveLength(1);
    const body = log[0]?.body;
    expect(body).toMatchObject({
      audience: 'neighbour',
      purpose: 'property-facts',
      decision: 'shared',
      channel: 'read-out',
      told: draft?.words,
      toldSha256: createHash('sha256')
        .update(draft?.words ?? '')
        .digest('hex'),
      rules: POLICY,
    });
    expect(body?.fields).toEqual(expect.arrayContaining(['finding/defect', 'work-report/finishedAt']));
    expect(body?.records.length).toBeGreaterThan(1);
    // Nothing of it lies in the file of whoever lives above, or in any tenancy.
    expect(log[0]?.entry).toMatchObject({ home: below.id, tenancy: null });
    const view = await get<RequestView>(`/requests/${request}`);
    expect(view.line.state).toBe('answered');
    expect(view.line.answered).toMatch(/^Read out Tue 24 Nov, 11:30, by /);
    expect(view.draft).toBeNull();
    expect(view.told).toBe(draft?.words);
  });

  it('gives nothing under a line of the log that is there already', async () => {
    const [told, request] = [await ask(), await ask()];
    const { draft } = await get<RequestView>(`/requests/${told}`);
    const sent = { id: newOpaqueId(), sha256: draft?.sha256, channel: 'read-out' };
    expect((await post(`/requests/${told}/answer`, sent)).status).toBe(200);
    const answer = await post(`/requests/${request}/answer`, sent);
    expect([answer.status, answer.json['reason']]).toEqual([
      409,
      expect.stringContaining('Open the form anew'),
    ]);
    expect(logOf(request)).toEqual([]);
    expect((await get<RequestView>(`/requests/${request}`)).line.state).toBe('waiting');
  });

  it('gives nothing when the words have changed since they were read', async () => {
    const request = await ask();
    const answer = await post(`/requests/${request}/answer`, {
      id: newOpaqueId(),
      sha256: 'ab'.repeat(32),
      channel: 'sent',
    });
    expect(answer.status).toBe(409);
    expect(answer.json['reason']).toMatch(/Read the answer again/);
    expect(logOf(request)).toHaveLength(0);
    expect((await get<RequestView>(`/requests/${request}`)).line.state).toBe('waiting');
  });

  it('records a call and its answer in one, from a home alone', async () => {
    const draft = await get<DraftView>(`/homes/${below.id}/answer`);
    const request = newOpaqueId();
    const sent = {
      id: request,
      home: below.id,
      asker: 'neighbour',
      asks: ['where-from', 'what-was-done', 'what-next', 'my-home'],
      channel: 'phone',
      answer: { id: newOpaqueId(), sha256: draft.sha256, channel: 'read-out' },
    };
    expect((await post('/requests', sent)).status).toBe(200);
    expect((await post('/requests', sent)).status).toBe(200);
    expect(logOf(request)).toHaveLength(1);
    expect(logOf(request)[0]?.body.told).toBe(draft.words);
    expect((await post('/requests', { ...sent, asks: ['what-next'] })).status).toBe(409);
    // What cannot be given is not recorded as asked either: both or neither.
    const stale = { ...sent, id: newOpaqueId(), answer: { ...sent.answer, id: newOpaqueId(), sha256: 'x' } };
    expect((await post('/requests', stale)).status).toBe(409);
    expect((await trial.get(`/api/office/requests/${stale.id}`, wren)).status).toBe(404);
  });

  it('answers the building and declines the person, and says so in the log', async () => {
    const request = await ask({ asks: ['where-from', 'who-lives-there'] });
    const { draft, line } = await get<RequestView>(`/requests/${request}`);
    expect(line.asked).toBe('mixed');
    expect(draft?.words).toContain('We do not tell who lives there');
    await post(`/requests/${request}/answer`, { id: newOpaqueId(), sha256: draft?.sha256, channel: 'sent' });
    expect(logOf(request)[0]?.body).toMatchObject({
      decision: 'part',
      words: 'Not told, as about a person: who lives there.',
    });
  });

  it('offers a visit where nothing is known next door', async () => {
    const alone = await homeAt('29 Tern Street');
    const named = await get<DraftView>(`/homes/${alone.id}/answer?about=${below.id}`);
    expect(named.source?.home.line).toBe(below.line);
    const empty = await homeAt('6 Heron Close');
    const draft = await get<DraftView>(`/homes/${empty.id}/answer`);
    expect(draft.source).toBeNull();
    expect(draft.offersVisit).toBe(true);
    expect(draft.words).toContain('We can come and look at your home.');
  });
});

describe('giving it by a link', () => {
  it('freezes the very words that were told, asks for no code, and closes once a fact was put right', async () => {
    const request = await ask();
    expect((await post(`/requests/${request}/link`, { id: newOpaqueId() })).status).toBe(409);
    const { draft } = await get<RequestView>(`/requests/${request}`);
    await post(`/requests/${request}/answer`, { id: newOpaqueId(), sha256: draft?.sha256, channel: 'sent' });
    const made = (await post(`/requests/${request}/link`, { id: newOpaqueId() })).json;
    const path = String(made['path']);
    expect(made['code']).toBeNull();
    const outside = visitor(trial);
    const first = draft?.words.split('\n')[0] ?? '';
    expect((await outside.look(path)).text).not.toContain(first);
    expect((await outside.open(path, '')).text).toContain(first);
    const told = logOf(request)[0]?.body;
    const [wrong] = told?.records ?? [];
    if (wrong === undefined) throw new Error('It was made of records.');
    const say = (kind: RecordKind, body: Readonly<Record<string, unknown>>) =>
      trial.storage.write((tx) => {
        const filed = filedRecord(tx, wrong);
        if (filed === null) throw new Error('A record of the answer is filed.');
        const call = {
          account: officer(tx),
          device: newOpaqueId(),
          now: trial.now,
          landlord: 'housing-association',
        } as const;
        const place = { home: filed.entry.home, case: filed.entry.case, tenancy: newOpaqueId() };
        issueDraft(
          tx,
          { ...call, params: {}, query: {}, body: {} },
          { ...place, id: newOpaqueId(), kind, body },
        );
      });
    await say(reclassification, { record: wrong, treatAs: 'defect' });
    expect((await outside.look(path)).status).toBe(404);
    const view = await get<RequestView>(`/requests/${request}`);
    expect(view.line.answered).toContain('put right since: tell them');
    expect((await post(`/requests/${request}/link`, { id: newOpaqueId() })).status).toBe(409);
    const renewed = { id: newOpaqueId(), sha256: view.renewal?.sha256 };
    const again = (await post(`/requests/${request}/link`, renewed)).json;
    expect((await outside.look(String(again['path']))).status).toBe(200);
    // The words are still the same: nothing new was written.
    expect(logOf(request)).toHaveLength(1);
    expect((await get<RequestView>(`/requests/${request}`)).renewal).toBeNull();

    // What is held to be right no longer is not told again, though nothing stands for it: that is another answer.
    await say(correction, { corrects: wrong, because: 'typed-wrongly' });
    const { renewal } = await get<RequestView>(`/requests/${request}`);
    const otherwise = { id: newOpaqueId(), sha256: renewal?.sha256 };
    const third = (await post(`/requests/${request}/link`, otherwise)).json;
    expect((await outside.open(String(third['path']), '')).text).not.toContain(first);
    expect(logOf(request)).toHaveLength(2);
    expect(logOf(request).flatMap(({ body }) => body.records.filter((one) => one === wrong))).toHaveLength(1);
  });
});

describe('refusing a fact', () => {
  it('takes a written reason, is logged as refused, keeps its clock running, and can still be answered', async () => {
    const request = await ask();
    for (const reason of ['  ', undefined]) {
      const bare = await post(`/requests/${request}/refusal`, { id: newOpaqueId(), reason });
      expect([bare.status, bare.json['reason']]).toEqual([422, expect.stringContaining('Write the reason')]);
    }
    expect(logOf(request)).toHaveLength(0);
    const refusal = { id: newOpaqueId(), reason: 'A claim is being prepared.' };
    expect((await post(`/requests/${request}/refusal`, refusal)).status).toBe(200);
    expect((await post(`/requests/${request}/refusal`, refusal)).status).toBe(200);
    const otherwise = await post(`/requests/${request}/refusal`, { ...refusal, reason: 'Another one.' });
    expect([otherwise.status, otherwise.json['reason']]).toEqual([
      409,
      expect.stringContaining('another reason'),
    ]);
    const [logged, ...more] = logOf(request);
    expect(more).toEqual([]);
    expect(logged?.body).toMatchObject({ decision: 'refused', words: refusal.reason, rules: POLICY });
    expect(logged?.body.told).toBeUndefined();
    expect(logged?.body.categories).toContain('defect');
    const { open } = await get<RequestsView>('/requests');
    const line = open.find(({ id }) => id === request);
    expect(line?.refused).toMatchObject({ since: 'less than a minute', reason: refusal.reason });
    expect(line?.clock.left).toBe('Due Wed 25 Nov, by midnight');
    expect((await get<BoardView>('/cases')).requests.refused).toBe(1);
    const { draft } = await get<RequestView>(`/requests/${request}`);
    await post(`/requests/${request}/answer`, { id: newOpaqueId(), sha256: draft?.sha256, channel: 'sent' });
    expect((await get<RequestView>(`/requests/${request}`)).line.state).toBe('answered');
    expect((await get<BoardView>('/cases')).requests.refused).toBe(0);
    const late = await post(`/requests/${request}/refusal`, { id: newOpaqueId(), reason: 'No.' });
    expect(late.status).toBe(409);
  });
});

it('refuses no fact where only a person is asked about: the answer declines that already', async () => {
  const request = await ask({ asks: ['who-lives-there'] });
  const refusal = { id: newOpaqueId(), reason: 'It is about a person.' };
  expect((await post(`/requests/${request}/refusal`, refusal)).status).toBe(400);
  expect(logOf(request)).toEqual([]);
});

describe('what a person said', () => {
  it('is kept as a note about someone else, in no tenancy, and shown by no route', async () => {
    const note = { id: newOpaqueId(), words: 'KANARSAID my neighbour is always out' };
    const request = await ask({ note });
    const filed = trial.storage.read((view) => filedRecord(view, note.id));
    expect(filed?.record.kind).toBe('third-party-note');
    expect((filed?.record as RecordNamed<'third-party-note'>).body.words).toBe(note.words);
    expect(filed?.entry.tenancy).toBeNull();
    for (const path of ['/requests', `/requests/${request}`, `/homes/${below.id}`, '/cases'])
      expect((await trial.get(`/api/office${path}`, wren)).text).not.toContain('KANARSAID');
  });

  it('is nothing but answers of the lists: other askers, questions and times are refused', async () => {
    const sent = { home: below.id, asker: 'neighbour', asks: ['where-from'] };
    for (const wrong of [
      { asker: 'adviser' },
      { asks: [] },
      { asks: ['constructor'] },
      { home: newOpaqueId() },
      { about: newOpaqueId() },
      { receivedAt: '2027-01-01T10:00:00+00:00' },
    ]) {
      const answer = await post('/requests', { id: newOpaqueId(), ...sent, ...wrong });
      expect([400, 404, 422]).toContain(answer.status);
    }
  });
});
