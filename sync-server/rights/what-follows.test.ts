import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { RightsRequestView } from '#domain/rights/rights-views.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

/* What follows elsewhere when a record is put right. */

let server: TestServer;
let lead: Browser;
let desk: Browser;
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
  desk = await Browser.signedIn(server, server.world.office);
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
  expect((await desk.call('POST', '/api/office/rights', sent)).statusCode).toBe(200);
  const path = `/api/office/rights/${request}`;
  const decided = { id: anId(), step: 'decided', outcome: 'granted', words: 'Right.', records: [record] };
  expect((await lead.call('POST', `${path}/steps`, decided)).statusCode).toBe(200);
  const put = { id: anId(), replacement: anId(), record, field, value, aboutThem: true };
  expect((await lead.call('POST', `${path}/corrections`, put)).statusCode).toBe(200);
  return request;
};

describe('what stands for something that is only kept', () => {
  const HARMS = { answer: 'need', needs: ['dust-harms'] };
  const ids = () => ({ wrong: anId(), right: anId(), correction: anId() });
  let phone: Browser;
  let van: Browser;
  beforeAll(async () => {
    ({ phone } = await aSurveyorsPhone(server));
    van = await Browser.signedIn(server, server.world.contractor);
  });
  beforeEach(() => file('works-order', anOrder(server.world.contractor)));
  const push = async (id: OpaqueId, kind: KindName, body: object, subjects = [person]) => {
    const doc = pushed(id, phone.record(kind, body, { home: server.world.home, tenancy, subjects }));
    const [line] = (await phone.push(await phone.pack(), [doc])).json<{ error?: string }[]>();
    expect(line?.error).toBeUndefined();
  };
  const correct = (id: OpaqueId, corrects: OpaqueId, replacement?: OpaqueId) =>
    push(id, 'correction', { corrects, because: 'typed-wrongly', ...(replacement ? { replacement } : {}) });
  const object = async (record: OpaqueId) => {
    const request = anId();
    const sent = { id: request, person, right: 'objection', channel: 'phone', identity: 'known' };
    expect((await desk.call('POST', '/api/office/rights', sent)).statusCode).toBe(200);
    const decided = { id: anId(), step: 'decided', outcome: 'granted', words: 'Yes.', records: [record] };
    const answer = await lead.call('POST', `/api/office/rights/${request}/steps`, decided);
    expect(answer.statusCode, answer.body).toBe(200);
    return request;
  };
  const isHeeded = async () =>
    (await van.documents(await van.pack())).some(({ kind }) => kind === 'instruction');
  const isKept = (id: OpaqueId) => server.world.storage.read((view) => view.restrictions.isRestricted(id));

  it.each(['the correction', 'what is right'])('is only kept too, where %s comes last', async (last) => {
    const { wrong, right, correction } = ids();
    await push(wrong, 'health-need', HARMS);
    expect(await isHeeded()).toBe(true);
    await object(wrong);
    expect(await isHeeded()).toBe(false);
    if (last === 'what is right') await correct(correction, wrong, right);
    await push(right, 'health-need', HARMS);
    if (last === 'the correction') await correct(correction, wrong, right);
    expect([isKept(right), await isHeeded()]).toEqual([true, false]);
  });

  it('is only kept too, where it was there before', async () => {
    const { wrong, right, correction } = ids();
    await push(wrong, 'health-need', HARMS);
    await push(right, 'health-need', HARMS);
    await correct(correction, wrong, right);
    await object(wrong);
    expect([isKept(right), await isHeeded()]).toEqual([true, false]);
  });

  it('is what is right again, where the correction is undone', async () => {
    const { wrong, right, correction } = ids();
    await push(wrong, 'health-need', HARMS);
    await push(right, 'health-need', HARMS);
    await correct(correction, wrong, right);
    await object(right);
    await correct(anId(), correction);
    expect([isKept(wrong), await isHeeded()]).toEqual([true, false]);
  });

  it.each(['what is right', 'what was wrong'])(
    'is every version of it, where %s is only kept',
    async (which) => {
      const [first, second, last] = [anId(), anId(), anId()];
      for (const id of [first, second, last]) await push(id, 'note', { words: 'They keep washing indoors.' });
      await correct(anId(), first, second);
      await correct(anId(), second, last);
      const request = await object(which === 'what is right' ? last : first);
      expect([first, second, last].map(isKept)).toEqual([true, true, true]);
      // It ends for all of them at once.
      await server.world.storage.write((tx) => tx.restrictions.endRestriction(request, server.clock.now));
      expect([first, second, last].map(isKept)).toEqual([false, false, false]);
    },
  );

  it('is what was cleared from any version of it, also what is cleared later', async () => {
    const [wrong, right] = [anId(), anId()];
    for (const id of [wrong, right]) await push(id, 'note', { words: 'They keep washing indoors.' });
    await correct(anId(), wrong, right);
    const form = await file('cleared-note', { note: right, words: 'CANARYFORM washing is dried indoors' });
    const others = await file('cleared-note', { note: anId(), words: 'Of another note.' });
    const told = async () => JSON.stringify(await van.documents(await van.pack())).includes('CANARYFORM');
    expect(await told()).toBe(true);
    await object(wrong);
    expect([isKept(form), isKept(others), await told()]).toEqual([true, false, false]);
    const later = await file('cleared-note', { note: right, words: 'CANARYFORM washing hangs indoors' });
    expect([isKept(later), await told()]).toEqual([true, false]);
  });

  it('is used as ever where it is about somebody else as well', async () => {
    const { wrong, right, correction } = ids();
    await push(wrong, 'health-need', HARMS);
    await object(wrong);
    await push(right, 'health-need', HARMS, [person, anId()]);
    await correct(correction, wrong, right);
    expect([isKept(right), await isHeeded()]).toEqual([false, true]);
  });
});

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
