import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardView, CaseView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { HolderView, RequestsView, RequestView, TasksView } from '#domain/requests/request-views.ts';
import { filedRecords } from '../files/filed-record.ts';
import { journalLines } from '../journal/chain.ts';
import { note } from '#domain/records/note.ts';
import { newOpaqueId } from '../new-id.ts';
import { issueDraft } from './issue-drafts.ts';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';

let trial: DeskTrial;
let wren: string;
let linnet: string;
beforeAll(async () => {
  trial = await deskTrial();
  [wren, linnet] = [await trial.cookie('wren'), await trial.cookie('linnet')];
});
afterAll(() => trial.close());

const get = async <T>(path: string, cookie = wren) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);
const accountOf = (name: string) => {
  const found = trial.landlord.accounts.find((one) => one.name === name);
  if (!found) throw new Error(`The demo has ${name}.`);
  return found;
};
const nameOf = (name: string) => accountOf(name).displayName;
async function asked(): Promise<OpaqueId> {
  const home = trial.storage.read((view) => view.records.entries({ kind: 'property' })[0]?.id);
  const id = newOpaqueId();
  expect((await post('/requests', { id, home, asker: 'neighbour', asks: ['where-from'] })).status).toBe(200);
  return id;
}
const hold = async (request: string, cookie: string, more: object = {}) =>
  (await post(`/requests/${request}/hold`, { id: newOpaqueId(), ...more }, cookie)).json as {
    holder: HolderView | null;
  };

describe('a request that somebody has open', () => {
  it('is theirs to answer, is shown to all, and is taken over with a trace', async () => {
    const request = await asked();
    expect((await hold(request, wren)).holder).toMatchObject({ name: nameOf('wren'), isMine: true });
    expect((await hold(request, linnet)).holder).toMatchObject({ name: nameOf('wren'), isMine: false });
    const { open } = await get<RequestsView>('/requests', linnet);
    expect(open.find(({ id }) => id === request)?.openAt).toBe(nameOf('wren'));
    const { draft } = await get<RequestView>(`/requests/${request}`, linnet);
    const answer = { id: newOpaqueId(), sha256: draft?.sha256, channel: 'sent' };
    const barred = await post(`/requests/${request}/answer`, answer, linnet);
    expect(barred.status).toBe(409);
    expect(barred.json['reason']).toContain(`${nameOf('wren')} has this open`);
    const refusal = { id: newOpaqueId(), reason: 'No.' };
    expect((await post(`/requests/${request}/refusal`, refusal, linnet)).status).toBe(409);
    expect((await hold(request, linnet, { takeOver: true })).holder?.isMine).toBe(true);
    expect((await post(`/requests/${request}/answer`, answer, wren)).status).toBe(409);
    expect((await post(`/requests/${request}/answer`, answer, linnet)).status).toBe(200);
    const view = await get<RequestView>(`/requests/${request}`);
    expect(view.holder).toBeNull();
    expect(view.hands).toHaveLength(1);
    expect(view.hands[0]).toContain(`${nameOf('linnet')} took it over from ${nameOf('wren')}`);
    const steps = trial.storage.read((read) =>
      [...journalLines(read.journal)].filter(
        ({ action, subject }) => action === 'desk-step' && subject === request,
      ),
    );
    expect(steps.map(({ account }) => account)).toEqual([accountOf('wren').id, accountOf('linnet').id]);
  });

  it('is one answer, whoever sends it again', async () => {
    const request = await asked();
    const { draft } = await get<RequestView>(`/requests/${request}`);
    const answer = { id: newOpaqueId(), sha256: draft?.sha256, channel: 'sent' };
    for (const cookie of [wren, wren, linnet])
      expect((await post(`/requests/${request}/answer`, answer, cookie)).status).toBe(200);
    const other = { ...answer, id: newOpaqueId(), sha256: 'ab'.repeat(32) };
    const twice = await post(`/requests/${request}/answer`, other, linnet);
    expect(twice.status).toBe(409);
    expect(twice.json['reason']).toContain('answered meanwhile');
    const log = trial.storage
      .read((view) => filedRecords(view, { kind: 'disclosure' }))
      .filter(({ record }) => record.kind === 'disclosure' && record.body.request === request);
    expect(log).toHaveLength(1);
  });

  it('is let go of, and is open to all after half an hour', async () => {
    const request = await asked();
    await hold(request, wren);
    const others = await post(`/requests/${request}/let-go`, { id: newOpaqueId() }, linnet);
    expect(others.json).toMatchObject({ holder: { isMine: false } });
    await post(`/requests/${request}/let-go`, { id: newOpaqueId() }, wren);
    expect((await hold(request, linnet)).holder?.isMine).toBe(true);
    trial.pass(31 * 60_000);
    expect((await get<RequestView>(`/requests/${request}`)).holder).toBeNull();
  });
});

describe('what a job or a request waits for', () => {
  const tasks = (cookie = wren) => get<TasksView>('/review-tasks', cookie);
  beforeAll(async () => {
    // Nothing hangs on what is unchecked in the demo until somebody asks about those homes; what one neighbour said is read.
    const said = (await tasks()).tasks;
    expect(said.map(({ isSaid }) => isSaid)).toEqual([true]);
    for (const { id } of said) {
      expect((await post(`/review-tasks/${id}/read`, {}, linnet)).status).toBe(200);
      const kept = { id: newOpaqueId(), reason: 'It tells of nothing else.' };
      expect((await post(`/review-tasks/${id}/kept-back`, kept, linnet)).status).toBe(200);
    }
    expect((await tasks()).waiting).toBe(0);
    const { rows } = await get<BoardView>('/cases');
    for (const { home } of rows.filter(({ unchecked }) => unchecked > 0)) {
      const sent = { id: newOpaqueId(), home, asker: 'neighbour', asks: ['where-from'] };
      expect((await post('/requests', sent)).status).toBe(200);
    }
  });

  /** A note beside the first thing that waits, which nobody has looked at either. */
  async function addNote(): Promise<void> {
    const [task] = (await tasks()).tasks;
    await trial.storage.write((tx) => {
      const account = tx.accounts.accountNamed('wren');
      if (account === null || !task?.home) throw new Error('Something waits, and Wren is known.');
      const call = {
        account,
        device: newOpaqueId(),
        now: trial.now,
        landlord: 'housing-association',
      } as const;
      const place = {
        home: task.home.id as OpaqueId,
        case: task.href.split('/').at(-1) as OpaqueId,
        tenancy: newOpaqueId(),
      };
      const body = { words: 'Fan is behind the fridge.' };
      issueDraft(
        tx,
        { ...call, params: {}, query: {}, body: {} },
        { ...place, id: newOpaqueId(), kind: note, body },
      );
    });
  }

  it('is a task with an owner and a due time, and its age is on the board', async () => {
    const view = await tasks();
    expect(view.waiting).toBeGreaterThan(0);
    expect(view.tasks).toHaveLength(view.waiting);
    for (const task of view.tasks) {
      expect(task.due).toMatch(/^Due /);
      expect(task.home).not.toBeNull();
    }
    expect(view.tasks.some(({ owner }) => owner !== null)).toBe(true);
    const { tasks: board } = await get<BoardView>('/cases');
    expect(board).toEqual({
      ...{ waiting: view.waiting, overdue: view.overdue, mine: view.mine, oldest: view.oldest },
    });
    expect(board.oldest).not.toBeNull();
  });

  it('is handed over with a trace, once however often it is sent, and to nobody who is not at the desk', async () => {
    const [task] = (await tasks()).tasks;
    if (!task) throw new Error('Something waits.');
    const to = (name: string) => ({ id: newOpaqueId(), to: accountOf(name).id });
    expect((await post(`/review-tasks/${task.id}/owner`, to('asha'))).status).toBe(422);
    expect((await post(`/review-tasks/${task.id}/owner`, to('ellis'))).status).toBe(422);
    const sent = to('linnet');
    for (const again of [sent, sent])
      expect((await post(`/review-tasks/${task.id}/owner`, again)).status).toBe(200);
    const after = (await tasks(linnet)).tasks.find(({ id }) => id === task.id);
    expect(after).toMatchObject({ owner: nameOf('linnet'), isMine: true, due: task.due });
    expect(after?.handed).toHaveLength(1);
    expect(after?.handed[0]).toContain(`${nameOf('wren')} handed it to ${nameOf('linnet')}`);
    expect((await post(`/review-tasks/${newOpaqueId()}/owner`, to('linnet'))).status).toBe(404);
  });

  it('is done once somebody looked and keeps it in the office, or clears it', async () => {
    const [first] = (await tasks()).tasks;
    await addNote();
    const path = `/review-tasks/${first?.id ?? ''}/kept-back`;
    for (const reason of [undefined, '  ', 7]) {
      const refused = await post(path, { id: newOpaqueId(), reason });
      expect([refused.status, refused.json['reason']]).toEqual([
        422,
        'Why does nobody outside need it? Write the reason. It is kept with it.',
      ]);
    }
    expect((await tasks()).tasks.map(({ id }) => id)).toContain(first?.id);
    const sent = { id: newOpaqueId(), reason: 'It shows somebody’s papers.' };
    for (const again of [sent, sent]) expect((await post(path, again)).status).toBe(200);
    // Whoever meets it in its case reads who kept it back, and why.
    const { unchecked } = await get<CaseView>((first?.href ?? '').replace('/office', ''));
    const { keptBack } = unchecked.find(({ id }) => id === first?.id) ?? {};
    expect(keptBack).toContain(`Kept in the office by ${nameOf('wren')}, Tue 24 Nov`);
    expect(keptBack).toContain('It shows somebody’s papers.');
    expect(unchecked.filter((one) => one.keptBack !== null)).toHaveLength(1);
    // The words are no line of the journal, which is kept for good.
    const lines = trial.storage.read((view) => JSON.stringify(view.journal.about(first?.id ?? '')));
    expect(lines).toContain('kept-back');
    expect(lines).not.toContain('papers');
    const left = (await tasks()).tasks;
    expect(left.map(({ id }) => id)).not.toContain(first?.id);
    const next = left.find(({ what }) => what === 'A note');
    if (!next) throw new Error('The note that was added waits too.');
    const notes = [{ id: newOpaqueId(), note: next.id, words: 'Fan is behind the fridge.' }];
    expect((await post('/clearings', { photos: [], notes })).status).toBe(200);
    expect((await tasks()).tasks.map(({ id }) => id)).not.toContain(next.id);
  });

  it('shows neither words nor pictures, and is for the desk alone', async () => {
    const words = trial.storage.read((view) =>
      filedRecords(view, { kind: 'note' }).flatMap(({ record }) =>
        record.kind === 'note' ? [record.body.words] : [],
      ),
    );
    const { text } = await trial.get('/api/office/review-tasks', wren);
    for (const one of words) expect(text).not.toContain(one);
    for (const [name, status] of [
      ['', 401],
      ['asha', 403],
      ['tidewell', 403],
      ['ellis', 403],
    ] as const)
      expect((await trial.get('/api/office/review-tasks', name && (await trial.cookie(name)))).status).toBe(
        status,
      );
  });
});
