import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { SharePreview } from '#domain/shares/share-views.ts';
import { fates } from '#domain/retention/due.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, DAY, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { filesNow } from '../retention/files-now.ts';
import { officeRoutes } from '../routes/api-office.ts';

let server: TestServer;
let desk: Browser;
const [tenancy, tenant, caseId] = [anId(), anId(), anId()];
beforeEach(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, home, office } = server.world;
  await storage.write((tx) => {
    const place = { home, tenancy };
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, place, tenancy);
    issue(tx, office, 'person', { name: 'Ann', part: 'tenant' }, { ...place, subjects: [tenant] }, tenant);
    const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    issue(tx, office, 'report-fact', aware, { home, case: caseId });
  });
  server.clock.now = NOW + 60_000;
  desk = await Browser.signedIn(server, server.world.office);
});
afterEach(() => server.close());

const WORDS = 'CANARYWORDS her mother comes on Fridays';
const talk = (promised?: object, id = anId()) =>
  desk.call('POST', `/api/office/cases/${caseId}/events`, {
    ...{ id, kind: 'contact' },
    body: { at: instantAt(NOW), channel: 'phone', reached: 'yes', words: WORDS },
    ...(promised === undefined ? {} : { promise: promised }),
  });
const aVisitBy = (by: string | undefined, what = 'visit') => ({
  ...{ id: anId(), on: '2026-11-24', what },
  ...(by === undefined ? {} : { by }),
});
const lines = async () => {
  const view = (await desk.call('GET', `/api/office/cases/${caseId}`)).json<CaseView>();
  return view.lines.filter(({ kind }) => kind === 'contact' || kind === 'promise');
};
const handOver = async () => {
  const path = `/api/office/homes/${server.world.home}/tenancy`;
  const people = [{ id: anId(), name: 'New', part: 'tenant' }];
  const begins = { is: 'begins', id: anId(), on: '2026-11-24', occupancy: 'tenancy', people };
  for (const change of [{ is: 'ends', tenancy, on: '2026-11-24' }, begins])
    expect((await desk.call('POST', path, change)).statusCode).toBe(200);
};

it('what was promised in a talk stands in the history beside it, and once where it is sent twice', async () => {
  const [promised, id] = [aVisitBy('2026-12-02'), anId()];
  const presses = [await talk(promised, id), await talk(promised, id)];
  expect(presses.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  const found = await lines();
  expect(found.map(({ title }) => title).sort()).toEqual(['Promised: a visit', 'Telephone: spoke']);
  expect(JSON.stringify(found.find(({ kind }) => kind === 'promise'))).toContain('2 Dec');
});

it('keeps neither where the promise is not whole', async () => {
  const answer = await talk(aVisitBy(undefined));
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('By which day');
  expect((await talk({ ...aVisitBy('2026-12-02'), what: 'the moon' })).statusCode).toBe(422);
  expect(await lines()).toEqual([]);
});

it('stays with the building when the talk leaves with its household', async () => {
  await talk(aVisitBy('2026-12-02'));
  await handOver();
  expect((await lines()).map(({ kind }) => kind)).toEqual(['promise']);
  const page = async (audience: string) => {
    const answer = await desk.call('GET', `/api/office/cases/${caseId}/share/${audience}`);
    return JSON.stringify(answer.json<SharePreview>().page);
  };
  for (const audience of ['ombudsman', 'tenant-summary']) expect(await page(audience)).toContain('A visit');
  expect(await page('tenant-summary')).not.toContain(WORDS);
});

it('stays when the file of its household is destroyed', async () => {
  await talk(aVisitBy('2026-12-02'));
  await handOver();
  const { storage, home } = server.world;
  const of = (kind: KindName): OpaqueId =>
    storage.read((view) => view.records.entries({ home, kind })[0]?.id) ?? anId();
  const files = storage.read((view) => filesNow(view, NOW + 20 * 365 * DAY));
  const closed = { ...files, cases: new Map([[caseId as string, '2026-11-24']]) };
  const known = fates(closed);
  expect(known.get(of('contact'))?.goes).toBe(true);
  expect(known.get(of('promise'))).toMatchObject({ goes: false, because: 'with-the-building' });
});
