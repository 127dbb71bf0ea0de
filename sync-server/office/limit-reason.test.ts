import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardView, CaseView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { newOpaqueId } from '../new-id.ts';
import { tenanciesOf } from './case-records.ts';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';

let trial: DeskTrial;
let wren: string;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
});
afterAll(() => trial.close());

const get = async <T>(path: string) => (await trial.get(`/api/office${path}`, wren)).json as T;

it('a reason stands beside a missed limit with its evidence; the due date, and how late it is, stay', async () => {
  const { rows } = await get<BoardView>('/cases');
  const late = rows.find(({ group }) => group === 'overdue');
  const other = rows.find((row) => row.case !== late?.case);
  if (late === undefined || other === undefined) throw new Error('The demo has a case that is late.');
  const before = await get<CaseView>(`/cases/${late.case}`);
  const clock = before.clocks.find(({ state }) => state === 'overdue');
  const proof = before.lines.find(({ kind }) => kind === 'access-attempt' || kind === 'contact');
  const foreign = (await get<CaseView>(`/cases/${other.case}`)).lines[0];
  if (clock === undefined || proof === undefined || foreign === undefined)
    throw new Error('The demo has a history in both cases.');
  const add = (evidence: readonly string[]) =>
    trial.post(
      `/api/office/cases/${late.case}/events`,
      {
        ...{ id: newOpaqueId(), kind: 'limit-reason' },
        body: { hazard: before.hazard, limit: clock.ruleId, because: 'no-worker', evidence },
      },
      wren,
    );
  expect((await add([foreign.id])).status).toBe(400);
  expect((await add([proof.id])).status).toBe(200);
  const after = await get<CaseView>(`/cases/${late.case}`);
  const now = after.clocks.find(({ key }) => key === clock.key);
  expect(now).toMatchObject({ due: clock.due, state: 'overdue', reasonGiven: true });
  expect(now?.reasons).toHaveLength(clock.reasons.length + 1);
  expect(now?.reasons).toContainEqual(
    expect.stringMatching(
      /^Nobody who can do this work was to be had in time\. Recorded .*1 record as evidence$/,
    ),
  );
  // The board says beside the clock that a reason stands, without a look into the case.
  const row = (await get<BoardView>('/cases')).rows.find((one) => one.case === late.case);
  expect(row?.clock).toMatchObject({ key: clock.key, reasonGiven: true });
  const lines = (view: CaseView) => view.lines.filter(({ kind }) => kind === 'limit-reason').length;
  expect(lines(after)).toBe(lines(before) + 1);
});

it('a reason for a limit that ran out is of the household that waited, and is told no more than its history is', async () => {
  const { rows } = await get<BoardView>('/cases');
  const late = rows.filter(({ group }) => group === 'overdue').at(-1);
  if (late === undefined) throw new Error('The demo has a case that is late.');
  const before = await get<CaseView>(`/cases/${late.case}`);
  const clock = before.clocks.find(({ state }) => state === 'overdue');
  const [waited] = trial.storage.read((view) =>
    tenanciesOf(view, before.home.id as OpaqueId).filter(({ endedOn }) => endedOn === null),
  );
  const ended = { is: 'ends', tenancy: waited?.id, on: '2026-11-23' };
  const left = await trial.post(`/api/office/homes/${before.home.id}/tenancy`, ended, wren);
  expect(left.status, left.text).toBe(200);
  const id = newOpaqueId();
  const body = { hazard: before.hazard, limit: clock?.ruleId, because: 'asked-later' };
  const sent = { id, kind: 'limit-reason', body };
  const added = await trial.post(`/api/office/cases/${late.case}/events`, sent, wren);
  expect(added.status, added.text).toBe(200);
  expect(trial.storage.read((view) => view.records.entry(id)?.tenancy)).toBe(waited?.id);
  const after = await get<CaseView>(`/cases/${late.case}`);
  expect(after.clocks.find(({ key }) => key === clock?.key)?.reasonGiven).toBe(true);
  expect(JSON.stringify(after)).not.toContain('The household asked for a later day');
});
