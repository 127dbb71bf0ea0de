import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EarlierView, HouseholdView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { PersonLine } from '#domain/rights/rights-views.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import type { TenancyView } from '#domain/tenancies/tenancy-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { filedRecord } from '../files/filed-record.ts';
import { anId, aRecord, asJson, instantAt, issue, NOW, reissue } from '../files/filing.fixture.ts';
import { tellsOf } from '#domain/rights/putting-right.ts';
import { officeRoutes } from '../routes/api-office.ts';
import { personFile } from '../rights/make-copy.ts';
import { householdAt } from './household-guard.ts';
import { personAt } from './people-at.ts';

let server: TestServer;
let lead: Browser;
let office: Browser;
const [tenancy, ann, ben, caseId] = [anId(), anId(), anId(), anId()];
beforeEach(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, home, office: by } = server.world;
  await storage.write((tx) => {
    issue(tx, by, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, { home, tenancy }, tenancy);
    for (const [id, name] of [
      [ann, 'Ann Brown'],
      [ben, 'Ben Green'],
    ] as const)
      issue(tx, by, 'person', { name, part: 'joint-tenant' }, { home, tenancy, subjects: [id] }, id);
    const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    issue(tx, by, 'report-fact', aware, { home, case: caseId });
  });
  server.clock.now = NOW + 60_000;
  lead = await Browser.signedIn(server, server.world.lead);
  office = await Browser.signedIn(server, by);
});
afterEach(() => server.close());

/** A record as a phone files it: a correction may name anything as right instead. */
function filed(kind: KindName, body: object, subjects: readonly OpaqueId[] = []): Promise<OpaqueId> {
  const { storage, surveyor, home } = server.world;
  const id = anId();
  const raw = asJson(aRecord(surveyor.id, kind, body, { home, tenancy, subjects }));
  return storage.write((tx) => {
    fileRecord(tx, { id, raw, by: surveyor.id, via: 'db', at: server.clock.now });
    return id;
  });
}
const corrected = (corrects: OpaqueId, replacement?: OpaqueId) =>
  filed('correction', {
    ...{ corrects, because: 'typed-wrongly' },
    ...(replacement === undefined ? {} : { replacement }),
  });
async function asks(person: OpaqueId, right: string): Promise<OpaqueId> {
  const id = anId();
  const sent = { id, person, right, channel: 'phone', identity: 'known' };
  const answer = await office.call('POST', '/api/office/rights', sent);
  expect(answer.statusCode, answer.body).toBe(200);
  return id;
}
/** Puts a field of what stands for somebody right; the id of what is right. */
async function putRight(person: OpaqueId, field: string, value: string): Promise<OpaqueId> {
  const record = server.world.storage.read((view) => personAt(view, person)?.now.id);
  const request = await asks(person, 'rectification');
  const decided = { id: anId(), step: 'decided', outcome: 'granted', words: 'R.', records: [person] };
  expect((await lead.call('POST', `/api/office/rights/${request}/steps`, decided)).statusCode).toBe(200);
  const replacement = anId();
  const sent = { id: anId(), replacement, record, field, value };
  const answer = await lead.call('POST', `/api/office/rights/${request}/corrections`, sent);
  expect(answer.statusCode, answer.body).toBe(200);
  return replacement;
}
const at = async <T>(path: string) =>
  (await lead.call('GET', `/api/office/homes/${server.world.home}/${path}`)).json<T>();
/** Everybody whom each screen of the home names, with the id that it names them by. */
async function shown() {
  const named = (people: readonly { readonly id: string; readonly name: string }[]) =>
    Object.fromEntries(people.map(({ id, name }) => [id, name]));
  const { facts } = await at<HouseholdView>('household');
  return {
    people: named((await at<{ people: PersonLine[] }>('people')).people),
    tenancy: named((await at<TenancyView>('tenancy')).people),
    earlier: named((await at<EarlierView>('earlier')).people),
    household: facts
      .filter(({ title }) => title === 'Resident')
      .map(({ lines }) => lines[0]?.words)
      .sort(),
  };
}
const as = (names: Readonly<Record<string, string>>) => ({
  ...{ people: names, tenancy: names, earlier: names },
  household: Object.values(names).sort(),
});

describe('somebody whose name was put right', () => {
  beforeEach(() => putRight(ann, 'name', 'Ann Grey'));

  it('is one person on every screen, by the right name and the id that everything names', async () => {
    expect(await shown()).toEqual(as({ [ann]: 'Ann Grey', [ben]: 'Ben Green' }));
  });

  it('has letters and requests of their own, which stay theirs alone', async () => {
    const id = anId();
    const body = {
      ...{ conclusion: anId(), hazard: 'damp-and-mould', severity: 'significant', actionNeeded: false },
      ...{ sentAt: instantAt(NOW), route: 'electronic' },
    };
    const sent = { id, kind: 'written-summary', body };
    expect((await lead.call('POST', `/api/office/cases/${caseId}/events`, sent)).statusCode).toBe(200);
    const record = server.world.storage.read((view) => filedRecord(view, id)?.record);
    expect(record?.subjects).toEqual([ann, ben]);
    expect(record && tellsOf(record, ann, true)).toBe('others-too');
    const residents = await lead.call('GET', `/api/office/cases/${caseId}/share/tenant-summary`);
    expect(residents.json<{ recipients: { name: string }[] }>().recipients.map(({ name }) => name)).toEqual([
      'Ann Grey',
      'Ben Green',
    ]);
  });

  it('is nobody of their own under the id of what is right', async () => {
    const right = await putRight(ann, 'phone', '01632 960 779');
    const report = {
      ...{ home: server.world.home, case: anId(), reporter: right },
      facts: { id: anId(), body: { awareAt: instantAt(NOW), hazard: 'damp-and-mould' } },
      report: { id: anId(), body: { channel: 'phone' } },
      triage: { id: anId(), body: { hazard: 'damp-and-mould', severity: 'significant', basis: [] } },
    };
    const answers = await Promise.all([
      lead.call('POST', '/api/office/rights', {
        id: anId(),
        person: right,
        right: 'access',
        channel: 'phone',
      }),
      lead.call('POST', '/api/office/data-receipts', { id: anId(), person: right }),
      lead.call('POST', '/api/office/reports', report),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 400]);
  });

  it('moves out as one person, and stays away also where the name is found to have been right', async () => {
    const { home, storage } = server.world;
    const out = { is: 'moves-out', tenancy, on: '2026-11-24', person: ann };
    expect((await lead.call('POST', `/api/office/homes/${home}/tenancy`, out)).statusCode).toBe(200);
    const left = () => storage.read((view) => [...householdAt(view, home, '2026-11-24').left]);
    expect([left(), (await shown()).tenancy]).toEqual([[ann], { [ben]: 'Ben Green' }]);
    const correction = storage.read((view) => view.records.entries({ kind: 'correction' })[0]?.id);
    await corrected(correction ?? anId());
    expect([left(), (await shown()).tenancy]).toEqual([[ann], { [ben]: 'Ben Green' }]);
    expect((await shown()).people).toEqual({ [ann]: 'Ann Brown', [ben]: 'Ben Green' });
  });
});

it('keeps away whoever moved out by a day that was put right', async () => {
  const { storage, home } = server.world;
  await putRight(ann, 'until', '2026-11-01');
  expect(storage.read((view) => [...householdAt(view, home, '2026-11-24').left])).toEqual([ann]);
  expect((await shown()).tenancy).toEqual({ [ben]: 'Ben Green' });
});

it('takes no day of moving out that has not come: until then they live there', async () => {
  const request = await asks(ann, 'rectification');
  const decided = { id: anId(), step: 'decided', outcome: 'granted', words: 'R.', records: [ann] };
  expect((await lead.call('POST', `/api/office/rights/${request}/steps`, decided)).statusCode).toBe(200);
  const sent = { id: anId(), replacement: anId(), record: ann, field: 'until', value: '2026-12-24' };
  const answer = await lead.call('POST', `/api/office/rights/${request}/corrections`, sent);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('This day has not come yet.');
  expect((await shown()).tenancy).toEqual({ [ann]: 'Ann Brown', [ben]: 'Ben Green' });
});

/** What the lead is answered who puts a field of what stands for somebody right. */
async function puts(person: OpaqueId, more: object) {
  const record = server.world.storage.read((view) => personAt(view, person)?.now.id);
  const request = await asks(person, 'rectification');
  const decided = { id: anId(), step: 'decided', outcome: 'granted', words: 'R.', records: [person] };
  expect((await lead.call('POST', `/api/office/rights/${request}/steps`, decided)).statusCode).toBe(200);
  const sent = { id: anId(), replacement: anId(), record, field: 'until', ...more };
  const again = (other: object = {}) =>
    lead.call('POST', `/api/office/rights/${request}/corrections`, { ...sent, ...other });
  const { statusCode, body } = await again();
  return { statusCode, body, again };
}

it('leaves nobody’s tenancy without a tenant by a day that is put right', async () => {
  await putRight(ben, 'until', '2026-11-01');
  const answer = await puts(ann, { value: '2026-11-02' });
  expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining('No tenant would be left')]);
  expect((await shown()).tenancy).toEqual({ [ann]: 'Ann Brown' });
});

it('takes a wrong day of moving out back, so that they live there again', async () => {
  const { storage, home } = server.world;
  await putRight(ann, 'until', '2026-11-01');
  expect((await shown()).tenancy).toEqual({ [ben]: 'Ben Green' });
  const back = await puts(ann, { none: true });
  expect(back.statusCode, back.body).toBe(200);
  expect((await back.again()).statusCode).toBe(200);
  expect((await back.again({ none: false, value: '2026-11-02' })).statusCode).toBe(409);
  expect((await shown()).tenancy).toEqual({ [ann]: 'Ann Brown', [ben]: 'Ben Green' });
  expect(storage.read((view) => householdAt(view, home, '2026-11-24').left.size)).toBe(0);
  // A name there must be.
  expect((await puts(ann, { field: 'name', none: true })).statusCode).toBe(422);
});

it('counts nobody as moved out before the day comes, whatever wrote it down', async () => {
  const { storage, home, office: by } = server.world;
  const body = { name: 'Ann Brown', part: 'joint-tenant', until: '2026-12-24' };
  await storage.write((tx) => reissue(tx, by, ann, body));
  const left = (today: string) => storage.read((view) => [...householdAt(view, home, today).left]);
  expect([left('2026-12-23'), left('2026-12-24')]).toEqual([[], [ann]]);
  expect((await shown()).tenancy).toEqual({ [ann]: 'Ann Brown', [ben]: 'Ben Green' });
});

it('gives whoever moved out a receipt and a copy of their own days alone, by the day that was put right', async () => {
  const { storage, home } = server.world;
  const late = { at: instantAt(NOW), audience: 'contractor', purpose: 'repair', decision: 'shared' };
  await storage.write((tx) => {
    const body = { ...late, records: [tenancy], categories: ['tenancy-fact'], recipientName: 'Dunnock' };
    issue(tx, server.world.office, 'disclosure', body, { home, tenancy });
  });
  const person = { id: anId(), person: ann };
  const { token } = (await office.call('POST', '/api/office/data-receipts', person)).json<{
    token: string;
  }>();
  const receipt = () =>
    server.app.inject({
      ...{ method: 'POST', url: `/r/${token}`, payload: 'what=told' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const file = () => storage.read((view) => personFile(view, ann, server.clock.now));
  expect((await receipt()).body).toContain('A firm that mends');
  expect(file()?.to).toBeNull();
  await putRight(ann, 'until', '2026-01-31');
  expect((await receipt()).body).not.toContain('A firm that mends');
  expect(file()?.to).toBe(parseDay('2026-01-31'));
});

it('shows of a household what is right and not what it was put right from, and hides nothing else', async () => {
  const [need, right] = [
    await filed('communication-need', { preferred: 'phone' }, [ann]),
    await filed('communication-need', { preferred: 'letter' }, [ann]),
  ];
  await corrected(need, right);
  const warning = await filed('safety-warning', { visitorMust: ['not-alone'], reviewOn: '2027-01-01' }, [
    ann,
  ]);
  const others = await filed('communication-need', { preferred: 'text' }, [ben]);
  for (const one of [warning, others]) await corrected(one, right);
  const ids = (await at<HouseholdView>('household')).facts.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([right, others, warning]));
  expect(ids).not.toContain(need);
});

describe('a correction from a phone', () => {
  it('shows nobody under the name of another, and closes no screen where two name each other', async () => {
    const request = await asks(ann, 'access');
    await corrected(ann, ben);
    expect(await shown()).toEqual(as({ [ann]: 'Ann Brown', [ben]: 'Ben Green' }));
    await corrected(ben, ann);
    expect(await shown()).toEqual(as({ [ann]: 'Ann Brown', [ben]: 'Ben Green' }));
    for (const path of [`/rights/${request}`, `/rights/${request}/copy`, '/rights'])
      expect([path, (await lead.call('GET', `/api/office${path}`)).statusCode]).toEqual([path, 200]);
    expect((await lead.call('GET', `/api/office/rights/${request}`)).json()).toMatchObject({
      person: 'Ann Brown',
    });
  });

  it('shows a name that was put right by mistake as it was', async () => {
    const right = await putRight(ann, 'name', 'Ann Grey');
    const first = server.world.storage.read((view) => view.records.entries({ kind: 'correction' })[0]?.id);
    await corrected(first ?? anId());
    expect((await shown()).people).toEqual({ [ann]: 'Ann Brown', [ben]: 'Ben Green' });
    expect(right).not.toBe(ann);
  });

  it('takes nobody away', async () => {
    await corrected(ann);
    expect(await shown()).toEqual(as({ [ann]: 'Ann Brown', [ben]: 'Ben Green' }));
  });
});
