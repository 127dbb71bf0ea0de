import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardView } from '#domain/cases/office-views.ts';
import type { TasksView } from '#domain/requests/request-views.ts';
import type { PersonLine } from '#domain/rights/rights-views.ts';
import { changeDisabled } from '../accounts/change-account.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';

const DAY_MS = 86_400_000;

let trial: DeskTrial;
let person: PersonLine;
beforeAll(async () => {
  trial = await deskTrial();
  const home = trial.storage.read((view) => view.records.entries({ kind: 'person' })[0]?.home ?? '');
  const people = await get<{ people: PersonLine[] }>('wren', `/homes/${home}/people`);
  const [first] = people.people;
  if (!first) throw new Error('Somebody lives there.');
  person = first;
});
afterAll(() => trial.close());

const get = async <T>(who: string, path: string) =>
  (await trial.get(`/api/office${path}`, await trial.cookie(who))).json as T;
const post = async (who: string, path: string, body: object) =>
  trial.post(`/api/office${path}`, { id: newOpaqueId(), ...body }, await trial.cookie(who));
const tasks = async (who = 'wren') => (await get<TasksView>(who, '/review-tasks')).rights;
const onBoard = async (who = 'wren') => (await get<BoardView>(who, '/cases')).rights;
const nameOf = (name: string) => trial.landlord.accounts.find((one) => one.name === name)?.displayName ?? '';
async function asked(right: string, more: object = {}): Promise<string> {
  const id = newOpaqueId();
  const sent = { id, person: person.id, right, channel: 'letter', ...more };
  expect((await post('wren', '/rights', sent)).status).toBe(200);
  return id;
}
const step = async (request: string, body: object) =>
  expect((await post('linnet', `/rights/${request}/steps`, body)).status).toBe(200);

describe('a request over somebody’s own data', () => {
  it('is a task of the data-protection lead with its due day and its next step, and leaves with its end', async () => {
    const before = await tasks();
    const counted = await onBoard();
    const request = await asked('erasure', { words: 'CANARYWORDS' });
    const task = (await tasks()).find(({ id }) => id === request);
    const leads = [nameOf('linnet'), nameOf('teal')];
    expect(task).toMatchObject({ title: 'Delete something', isMine: false, isOverdue: false });
    expect(task?.due).toBe('Due Thu 24 Dec, 30 days left');
    expect(task?.next).toBe('Make sure who they are. Ask for proof only if there is doubt.');
    for (const lead of leads) expect(task?.owner).toContain(lead);
    expect((await tasks('linnet')).find(({ id }) => id === request)?.isMine).toBe(true);
    expect(await onBoard()).toEqual({ ...counted, waiting: counted.waiting + 1, mine: 0 });
    expect((await onBoard('linnet')).mine).toBe(counted.waiting + 1);
    expect((await onBoard()).first).not.toBeNull();

    await step(request, { step: 'identity-asked' });
    expect((await tasks()).map(({ id }) => id)).not.toContain(request);
    await step(request, { step: 'identity-shown', identity: 'known' });
    const refused = { step: 'decided', outcome: 'refused', words: 'The law keeps it.', ground: 'legal-duty' };
    expect((await tasks()).find(({ id }) => id === request)?.next).toContain('decides what may be deleted');
    await step(request, refused);
    expect((await tasks()).find(({ id }) => id === request)?.next).toContain('Tell them what was decided');
    await step(request, { step: 'told', channel: 'letter' });
    expect(await tasks()).toEqual(before);
    expect(await onBoard()).toEqual(counted);
  });

  it('is told over its day in the words of its own clock, first on the list, without a name or a word of theirs', async () => {
    const late = await asked('objection', { words: 'CANARYWORDS' });
    const undated = await asked('complaint');
    await step(undated, { step: 'acknowledged' });
    trial.pass(40 * DAY_MS);
    const inTime = await asked('access');
    const list = await tasks();
    const place = (id: string) => list.findIndex((one) => one.id === id);
    expect(list[place(late)]).toMatchObject({ isOverdue: true, due: '10 days over' });
    expect(place(late)).toBeLessThan(place(inTime));
    expect(place(inTime)).toBeLessThan(place(undated));
    expect((await onBoard()).overdue).toBeGreaterThan(0);
    const { text } = await trial.get('/api/office/review-tasks', await trial.cookie('wren'));
    for (const secret of ['CANARYWORDS', person.name, person.id]) expect(text).not.toContain(secret);
  });

  it('has nobody while there is no lead, and says so', async () => {
    await trial.storage.write((tx) => {
      for (const { id, role } of tx.accounts.accounts())
        if (role === 'lead') changeDisabled(tx, { account: id, by: null, at: trial.now }, true);
    });
    expect((await tasks()).map(({ owner }) => owner)).toEqual((await tasks()).map(() => null));
    expect((await tasks()).length).toBeGreaterThan(0);
  });
});
