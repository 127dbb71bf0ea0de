import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instructionsTold } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { Field } from '#domain/records/fields.ts';
import { healthNeed } from '#domain/records/health-need.ts';
import { householdNeed } from '#domain/records/household-need.ts';
import { safeguardingConcern } from '#domain/records/safeguarding-concern.ts';
import { QUESTIONS } from '#domain/requests/questions.ts';
import type { RequestView } from '#domain/requests/request-views.ts';
import type { CopyPreview } from '#domain/rights/rights-views.ts';
import { SHARED_WITH, type SharedAudience } from '#domain/shares/share-audiences.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { anId, anOrder, instantAt, issue, NOW } from '../../sync-server/files/filing.fixture.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';
import type { WriteTx } from '../../sync-server/storage/storage.ts';

/*
 * The shape of what people outside read tells nothing: pages about a home before and after a health and a safeguarding
 * section are added are the same to the byte, with their headers, lengths and answers to everything that can be tried.
 */

const AUDIENCES = Object.keys(SHARED_WITH) as SharedAudience[];
const TOLD = 'ring-before-visiting';
let server: TestServer;
let office: Browser;
let lead: Browser;
const [home, tenancy, resident] = [anId(), anId(), anId()];
// Three cases alike: what was told of one is a line on its own later pages, so each is asked once.
const CASES = [anId(), anId(), anId()] as const;
const place = { home, case: CASES[0], tenancy, subjects: [resident] };

const optionTelling = ({ shape }: Field): string => {
  const found = shape.as === 'choice' ? [...shape.options].find(([, one]) => one.instruction === TOLD) : null;
  if (!found) throw new Error('This list has an answer with the same instruction.');
  return found[0];
};

beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, office: officer, contractor } = server.world;
  office = await Browser.signedIn(server, officer);
  lead = await Browser.signedIn(server, server.world.lead);
  await storage.write((tx) => {
    issue(tx, officer, 'property', ADDRESS, { home }, home);
    issue(tx, officer, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, { home }, tenancy);
    issue(tx, officer, 'person', { name: 'Rowan Ashdown', part: 'tenant' }, place, resident);
    for (const of of CASES) {
      const building = { home, case: of };
      const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
      issue(tx, officer, 'report-fact', aware, building);
      issue(tx, officer, 'works-order', anOrder(contractor, { dueOn: '2026-12-01' }), building);
    }
    // What a household asks of every visitor, for a reason that is nobody's illness.
    const needs = [optionTelling(householdNeed.fields.needs)];
    issue(tx, officer, 'household-need', { answer: 'need', needs }, place);
  });
});
afterAll(() => server.close());

const ADDRESS = {
  ...{ line: '1 Example Street', postcode: 'AA1 1AA', homeType: 'house', builtIn: '1919-1944' },
  ...{ construction: 'solid-brick', bedrooms: 2, asbestosPresent: false },
};

/** A health and a safeguarding section, and whatever else of people asks no other thing of a visitor. */
const addSections = () =>
  server.world.storage.write((tx) => {
    const officer = server.world.office;
    const needs = [optionTelling(healthNeed.fields.needs)];
    issue(tx, officer, 'health-need', { answer: 'need', needs }, place);
    issue(tx, officer, 'diagnosis', { words: 'An illness. '.repeat(50) }, place);
    issue(tx, officer, 'disability-detail', { words: 'A disability.' }, place);
    addSafeguarding(tx);
  });

function addSafeguarding(tx: WriteTx): void {
  const visitorMust = [optionTelling(safeguardingConcern.fields.visitorMust)];
  issue(tx, server.world.lead, 'safeguarding-concern', { visitorMust, words: 'What was seen.' }, place);
  issue(tx, server.world.office, 'third-party-note', { words: 'Who lives elsewhere.' }, place);
}

async function atDesk<T>(by: Browser, method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const answer = await by.call(method, `/api/office${path}`, body);
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
  return answer.json<T>();
}

/** Status, headers, length and bytes of everything that can be tried with a link, in an order that uses it up. */
async function everything(
  path: string,
  forms: readonly Record<string, string>[],
): Promise<readonly string[]> {
  const seen: string[] = [];
  const tries = [
    { method: 'GET' },
    { method: 'HEAD' },
    ...forms.map((form) => ({
      method: 'POST' as const,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    })),
    { method: 'GET' },
  ] as const;
  for (const one of tries) {
    const remoteAddress = `10.${[...randomBytes(3)].join('.')}`;
    const { statusCode, headers, rawPayload } = await server.app.inject({ ...one, url: path, remoteAddress });
    const heads = Object.entries(headers).filter(([name]) => name !== 'date');
    seen.push(
      `${statusCode} ${JSON.stringify(heads)} ${rawPayload.length}\n${rawPayload.toString('latin1')}`,
    );
  }
  return seen;
}

async function page(audience: SharedAudience, of: OpaqueId): Promise<MadeLink> {
  const recipient = {
    id: audience === 'tenant-summary' ? resident : server.world.contractor.id,
    name: 'Fallow and Reed',
  };
  const at = `/cases/${of}/share/${audience}?recipient=${recipient.id}`;
  const { sha256, until, order: job } = await atDesk<SharePreview>(office, 'GET', at);
  const sent = { id: anId(), audience, recipient, order: job, sha256, until };
  return atDesk(office, 'POST', `/cases/${of}/shares`, sent);
}

const triesOf = ({ code }: MadeLink) => [
  { code: code === '000 000' ? '111111' : '000000' },
  { code: code ?? '' },
  { code: code ?? '' },
];

async function neighbourLink(): Promise<MadeLink> {
  const id = anId();
  const asked = { id, home: server.world.otherHome, about: home, asker: 'neighbour' };
  await atDesk(office, 'POST', '/requests', { ...asked, asks: Object.keys(QUESTIONS) });
  const { draft } = await atDesk<RequestView>(office, 'GET', `/requests/${id}`);
  const answer = { id: anId(), sha256: draft?.sha256, channel: 'sent' };
  await atDesk(office, 'POST', `/requests/${id}/answer`, answer);
  return atDesk(office, 'POST', `/requests/${id}/link`, { id: anId() });
}

async function receipt(): Promise<string> {
  const asked = { id: anId(), person: resident };
  const { token } = await atDesk<{ token: string }>(office, 'POST', '/data-receipts', asked);
  return `/r/${token}`;
}

async function copyDigest(request: OpaqueId): Promise<string> {
  const { parts } = await atDesk<CopyPreview>(lead, 'GET', `/rights/${request}/copy`);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function everyPage(of: OpaqueId): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = [];
  for (const audience of AUDIENCES) {
    const made = await page(audience, of);
    pages.push(await everything(made.path, triesOf(made)));
  }
  const link = await neighbourLink();
  pages.push(await everything(link.path, triesOf(link)));
  pages.push(await everything(await receipt(), [{ what: 'told' }, { what: 'right', words: '' }]));
  return pages;
}

describe('pages for people outside', () => {
  it('change by no byte when a health and a safeguarding section are added, and links that are out stay open', async () => {
    // Of what is told of whom and when the receipt says the day alone.
    await everyPage(CASES[0]);
    const out: MadeLink[] = [];
    for (const audience of AUDIENCES) out.push(await page(audience, CASES[0]));
    const before = await everyPage(CASES[1]);
    await addSections();
    const after = await everyPage(CASES[2]);
    expect(before).toHaveLength(AUDIENCES.length + 2);
    const [contractor] = before;
    const [told = ''] = instructionsTold({ instructions: [TOLD] });
    expect(contractor?.join('\n')).toContain(told);
    expect(after).toEqual(before);
    for (const one of out) {
      const [look = '', , , opened = ''] = await everything(one.path, triesOf(one));
      expect([look.slice(0, 3), opened.slice(0, 3)]).toEqual(['200', '200']);
    }
  });

  it("somebody's own copy is the same with and without a safeguarding section, while what is theirs shows in it", async () => {
    const id = anId();
    const asked = { id, person: resident, right: 'access', channel: 'phone', identity: 'known' };
    await atDesk(office, 'POST', '/rights', asked);
    const before = await copyDigest(id);
    await server.world.storage.write(addSafeguarding);
    expect(await copyDigest(id)).toBe(before);
    await server.world.storage.write((tx) => {
      issue(tx, server.world.office, 'diagnosis', { words: 'Another illness.' }, place);
    });
    expect(await copyDigest(id)).not.toBe(before);
  });
});
