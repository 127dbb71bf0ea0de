import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { RightsRequestView } from '#domain/rights/rights-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

/* What follows elsewhere when a record is put right. */

let server: TestServer;
let lead: Browser;
let caseId: OpaqueId;
const [tenancy, person] = [anId(), anId()];
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { home } = server.world;
  await file('tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, { home, tenancy }, tenancy);
  const body = { name: 'Ann Brown', part: 'tenant' };
  await file('person', body, { home, tenancy, subjects: [person] }, person);
  server.clock.now = NOW + 60_000;
  lead = await Browser.signedIn(server, server.world.lead);
});
afterAll(() => server.close());
beforeEach(() => {
  caseId = anId();
});

const file = (kind: KindName, body: object, more: object = {}, id = anId()) =>
  server.world.storage.write((tx) => {
    const place = { home: server.world.home, tenancy, case: caseId, ...more };
    issue(tx, server.world.office, kind, body, place, id);
    return id;
  });
const rectify = async (record: OpaqueId, field: string, value: string) => {
  const request = anId();
  const sent = { id: request, person, right: 'rectification', channel: 'phone', identity: 'known' };
  expect((await lead.call('POST', '/api/office/rights', sent)).statusCode).toBe(200);
  const path = `/api/office/rights/${request}`;
  const decided = { id: anId(), step: 'decided', outcome: 'granted', words: 'Right.', records: [record] };
  expect((await lead.call('POST', `${path}/steps`, decided)).statusCode).toBe(200);
  const put = { id: anId(), replacement: anId(), record, field, value, aboutThem: true };
  expect((await lead.call('POST', `${path}/corrections`, put)).statusCode).toBe(200);
  return request;
};

it('whoever had the words that were checked of a note has them no longer, and is told', async () => {
  await file('report-fact', { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' });
  await file('works-order', anOrder(server.world.contractor));
  const note = await file('note', { words: 'They keep washing indoors.' });
  const cleared = await file('cleared-note', { note, words: 'CANARYCLEARED washing is dried indoors' });
  const van = await Browser.signedIn(server, server.world.contractor);
  const pack = async () => JSON.stringify(await van.documents(await van.pack()));
  expect(await pack()).toContain('CANARYCLEARED');
  const told = { at: instantAt(NOW), audience: 'contractor', purpose: 'repair', decision: 'shared' };
  const line = await file('disclosure', { ...told, records: [cleared], categories: ['defect'] });
  const request = await rectify(note, 'words', 'They dry washing outside.');
  expect(await pack()).not.toContain('CANARYCLEARED');
  const { earlier } = (await lead.call('GET', `/api/office/rights/${request}`)).json<RightsRequestView>();
  expect(earlier.map(({ disclosure, state }) => [disclosure, state])).toContainEqual([line, 'to-tell']);
});
