import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  DisclosureDetail,
  DisclosuresView,
  EvidenceView,
  KeptPage,
  FollowUpsView,
  SavedFile,
} from '#domain/disclosures/disclosure-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { brokenAt } from '../journal/chain.ts';
import { officeRoutes } from '../routes/api-office.ts';
import { recordTelling } from './tellings.ts';

let server: TestServer;
let desk: Browser;
let lead: Browser;
let matter: OpaqueId;
let order: OpaqueId;
let tenancy: OpaqueId;
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { world } = server;
  desk = await Browser.signedIn(server, world.office);
  lead = await Browser.signedIn(server, world.lead);
  [matter, order, tenancy] = [anId(), anId(), anId()];
  const { home, office } = world;
  await world.storage.write((tx) => {
    const lives = { occupancy: 'tenancy', startedOn: '2020-01-01' };
    issue(tx, office, 'tenancy', lives, { home, tenancy }, tenancy);
    const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    issue(tx, office, 'report-fact', aware, { home, case: matter });
    issue(tx, office, 'works-order', anOrder(world.contractor), { home, case: matter }, order);
  });
});
afterAll(() => server.close());

const get = async <T>(path: string, who = desk) => {
  const answer = await who.call('GET', `/api/office${path}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
};
const post = (path: string, body: object, who = desk) => who.call('POST', `/api/office${path}`, body);
const log = (query = '', who = desk) => get<DisclosuresView>(`/disclosures${query}`, who);

async function wished(audience: string) {
  const recipient = { id: server.world.contractor.id, name: 'Fallow and Reed' };
  const preview = await get<SharePreview>(`/cases/${matter}/share/${audience}?recipient=${recipient.id}`);
  const { sha256, until } = preview;
  return { id: anId(), audience, recipient, ...(audience === 'contractor' ? { order } : {}), sha256, until };
}
async function share(audience = 'legal-adviser'): Promise<MadeLink> {
  const answer = await post(`/cases/${matter}/shares`, await wished(audience));
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MadeLink>();
}
const open = ({ path, code }: MadeLink) =>
  server.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `code=${code ?? ''}`,
  });
const correct = () =>
  server.world.storage.write((tx) => {
    const { home, office } = server.world;
    const body = { corrects: order, because: 'typed-wrongly' };
    return issue(tx, office, 'correction', body, { home, case: matter, tenancy }, anId(), server.clock.now);
  });
const exported = async (more: object, who = desk) =>
  (await post('/disclosures/export', { id: anId(), ...more }, who)).json<SavedFile>();

describe('the disclosure log at the desk', () => {
  it('lists shares and refusals, and tells each by the decision form', async () => {
    const { share: id } = await share();
    const refused = await wished('ombudsman');
    await post(`/cases/${matter}/share-refusals`, { ...refused, reason: 'Not theirs to have.' });
    const { lines } = await log();
    expect(lines.map(({ id: one, state }) => [one, state])).toEqual(
      expect.arrayContaining([
        [id, 'open'],
        [refused.id, 'refused'],
      ]),
    );
    const { form, links } = await get<DisclosureDetail>(`/disclosures/${id}`);
    const answer = (key: string) => form.find((row) => row.key === key)?.words;
    expect(answer('whoAsked')).toBe('Legal adviser: Fallow and Reed');
    expect(answer('purpose')).toBe('Legal advice');
    expect(answer('shared')).toContain('Works order: ');
    expect(answer('rules')).toMatch(/^[0-9a-f]{64}$/);
    expect(answer('fingerprint')).toMatch(/^[0-9a-f]{64}$/);
    expect(answer('opened')).toBe('Not opened yet.');
    expect(answer('how')).toBe('By a link');
    expect(links.map(({ href }) => href)).toContain(`/office/cases/${matter}`);
    // Whoever wrote a reason reads it, the lead does too.
    for (const who of [desk, lead]) {
      const detail = await get<DisclosureDetail>(`/disclosures/${refused.id}`, who);
      expect(detail.form.find(({ key }) => key === 'why')?.words).toBe('Not theirs to have.');
    }
  });

  it('finds by who, kind, state, reader, home, case and day, and says what is no filter', async () => {
    const found = async (query: string) => (await log(query)).lines.length;
    expect(await found('?q=fallow%20legal')).toBeGreaterThan(0);
    expect(await found('?q=nobody-of-this-name')).toBe(0);
    expect(await found('?state=refused&audience=ombudsman&kind=share')).toBe(1);
    expect(await found(`?case=${matter}&from=2026-11-24&to=2026-11-24`)).toBeGreaterThan(1);
    expect(await found('?from=2026-11-25')).toBe(0);
    expect(await found(`?home=${server.world.otherHome}`)).toBe(0);
    for (const query of ['?kind=x', '?from=x', '?home=x', '?from=2026-11-25&to=2026-11-24'])
      expect((await desk.call('GET', `/api/office/disclosures${query}`)).statusCode).toBe(400);
  });

  it('comes page by page from the server, each line once', async () => {
    const { world, clock } = server;
    const home = world.otherHome;
    await world.storage.write((tx) => {
      const place = { home, tenancy: anId() };
      for (let at = 0; at < 120; at += 1)
        issue(tx, world.office, 'disclosure', toNeighbour, place, anId(), clock.now + (at % 40));
    });
    const ids: string[] = [];
    let [next, pages]: [string | null, number] = ['', 0];
    while (next !== null) {
      const view: DisclosuresView = await log(`?home=${home}&after=${next}`);
      ids.push(...view.lines.map(({ id }) => id));
      [next, pages] = [view.next, pages + 1];
    }
    expect([ids.length, new Set(ids).size, pages]).toEqual([120, 120, 3]);
  });

  it('lists data receipts with whoever made them, and letters once they were sent', async () => {
    const { world } = server;
    const person = await world.storage.write((tx) => {
      const place = { home: world.home, tenancy };
      const letter = {
        conclusion: anId(),
        hazard: 'damp-and-mould',
        severity: 'significant',
        actionNeeded: true,
      };
      issue(tx, world.office, 'written-summary', { ...letter, route: 'by-office' }, place);
      const sent = { ...letter, route: 'first-class-post', sentAt: instantAt(NOW) };
      issue(tx, world.office, 'written-summary', sent, place);
      return issue(tx, world.office, 'person', { name: 'CANARY Rowan', part: 'tenant' }, place);
    });
    expect((await post('/data-receipts', { id: anId(), person })).statusCode).toBe(200);
    expect((await log('?kind=letter')).lines).toHaveLength(1);
    const { lines } = await log('?kind=receipt');
    expect(lines).toHaveLength(1);
    const { form } = await get<DisclosureDetail>(`/disclosures/${lines[0]?.id ?? ''}`);
    expect(form.find(({ key }) => key === 'decidedBy')?.words).toBe('The office');
    expect(JSON.stringify([form, await log()])).not.toContain('CANARY');
  });
});

const toNeighbour = {
  ...{ at: instantAt(NOW), audience: 'neighbour', purpose: 'property-facts', decision: 'shared' },
  ...{ records: [], categories: ['defect'], told: 'It comes from above.', channel: 'read-out' },
};

describe('the log as a file', () => {
  it('holds what is filtered, runs nothing in a table program, and that it was taken out is kept once', async () => {
    const refused = await wished('ombudsman');
    await post(`/cases/${matter}/share-refusals`, { ...refused, reason: '=HYPERLINK("//x","é")' });
    const id = anId();
    const sent = { id, format: 'csv', state: 'refused' };
    const file = (await post('/disclosures/export', sent)).json<SavedFile>();
    // What was taken out is taken out under an id of its own: no other lines leave under this one, nor the same unseen.
    for (const more of [{}, { state: '' }, { format: 'json' }])
      expect((await post('/disclosures/export', { ...sent, ...more })).statusCode).toBe(409);
    expect(file.name).toBe('disclosures-2026-11-24.csv');
    expect(file.text.startsWith('\ufeff"Id","What it is"')).toBe(true);
    expect(file.text).toContain(`"'=HYPERLINK(""//x"",""é"")"`);
    expect(file.text).not.toMatch(/(^|,)"?=/m);
    expect(file.lines).toBe((await log('?state=refused')).lines.length);
    const { lines } = JSON.parse((await exported({ format: 'json', state: 'refused' })).text) as {
      lines: object[];
    };
    expect(lines).toHaveLength(file.lines);
    const kept = server.world.storage.read((view) => ({
      made: view.disclosures.logExports(50).filter((one) => one.id === id),
      noted: view.journal.about(id).map(({ action }) => action),
    }));
    expect(kept.made).toMatchObject([{ account: server.world.office.id, format: 'csv', filters: 'state' }]);
    expect(kept.noted).toEqual(['log-exported']);
    expect((await log('', lead)).exports[0]).toContain('The office');
    expect((await log()).exports).toEqual([]);
    expect((await post('/disclosures/export', sent, lead)).statusCode).toBe(409);
    expect((await post('/disclosures/export', { id: anId(), format: 'xls' })).statusCode).toBe(400);
  });
});

describe('what was told before it was put right', () => {
  it('is in one place with what to do, and that they were told is kept for good, once', async () => {
    const made = await share();
    expect((await open(made)).statusCode).toBe(200);
    server.clock.now += 60_000;
    await correct();
    expect((await log()).toFollowUp).toBe(true);
    const find = async () =>
      (await get<FollowUpsView>('/follow-ups')).lines.find(({ line }) => line.id === made.share);
    const before = await find();
    expect(before?.hold).toMatch(/^On hold since .*corrected$/);
    expect(before?.tell).toContain('They read it');
    expect(before?.again?.href).toBe(`/office/cases/${matter}/share/legal-adviser/again/${made.share}`);
    const told = { id: anId(), on: '2026-11-24', way: 'letter' };
    const at = `/disclosures/${made.share}/tellings`;
    for (const wrong of [{ on: '2026-11-23' }, { on: '2026-11-25' }, { way: 'pigeon' }, { on: '' }])
      expect((await post(at, { ...told, ...wrong })).statusCode).toBe(422);
    expect((await post(at, told)).statusCode).toBe(200);
    expect((await post(at, told)).statusCode).toBe(200);
    expect((await post(at, { ...told, way: 'phone' })).statusCode).toBe(409);
    expect((await post(at, told, lead)).statusCode).toBe(409);
    const after = await find();
    expect([after?.tell, after?.tellings]).toEqual([
      null,
      ['By letter on Tue 24 Nov, recorded by The office'],
    ]);
    const { tellings, links } = await get<DisclosureDetail>(`/disclosures/${made.share}`);
    expect(tellings).toEqual(after?.tellings);
    expect(links.length).toBeGreaterThan(0);
    expect((await post(`/shares/${made.share}/revoke`, { reason: 'asked' })).statusCode).toBe(200);
    expect(await find()).toBeUndefined();
    expect(server.world.storage.read((view) => view.disclosures.tellings(made.share))).toHaveLength(1);
  });

  it('is told of by whatever else puts something right, with the same call', async () => {
    const { storage, office, lead: account } = server.world;
    const line = await storage.write((tx) => {
      const place = { home: server.world.home, tenancy, case: matter };
      return issue(tx, office, 'disclosure', { ...toNeighbour, records: [order] }, place);
    });
    const given = { id: anId(), disclosure: line, on: '2026-11-24', way: 'phone' };
    const tell = () => storage.write((tx) => recordTelling(tx, given, { account, now: server.clock.now }));
    await expect(tell()).rejects.toThrow('There is nothing to tell.');
    await correct();
    expect((await log(`?case=${matter}`)).lines.find(({ id }) => id === line)?.tell).toBe(true);
    await tell();
    await tell();
    expect((await log(`?case=${matter}`)).lines.find(({ id }) => id === line)?.tell).toBe(false);
    expect(storage.read((view) => view.disclosures.tellings(line))).toHaveLength(1);
    expect(storage.read(brokenAt)).toBeNull();
  });
});

describe('what was kept of a page', () => {
  it('is opened by the lead as it was sent, each opening is noted, and nobody else learns that it is there', async () => {
    const made = await share('contractor');
    const opened = await open(made);
    const at = `/api/office/disclosures/${made.share}`;
    const kept = await get<KeptPage>(`/disclosures/${made.share}/page`, lead);
    expect(Buffer.from(kept.page)).toEqual(opened.rawPayload);
    const view = await get<EvidenceView>(`/disclosures/${made.share}/evidence`, lead);
    expect(view.sha256).toBe(createHash('sha256').update(opened.rawPayload).digest('hex'));
    expect(kept.sha256).toBe(view.sha256);
    expect(view).toMatchObject({ readable: true, sameRules: true });
    expect(view.looks).toEqual([expect.stringContaining('The lead')]);
    expect(view.openings).toMatch(/^Opened once/);
    for (const path of ['evidence', 'page']) {
      const never = await lead.call('GET', `/api/office/disclosures/${anId()}/${path}`);
      const closed = await desk.call('GET', `${at}/${path}`);
      expect([closed.statusCode, closed.body]).toEqual([404, never.body]);
    }
    expect((await get<DisclosureDetail>(`/disclosures/${made.share}`)).evidence).toBe(false);
  });

  it('loses its words with their key, and keeps hash, fields and rules', async () => {
    const made = await share('contractor');
    const before = await get<EvidenceView>(`/disclosures/${made.share}/evidence`, lead);
    await server.world.storage.write((tx) => tx.shares.destroyFrozen(made.share as OpaqueId));
    const after = await get<EvidenceView>(`/disclosures/${made.share}/evidence`, lead);
    expect(after).toEqual({ ...before, readable: false });
    expect(after.fields.length).toBeGreaterThan(0);
    expect((await lead.call('GET', `/api/office/disclosures/${made.share}/page`)).statusCode).toBe(404);
  });
});

describe('who may look', () => {
  it('is the desk alone: everybody else gets one answer, and nothing is kept of their try', async () => {
    const { world } = server;
    const { share: id } = await share();
    const others = [world.surveyor, world.contractor, world.administrator];
    const browsers = await Promise.all(others.map((one) => Browser.signedIn(server, one)));
    const paths = ['', '/export', `/${id}`, `/${id}/evidence`, `/${id}/page`, `/${id}/tellings`];
    for (const path of paths) {
      const isPost = path === '/export' || path.endsWith('tellings');
      const call = (who: Browser) =>
        isPost
          ? post(`/disclosures${path}`, { id: anId(), format: 'csv' }, who)
          : who.call('GET', `/api/office/disclosures${path}`);
      for (const who of browsers) expect((await call(who)).statusCode).toBe(403);
      const stranger = new Browser(server.app, world.office);
      expect((await call(stranger)).statusCode).toBe(401);
    }
    for (const who of browsers)
      expect((await who.call('GET', '/api/office/follow-ups')).statusCode).toBe(403);
  });
});

describe('when leads have closed something since', () => {
  it('a page that was read is in follow-ups, and a page names the rules of now by what holds here', async () => {
    const read = await share();
    expect((await open(read)).statusCode).toBe(200);
    const find = async () =>
      (await get<FollowUpsView>('/follow-ups')).lines.find(({ line }) => line.id === read.share);
    expect(await find()).toBeUndefined();
    const cell = { category: 'address', audience: 'legal-adviser', to: 'W' };
    const closed = await post('/matrix/closings', { id: anId(), reason: 'Not needed.', ...cell }, lead);
    expect(closed.statusCode, closed.body).toBe(200);
    expect((await find())?.hold).toBe('On hold: the rules became stricter');
    const made = await share('contractor');
    const rules = async (id: string) =>
      (await get<EvidenceView>(`/disclosures/${id}/evidence`, lead)).sameRules;
    expect([await rules(read.share), await rules(made.share)]).toEqual([false, true]);
  });
});

describe('a log of many lines', () => {
  it('answers a search that finds little in short parts, each cut at a line that whoever looks may see', async () => {
    const { world, clock } = server;
    const home = world.otherHome;
    const place = { home, tenancy: anId() };
    await world.storage.write((tx) => {
      const hidden = { ...toNeighbour, categories: ['safeguarding'], audience: 'ombudsman' };
      for (let at = 0; at < 900; at += 1) {
        const body = at % 3 === 0 ? { ...hidden, purpose: 'ombudsman-investigation' } : toNeighbour;
        issue(tx, world.office, 'disclosure', body, place, anId(), clock.now + 1000 + at);
      }
    });
    const parts = async (query: string, who = desk) => {
      const seen: { ids: string[]; nexts: string[] } = { ids: [], nexts: [] };
      let next: string | null = null;
      do {
        const after = next === null ? '' : `&after=${next}`;
        const view: DisclosuresView = await log(`?home=${home}${query}${after}`, who);
        seen.ids.push(...view.lines.map(({ id }) => id));
        next = view.next;
        if (next !== null) seen.nexts.push(next.split('-')[1] ?? '');
      } while (next !== null);
      return seen;
    };
    const all = await parts('');
    const none = await parts('&q=nobody-of-this-name');
    expect(none.ids).toEqual([]);
    // After each two hundredth line of their own, however many lie between that they do not see.
    expect(none.nexts).toEqual(all.ids.filter((_id, at) => at % 200 === 199 && at < all.ids.length - 1));
    expect(none.nexts.length).toBeGreaterThan(2);
    expect((await parts('', lead)).ids.length).toBeGreaterThan(all.ids.length);
  });
});
