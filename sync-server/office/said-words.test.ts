import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardView, CaseView, HomeLine } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RequestView, TasksView } from '#domain/requests/request-views.ts';
import { filedRecords } from '../files/filed-record.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';

const SAID = 'KANARSAID Mr Finch upstairs drinks and lets the bath run over';
const FACTS = 'Water comes through at the light fitting when the bath upstairs is used.';

let trial: DeskTrial;
let wren: string;
let linnet: string;
let home: HomeLine;
beforeAll(async () => {
  trial = await deskTrial();
  [wren, linnet] = [await trial.cookie('wren'), await trial.cookie('linnet')];
  const { homes } = await get<{ homes: HomeLine[] }>('/homes?q=Flat%207');
  const flat = homes.find(({ line }) => line === 'Flat 7, Larkspur House');
  if (!flat) throw new Error('The demo has Flat 7.');
  home = flat;
});
afterAll(() => trial.close());

const get = async <T>(path: string, cookie = wren) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = (path: string, body: object, cookie: string) => trial.post(`/api/office${path}`, body, cookie);
const idOf = (name: string) => {
  const found = trial.landlord.accounts.find((one) => one.name === name);
  if (!found) throw new Error(`The demo has ${name}.`);
  return found.id;
};

/** A request with what was said, taken and answered by Wren. */
async function said(): Promise<{ request: OpaqueId; note: OpaqueId }> {
  const [request, note] = [newOpaqueId(), newOpaqueId()];
  const sent = { id: request, home: home.id, asker: 'neighbour', asks: ['where-from'] };
  expect((await post('/requests', { ...sent, note: { id: note, words: SAID } }, wren)).status).toBe(200);
  const { draft } = await get<RequestView>(`/requests/${request}`);
  const answer = { id: newOpaqueId(), sha256: draft?.sha256, channel: 'sent' };
  expect((await post(`/requests/${request}/answer`, answer, wren)).status).toBe(200);
  return { request, note };
}
const taskOf = async (note: OpaqueId, cookie = wren) =>
  (await get<TasksView>('/review-tasks', cookie)).tasks.find(({ id }) => id === note);
const saidAt = async (request: OpaqueId, cookie = wren) =>
  (await get<RequestView>(`/requests/${request}`, cookie)).said;
const read = (note: OpaqueId, cookie: string) => post(`/review-tasks/${note}/read`, {}, cookie);
const logOf = (note: OpaqueId) =>
  trial.storage
    .read((view) => filedRecords(view, { kind: 'disclosure' }))
    .flatMap(({ record }) =>
      record.kind === 'disclosure' && record.body.records.includes(note) ? [record.body] : [],
    );

describe('what somebody said when they asked', () => {
  it('is a task of the lead with a day, on the board, also once the request was answered', async () => {
    const { request, note } = await said();
    const task = await taskOf(note, linnet);
    expect(task).toMatchObject({
      what: 'What somebody said',
      isMine: true,
      isSaid: true,
      href: `/office/requests/${request}`,
      due: 'Due Wed 25 Nov, by midnight',
    });
    expect((await get<BoardView>('/cases', linnet)).tasks.mine).toBeGreaterThan(0);
    expect(await saidAt(request)).toMatchObject({ state: 'waiting', mayRead: false });
    expect(await saidAt(request, linnet)).toMatchObject({ state: 'waiting', mayRead: true });
  });

  it('is read by the one who has it to check, logged once, and by nobody else', async () => {
    const { request, note } = await said();
    for (const [name, status] of [
      ['wren', 404],
      ['asha', 403],
      ['tidewell', 403],
      ['ellis', 403],
    ] as const)
      expect((await read(note, await trial.cookie(name))).status).toBe(status);
    expect(logOf(note)).toEqual([]);
    for (const cookie of [linnet, linnet]) expect((await read(note, cookie)).json).toEqual({ words: SAID });
    expect(logOf(note)).toMatchObject([
      {
        audience: 'office',
        purpose: 'words-check',
        route: 'words-check',
        recipient: idOf('linnet'),
        fields: ['third-party-note/words'],
        categories: ['third-party'],
        basis: 'legitimate-interests',
      },
    ]);
    // No GET tells it, to its reader neither.
    for (const path of [
      '/requests',
      `/requests/${request}`,
      `/homes/${home.id}`,
      '/cases',
      '/review-tasks',
      '/disclosures',
    ])
      for (const cookie of [wren, linnet])
        expect((await trial.get(`/api/office${path}`, cookie)).text).not.toContain('KANARSAID');
  });

  it('is settled by nobody who has not read it, and never by whoever wrote it down', async () => {
    const { note } = await said();
    const clear = { notes: [{ id: newOpaqueId(), note, words: FACTS }] };
    const keep = { id: newOpaqueId(), reason: 'It tells of a person alone.' };
    for (const [cookie, status] of [
      [wren, 404],
      [linnet, 422],
    ] as const) {
      expect((await post('/clearings', clear, cookie)).status).toBe(status);
      expect((await post(`/review-tasks/${note}/kept-back`, keep, cookie)).status).toBe(status);
    }
    const toWren = { id: newOpaqueId(), to: idOf('wren') };
    const handed = await post(`/review-tasks/${note}/owner`, toWren, linnet);
    expect([handed.status, handed.json['reason']]).toEqual([422, expect.stringContaining('somebody else')]);
    expect((await taskOf(note, linnet))?.isMine).toBe(true);
  });

  it('leaves what it tells of the building on the request and the case, and the words with nobody', async () => {
    const { request, note } = await said();
    await read(note, linnet);
    const clear = { notes: [{ id: newOpaqueId(), note, words: FACTS }] };
    for (const again of [clear, clear]) expect((await post('/clearings', again, linnet)).status).toBe(200);
    expect(await taskOf(note)).toBeUndefined();
    expect(await saidAt(request)).toMatchObject({ state: 'taken', facts: FACTS, mayRead: false });
    const filed = trial.storage.read((view) => view.records.entry(note));
    if (filed?.case == null) throw new Error('Flat 7 has an open case of water.');
    const view = await trial.get(`/api/office/cases/${filed.case}`, wren);
    expect(JSON.stringify(view.json as unknown as CaseView)).toContain(FACTS);
    expect(view.text).not.toContain('KANARSAID');
    expect((await read(note, linnet)).status).toBe(404);
  });

  it('stays in the office with a reason that its reader and the lead read', async () => {
    const { request, note } = await said();
    await read(note, linnet);
    const keep = { id: newOpaqueId(), reason: 'It tells of a person alone.' };
    for (const again of [keep, keep])
      expect((await post(`/review-tasks/${note}/kept-back`, again, linnet)).status).toBe(200);
    expect(await taskOf(note)).toBeUndefined();
    expect(await saidAt(request)).toMatchObject({ state: 'kept', reason: null });
    expect((await saidAt(request))?.words).toMatch(/stays in the office$/);
    expect(await saidAt(request, linnet)).toMatchObject({ reason: keep.reason });
  });
});
