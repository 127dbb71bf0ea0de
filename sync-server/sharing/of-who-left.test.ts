import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SharePreview } from '#domain/shares/share-views.ts';
import { anId, DAY, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { sharingTrial, type SharingTrial } from './sharing.fixture.ts';

const [PRESENT, LEFT] = ['01632 960111', '01632 960222'];
const caseId = anId();
const [present, left] = [anId(), anId()];

let trial: SharingTrial;
beforeAll(async () => {
  trial = await sharingTrial();
  const { storage, office, home } = trial.server.world;
  const { tenancy } = trial;
  await storage.write((tx) => {
    const report = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    issue(tx, office, 'report-fact', report, { home, case: caseId });
    const person = { name: 'Ann', part: 'joint-tenant', phone: PRESENT };
    issue(tx, office, 'person', person, { home, tenancy, subjects: [present] }, present);
    const former = { name: 'Former', part: 'joint-tenant', phone: LEFT, until: '2025-06-01' };
    issue(tx, office, 'person', former, { home, tenancy, subjects: [left] }, left);
  });
});
afterAll(() => trial.server.close());

it('a standing rule for advisers opens what is of those who live there, and nothing of who has left', async () => {
  const { lead, office } = trial.server.world;
  const rule = anId();
  const decided = {
    ...{ audience: 'legal-adviser', purpose: 'legal-advice', category: 'contact-detail' },
    ...{ basis: 'legal-obligation', from: '2026-11-25', until: '2026-12-20' },
  };
  expect(await trial.post(lead, '/rules', { id: rule, rule: decided })).toMatchObject({ status: 200 });
  const yes = await trial.post(trial.lead2, `/rules/${rule}/approval`, { id: anId() });
  expect(yes).toMatchObject({ status: 200 });
  trial.server.clock.now += DAY;
  const path = `/cases/${caseId}/share/legal-adviser?recipient=${anId()}&purpose=legal-advice`;
  const page = JSON.stringify((await trial.get<SharePreview>(office, path)).page);
  expect([page.includes(PRESENT), page.includes(LEFT)]).toEqual([true, false]);
});

it('opens what is of somebody who is found not to have left, and nothing of whom a day was put right for', async () => {
  const { storage, office, home } = trial.server.world;
  const place = { home, tenancy: trial.tenancy };
  const stands = (id: typeof left, body: object) =>
    storage.write((tx) => {
      const right = issue(tx, office, 'person', body, { ...place, subjects: [id] });
      const said = { corrects: id, replacement: right, because: 'typed-wrongly' };
      return issue(tx, office, 'correction', said, place);
    });
  await stands(left, { name: 'Former', part: 'joint-tenant', phone: LEFT });
  const path = `/cases/${caseId}/share/legal-adviser?recipient=${anId()}&purpose=legal-advice`;
  const page = async () => {
    const words = JSON.stringify((await trial.get<SharePreview>(office, path)).page);
    return [words.includes(PRESENT), words.includes(LEFT)];
  };
  expect(await page()).toEqual([true, true]);
  const correction = await stands(present, {
    name: 'Ann',
    part: 'joint-tenant',
    phone: PRESENT,
    until: '2026-11-20',
  });
  expect(await page()).toEqual([false, true]);
  const undone = { corrects: correction, because: 'typed-wrongly' };
  await storage.write((tx) => issue(tx, office, 'correction', undone, place));
  expect(await page()).toEqual([true, true]);
});

it('who asks for a field is not shown what an earlier household left behind', async () => {
  const { storage, office, home } = trial.server.world;
  const says = async (field: string) =>
    (await trial.get<{ says: string | null }>(office, `/records/${field}/ask`)).says;
  expect(await says(`${present}/phone`)).toBe(PRESENT);
  const ends = { is: 'ends', tenancy: trial.tenancy, on: '2026-11-24' };
  expect(await trial.post(office, `/homes/${home}/tenancy`, ends)).toMatchObject({ status: 200 });
  const people = [{ id: anId(), name: 'New', part: 'tenant' }];
  const begins = { is: 'begins', id: anId(), on: '2026-11-25', occupancy: 'tenancy', people };
  expect(await trial.post(office, `/homes/${home}/tenancy`, begins)).toMatchObject({ status: 200 });
  const now = NOW + 3 * DAY;
  trial.server.clock.now = now;
  const report = { awareAt: instantAt(now), hazard: 'damp-and-mould' };
  await storage.write((tx) => issue(tx, office, 'report-fact', report, { home, case: anId() }, anId(), now));
  expect([await says(`${present}/phone`), await says(`${trial.diagnosis}/words`)]).toEqual([null, null]);
});
