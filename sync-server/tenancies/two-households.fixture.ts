import { RECORD_KINDS, type KindName } from '#domain/records/registry.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { isOfPeople } from '#domain/tenancies/household.ts';
import type { RouteOptions } from 'fastify';
import { CanaryNest } from '../../tests/disclosure/canary-record.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, anOrder, aRecord, asJson, aVisit, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

/** A home with an open case, an emergency job and a household; a word of its own stands in each field of what is kept about them. */
export interface TwoHouseholds {
  readonly server: TestServer;
  readonly routes: readonly RouteOptions[];
  readonly desk: Browser;
  readonly lead: Browser;
  readonly phone: Browser;
  readonly van: Browser;
  readonly caseId: OpaqueId;
  readonly order: OpaqueId;
  readonly old: { readonly tenancy: OpaqueId; readonly tenant: OpaqueId };
  readonly fresh: { readonly tenancy: OpaqueId; readonly tenant: OpaqueId };
  readonly nest: CanaryNest;
  readonly words: { readonly kind: string; readonly word: string }[];
  /** The kinds of which a text holds a word. */
  found(text: string): readonly string[];
  /** All that tells of the home as it is lived in now, by where it is told. */
  everything(home?: OpaqueId): Promise<Readonly<Record<string, string>>>;
  /** The old household leaves, and another moves in on the same day. */
  handOver(): Promise<void>;
}

/** The old household still lives there. */
export async function twoHouseholds(): Promise<TwoHouseholds> {
  const routes: RouteOptions[] = [];
  const server = await aServer({ moreRoutes: [officeRoutes], onRoute: (route) => void routes.push(route) });
  const { storage, office, lead, surveyor, contractor, home } = server.world;
  const [desk, leads, phone, van] = await Promise.all([
    Browser.signedIn(server, office),
    Browser.signedIn(server, lead),
    Browser.signedIn(server, surveyor),
    Browser.signedIn(server, contractor),
  ]);
  const nest = new CanaryNest();
  const words: { readonly kind: string; readonly word: string }[] = [];
  const old = { tenancy: anId(), tenant: anId() };
  const fresh = { tenancy: anId(), tenant: anId() };
  const caseId = anId();
  const order = await storage.write((tx) => {
    const span = { occupancy: 'tenancy', startedOn: '2020-03-02' };
    issue(tx, office, 'tenancy', span, { home, tenancy: old.tenancy }, old.tenancy);
    const who = { home, tenancy: old.tenancy, subjects: [old.tenant] };
    issue(tx, office, 'person', { name: 'KANAROLDNAME', part: 'tenant' }, who, old.tenant);
    words.push({ kind: 'person', word: 'KANAROLDNAME' });
    const place = { home, case: caseId };
    const aware = { awareAt: '2026-11-20T09:00:00+00:00', hazard: 'damp-and-mould', roomKind: 'bedroom' };
    issue(tx, office, 'report-fact', aware, place);
    issue(tx, office, 'visit', aVisit(surveyor), place);
    const urgent = { severity: 'emergency', purpose: 'make-safe' };
    return issue(tx, office, 'works-order', anOrder(contractor, urgent), place);
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
  const change = (body: object) => desk.call('POST', `/api/office/homes/${home}/tenancy`, body);
  return {
    ...{ server, routes, desk, lead: leads, phone, van, caseId, order, old, fresh, nest, words },
    found: (text) => [...new Set(words.filter(({ word }) => text.includes(word)).map(({ kind }) => kind))],
    async everything(at = home) {
      const get = async (path: string) => (await desk.call('GET', `/api/office${path}`)).body;
      return {
        'surveyor’s pack': JSON.stringify(await phone.documents(await phone.pack())),
        'contractor’s pack': JSON.stringify(await van.documents(await van.pack())),
        home: await get(`/homes/${at}`),
        household: await get(`/homes/${at}/household`),
        tenancy: await get(`/homes/${at}/tenancy`),
        earlier: await get(`/homes/${at}/earlier`),
        answer: await get(`/homes/${at}/answer`),
        search: await get('/homes?q=KANAROLDNAME'),
        case: await get(`/cases/${caseId}`),
        order: await get(`/orders/${order}`),
        requests: await get('/requests'),
        board: await get('/cases'),
      };
    },
    async handOver() {
      const on = '2026-11-24';
      const people = [{ id: fresh.tenant, name: 'Nadia New', part: 'tenant' }];
      const begins = { is: 'begins', id: fresh.tenancy, on, occupancy: 'tenancy', people };
      // The second of the beginnings changes nothing.
      for (const body of [{ is: 'ends', tenancy: old.tenancy, on }, begins, begins]) {
        const answer = await change(body);
        if (answer.statusCode !== 200) throw new Error(answer.body);
      }
    },
  };
}
