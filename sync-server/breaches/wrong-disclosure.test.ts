import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BreachView, WrongDisclosure } from '#domain/breaches/breach-views.ts';
import type { DisclosureDetail } from '#domain/disclosures/disclosure-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RequestView } from '#domain/requests/request-views.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

let server: TestServer;
let desk: Browser;
let lead: Browser;
let matter: OpaqueId;
/** Who lived there until three days ago, and who does now. */
let before: OpaqueId;
let now: OpaqueId;
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { world } = server;
  desk = await Browser.signedIn(server, world.office);
  lead = await Browser.signedIn(server, world.lead);
  [matter, before, now] = [anId(), anId(), anId()];
  const { home, office } = world;
  await world.storage.write((tx) => {
    const live = (id: OpaqueId, body: object) =>
      issue(tx, office, 'tenancy', { occupancy: 'tenancy', ...body }, { home, tenancy: id }, id);
    live(before, { startedOn: '2015-01-01', endedOn: '2026-11-20' });
    live(now, { startedOn: '2026-11-21' });
    const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    issue(tx, office, 'report-fact', aware, { home, case: matter });
    issue(tx, office, 'works-order', anOrder(world.contractor), { home, case: matter });
  });
});
afterAll(() => server.close());

const get = async <T>(path: string, who = desk) => {
  const answer = await who.call('GET', `/api/office${path}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
};
const tell = async (target: string, who = desk, more: object = {}) => {
  const told = { id: anId(), what: 'disclosure', happened: 'wrong-person', target, ...more };
  const answer = await who.call('POST', '/api/office/breaches', told);
  return { status: answer.statusCode, breach: answer.json<{ breach?: string }>().breach ?? '' };
};
const breachOf = (id: string, who = desk) => get<BreachView>(`/breaches/${id}`, who);
const onLine = async (id: string, who = desk) =>
  (await get<DisclosureDetail>(`/disclosures/${id}`, who)).wrong;
const onRequest = async (id: string, who = desk) => get<RequestView>(`/requests/${id}`, who);
const toRecord = (disclosure: string, takesBack: 'link' | 'release' | null = null): WrongDisclosure => ({
  ...{ is: 'to-record', disclosure, takesBack },
});

/** A record at the home, of those who live there now where nothing else is said. */
const filed = (kind: Parameters<typeof issue>[2], body: object, tenancy: OpaqueId | null = now) => {
  const { storage, office, home } = server.world;
  return storage.write((tx) => issue(tx, office, kind, body, { home, tenancy }));
};
const FACTS = {
  ...{ at: instantAt(NOW), audience: 'neighbour', purpose: 'property-facts', decision: 'shared' },
  ...{ records: [], categories: ['defect'] },
};
const READ_OUT = { ...FACTS, fields: ['finding/defect'], told: 'It comes from above.', channel: 'read-out' };
/** A request that was answered, with its line of the log. */
async function answered(more: object = {}, tenancy: OpaqueId = now) {
  const asked = { receivedAt: instantAt(NOW), asker: 'neighbour', asks: ['where-from'], state: 'answered' };
  const request = await filed('information-request', asked, tenancy);
  return { request, answer: await filed('disclosure', { ...READ_OUT, request, ...more }, tenancy) };
}

/** A page about the case for an adviser; in place of another, or new. */
async function aLink(again?: string): Promise<string> {
  const recipient = { id: server.world.otherHome, name: 'Fallow and Reed' };
  const at = `/cases/${matter}/share/legal-adviser?recipient=${recipient.id}`;
  const { sha256, until } = await get<SharePreview>(at);
  const sent = { id: anId(), audience: 'legal-adviser', recipient, sha256, until, again };
  const answer = await desk.call('POST', `/api/office/cases/${matter}/shares`, sent);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MadeLink>().share;
}

describe('an answer that was read out to a neighbour', () => {
  it('is told of as wrong from its line and from its request, and says whom and what it reached', async () => {
    const { request, answer } = await answered();
    for (const who of [desk, lead]) {
      expect(await onLine(answer, who)).toEqual(toRecord(answer));
      expect((await onRequest(request, who)).wrong).toEqual(toRecord(answer));
    }
    const { status, breach } = await tell(answer);
    expect(status).toBe(200);
    const view = await breachOf(breach, lead);
    expect(view.withdrawn).toEqual([]);
    expect(view.recipients).toEqual([
      { who: 'Neighbour', opened: expect.stringMatching(/^Read out to them /) as string },
    ]);
    expect(view.parts.map(({ id, categories }) => [id, categories])).toEqual([[now, ['Defect']]]);
    expect(view.recipientDraft).toContain('You got something from us that was not for you.');
    expect(view.regulatorDraft).toContain('Nothing could be taken back');
  });

  it('leads to the breach once it is one, and a second person joins that', async () => {
    const { request, answer } = await answered();
    const { breach } = await tell(answer);
    for (const who of [desk, lead]) {
      expect(await onLine(answer, who)).toEqual({ is: 'recorded', breach });
      expect((await onRequest(request, who)).wrong).toEqual({ is: 'recorded', breach });
    }
    expect((await tell(answer, lead, { happened: 'too-much' })).breach).toBe(breach);
    expect((await breachOf(breach)).steps.map(({ facts }) => facts)).toEqual([
      [expect.stringContaining('more than was needed')],
    ]);
  });

  it('offers nothing where it declined, where it was refused, and where it was standing words alone', async () => {
    const declined = await answered({ decision: 'refused', categories: [], fields: [], told: 'Not told.' });
    const numbers = await answered({ decision: 'part', categories: [], fields: [] });
    for (const { request, answer } of [declined, numbers]) {
      expect(await onLine(answer)).toBeNull();
      const view = await onRequest(request);
      expect(view.told).not.toBeNull();
      expect(view.wrong).toBeNull();
    }
    const line = await filed('disclosure', { ...FACTS, decision: 'refused', words: 'Not theirs.' });
    expect(await onLine(line)).toBeNull();
    for (const { answer } of [declined, { answer: line }]) expect((await tell(answer)).status).toBe(422);
  });

  it('offers nothing to whoever may not read its line, and does not say that it went wrong', async () => {
    const { request, answer } = await answered({}, before);
    expect((await onRequest(request)).wrong).toBeNull();
    expect((await onRequest(request, lead)).wrong).toEqual(toRecord(answer));
    const { breach } = await tell(answer, lead);
    const seen = await onRequest(request);
    expect(seen.wrong).toBeNull();
    expect(JSON.stringify(seen)).not.toContain(breach);
    expect((await onRequest(request, lead)).wrong).toEqual({ is: 'recorded', breach });
  });

  it('is for the desk alone: neither its line, nor its request, nor recording it', async () => {
    const { request, answer } = await answered();
    const { surveyor, contractor, administrator } = server.world;
    for (const account of [surveyor, contractor, administrator]) {
      const who = await Browser.signedIn(server, account);
      for (const path of [`/disclosures/${answer}`, `/requests/${request}`])
        expect((await who.call('GET', `/api/office${path}`)).statusCode).toBe(403);
      expect((await tell(answer, who)).status).toBe(403);
    }
    expect(await onLine(answer)).toEqual(toRecord(answer));
  });
});

describe('what was told otherwise', () => {
  it('in kinds of data alone reaches those kinds at the home', async () => {
    const line = await filed('disclosure', { ...FACTS, categories: ['defect', 'repair-status'] });
    const { parts } = await breachOf((await tell(line)).breach);
    expect(parts.map(({ id, categories }) => [id, categories])).toEqual([[now, ['Defect', 'Repair status']]]);
  });

  it('by a letter of the law is told of once it was sent', async () => {
    const letter = {
      conclusion: anId(),
      hazard: 'damp-and-mould',
      severity: 'significant',
      actionNeeded: true,
    };
    const waits = await filed('written-summary', { ...letter, route: 'by-office' });
    expect((await tell(waits)).status).toBe(404);
    const sent = { ...letter, route: 'first-class-post', sentAt: instantAt(NOW) };
    const line = await filed('written-summary', sent);
    expect(await onLine(line)).toEqual(toRecord(line));
    const { status, breach } = await tell(line);
    expect(status).toBe(200);
    const { parts, recipients } = await breachOf(breach);
    expect(parts.map(({ id, categories }) => [id, categories.includes('Hazard')])).toEqual([[now, true]]);
    expect(recipients[0]?.opened).toMatch(/^Told /);
    expect(await onLine(line)).toEqual({ is: 'recorded', breach });
  });

  it('by a data receipt is nobody’s data: nothing is offered', async () => {
    const person = anId();
    const { storage, office, home } = server.world;
    await storage.write((tx) => {
      const body = { name: 'Rowan', part: 'tenant' };
      issue(tx, office, 'person', body, { home, tenancy: now, subjects: [person] }, person);
    });
    const made = await desk.call('POST', '/api/office/data-receipts', { id: anId(), person });
    expect(made.statusCode, made.body).toBe(200);
    const receipt = server.world.storage.read((view) => view.dataReceipts.receipts()[0]?.id ?? '');
    expect(await onLine(receipt)).toBeNull();
    expect((await tell(receipt)).status).toBe(404);
  });

  it('to a contractor’s phone is taken back from there', async () => {
    const released = {
      ...{ at: instantAt(NOW), audience: 'contractor', purpose: 'repair', decision: 'shared', records: [] },
      ...{ recipient: server.world.contractor.id, categories: ['contact-detail'], fields: ['person/phone'] },
      ...{ route: 'emergency', basis: 'contract', restsOn: anId() },
    };
    const line = await filed('disclosure', released);
    expect(await onLine(line)).toEqual(toRecord(line, 'release'));
    expect((await breachOf((await tell(line)).breach)).withdrawn).toHaveLength(1);
  });

  it('by a link is taken back with it, and is told of anew once it is out again', async () => {
    const link = await aLink();
    expect(await onLine(link)).toEqual(toRecord(link, 'link'));
    const { breach } = await tell(link);
    expect(await onLine(link)).toEqual({ is: 'recorded', breach });
    expect(await aLink(link)).toBe(link);
    expect(await onLine(link)).toEqual(toRecord(link, 'link'));
  });
});
