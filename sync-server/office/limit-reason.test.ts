import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardView, CaseView } from '#domain/cases/office-views.ts';
import { newOpaqueId } from '../new-id.ts';
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
  const lines = (view: CaseView) => view.lines.filter(({ kind }) => kind === 'limit-reason').length;
  expect(lines(after)).toBe(lines(before) + 1);
});
