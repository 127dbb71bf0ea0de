import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HomeView, HouseholdView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { RECORD_KINDS, type KindName } from '#domain/records/registry.ts';
import { isOfPeople } from '#domain/tenancies/household.ts';
import type { TenancyView } from '#domain/tenancies/tenancy-views.ts';
import { CanaryNest } from '../../tests/disclosure/canary-record.ts';
import { aServer, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, anOrder, aRecord, asJson, aVisit, DAY, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

/*
 * A word of its own in each field of everything that is kept about people, under one household; then another one moves in,
 * and every pack, screen and preview of the home is fetched and searched.
 */

let server: TestServer;
let desk: Browser;
let phone: Browser;
let van: Browser;
let caseId: OpaqueId;
let order: OpaqueId;
const nest = new CanaryNest();
const words: { readonly kind: string; readonly word: string }[] = [];
const old = { tenancy: anId(), tenant: anId() };
const fresh = { tenancy: anId(), tenant: anId() };

beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, office, surveyor, contractor, home } = server.world;
  desk = await Browser.signedIn(server, office);
  phone = await Browser.signedIn(server, surveyor);
  van = await Browser.signedIn(server, contractor);
  caseId = anId();
  await storage.write((tx) => {
    issue(
      tx,
      office,
      'tenancy',
      { occupancy: 'tenancy', startedOn: '2020-03-02' },
      { home, tenancy: old.tenancy },
      old.tenancy,
    );
    issue(
      tx,
      office,
      'person',
      { name: 'KANAROLDNAME', part: 'tenant' },
      { home, tenancy: old.tenancy, subjects: [old.tenant] },
      old.tenant,
    );
    words.push({ kind: 'person', word: 'KANAROLDNAME' });
    issue(
      tx,
      office,
      'report-fact',
      { awareAt: '2026-11-20T09:00:00+00:00', hazard: 'damp-and-mould', roomKind: 'bedroom' },
      { home, case: caseId },
    );
    issue(tx, office, 'visit', aVisit(surveyor), { home, case: caseId });
    order = issue(tx, office, 'works-order', anOrder(contractor), { home, case: caseId });
  });
  await storage.write((tx) => {
    for (const kind of RECORD_KINDS as readonly RecordKind[]) {
      if (!isOfPeople(kind.kind) || kind.kind === 'tenancy') continue;
      // One in the file of the household, one that names no tenancy, and one of the surveyor's own.
      for (const [author, tenancy] of [
        [office, old.tenancy],
        [office, null],
        [surveyor, old.tenancy],
      ] as const) {
        const { body, canaries } = nest.fill(kind);
        // These hold closed answers and links alone, and go with the building.
        if (!['triage', 'information-request', 'sign-off'].includes(kind.kind))
          words.push(...canaries.map(({ word }) => ({ kind: kind.kind, word })));
        const place = { home, tenancy, case: caseId, subjects: [old.tenant] };
        const raw = asJson(aRecord(author.id, kind.kind as KindName, body, place));
        fileRecord(tx, { id: anId(), raw, by: author.id, via: 'api', at: NOW });
      }
    }
  });
});
afterAll(() => server.close());

const url = (path: string) => `/api/office${path}`;
const change = (body: object) => desk.call('POST', url(`/homes/${server.world.home}/tenancy`), body);
const found = (text: string) => [
  ...new Set(words.filter(({ word }) => text.includes(word)).map(({ kind }) => kind)),
];

/** All that tells of the home as it is lived in now. */
async function everything(): Promise<Readonly<Record<string, string>>> {
  const { home } = server.world;
  const get = async (path: string) => (await desk.call('GET', url(path))).body;
  return {
    'surveyor’s pack': JSON.stringify(await phone.documents(await phone.pack())),
    'contractor’s pack': JSON.stringify(await van.documents(await van.pack())),
    home: await get(`/homes/${home}`),
    household: await get(`/homes/${home}/household`),
    tenancy: await get(`/homes/${home}/tenancy`),
    earlier: await get(`/homes/${home}/earlier`),
    answer: await get(`/homes/${home}/answer`),
    search: await get(`/homes?q=${encodeURIComponent('KANAROLDNAME')}`),
    case: await get(`/cases/${caseId}`),
    order: await get(`/orders/${order}`),
    requests: await get('/requests'),
    board: await get('/cases'),
  };
}

describe('when another household moves in', () => {
  let before: Readonly<Record<string, string>>;
  let after: Readonly<Record<string, string>>;
  let contractors: unknown;
  beforeAll(async () => {
    before = await everything();
    contractors = (await van.documents(await van.pack())).filter(({ kind }) => kind === 'instruction');
    expect((await change({ is: 'ends', tenancy: old.tenancy, on: '2026-11-24' })).statusCode).toBe(200);
    const person = { id: fresh.tenant, name: 'Nadia New', part: 'tenant' };
    const begins = {
      is: 'begins',
      id: fresh.tenancy,
      on: '2026-11-24',
      occupancy: 'tenancy',
      people: [person],
    };
    expect((await change(begins)).statusCode).toBe(200);
    expect((await change(begins)).statusCode).toBe(200);
    after = await everything();
  });

  it('had something to find before', () => {
    expect(found(before['surveyor’s pack'] ?? '').length).toBeGreaterThan(10);
    for (const place of ['household', 'tenancy', 'case', 'earlier'])
      expect(found(before[place] ?? '')).not.toEqual([]);
  });

  it('no pack, screen, search or preview of the home holds a word of those before', () => {
    for (const [place, text] of Object.entries(after)) expect([place, found(text)]).toEqual([place, []]);
  });

  it('the contractor is told nothing that the old household’s needs asked for', async () => {
    expect(contractors).not.toEqual([]);
    const now = await van.documents(await van.pack());
    expect(now.filter(({ kind }) => kind === 'instruction')).toEqual([]);
  });

  it('the building’s history, its case, clocks and works order stay, and the new file is empty', async () => {
    const view = JSON.parse(after['home'] ?? '') as HomeView;
    expect(view.cases).toMatchObject([{ case: caseId, open: true }]);
    expect(view.lines.length).toBeGreaterThan(0);
    expect(view.tenancies.map(({ current }) => current)).toEqual([true, false]);
    const clocks = (text: string) => (JSON.parse(text) as { clocks: unknown }).clocks;
    expect(clocks(after['case'] ?? '')).toEqual(clocks(before['case'] ?? ''));
    const household = JSON.parse(after['household'] ?? '') as HouseholdView;
    expect(household.facts.map(({ id }) => id)).toEqual([fresh.tenant]);
    expect((JSON.parse(after['tenancy'] ?? '') as TenancyView).people).toMatchObject([{ name: 'Nadia New' }]);
    const pack = await van.documents(await van.pack());
    expect(pack.some(({ kind }) => kind === 'works-order')).toBe(true);
  });

  it('what the surveyor sends late is taken, and is off the phone tomorrow', async () => {
    const { home } = server.world;
    server.clock.now += 60_000;
    const { body, canaries } = nest.fill(
      RECORD_KINDS.find(({ kind }) => kind === 'household-need') as RecordKind,
    );
    words.push(...canaries.map(({ word }) => ({ kind: 'late', word })));
    const late = phone.record('household-need', body, { home, tenancy: old.tenancy, subjects: [old.tenant] });
    const id = anId();
    const pack = await phone.pack();
    expect((await phone.push(pack, [pushed(id, late)])).json()).toEqual([]);
    expect(server.world.storage.read((view) => view.records.entry(id)?.tenancy)).toBe(old.tenancy);
    expect((await phone.documents(pack)).some(({ _id }) => _id === id)).toBe(true);
    server.clock.now += DAY;
    const tomorrow = await Browser.signedIn(server, server.world.surveyor);
    const next = await tomorrow.pack();
    expect(next).not.toBe(pack);
    expect(JSON.stringify(await tomorrow.documents(next))).not.toContain(id);
    server.clock.now = NOW;
    [desk, phone, van] = await Promise.all(
      ([server.world.office, server.world.surveyor, server.world.contractor] as const).map((who) =>
        Browser.signedIn(server, who),
      ) as [Promise<Browser>, Promise<Browser>, Promise<Browser>],
    );
  });
});

describe('who may change a tenancy', () => {
  it('is the desk alone, in plain words, and never for a day that has not come', async () => {
    const { storage, home, lead, administrator } = server.world;
    const body = { is: 'ends', tenancy: fresh.tenancy, on: '2026-11-24' };
    const path = url(`/homes/${home}/tenancy`);
    const stranger = new Browser(server.app, lead);
    expect((await stranger.call('POST', path, body)).statusCode).toBe(401);
    for (const who of [phone, van, await Browser.signedIn(server, administrator)])
      expect((await who.call('POST', path, body)).statusCode).toBe(403);
    const ahead = await change({ ...body, on: '2026-12-24' });
    expect([ahead.statusCode, ahead.json<{ reason: string }>().reason]).toEqual([
      422,
      'This day has not come yet. Record it on the day itself, or after.',
    ]);
    for (const wrong of [{ is: 'sold' }, { ...body, on: '' }, { ...body, tenancy: anId() }])
      expect((await change(wrong)).statusCode).toBeGreaterThanOrEqual(400);
    expect(storage.read((view) => view.records.entry(fresh.tenancy)?.rev)).toMatch(/^1-/);
  });
});
