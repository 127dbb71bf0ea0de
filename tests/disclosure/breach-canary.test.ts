import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BreachView } from '#domain/breaches/breach-views.ts';
import { CATEGORIES, DATA_CATEGORIES, type DataCategory } from '#domain/disclosure/categories.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { addAccount } from '../../sync-server/accounts/new-account.ts';
import { hashPassword } from '../../sync-server/accounts/password.ts';
import { aServer, Browser, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { anId, instantAt, issue, NOW, PASSWORD, PROPERTY } from '../../sync-server/files/filing.fixture.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';
import { isWrittenOpen } from './written-matrix.ts';

/*
 * The register of breaches as a channel: one breach about each kind of data, weighed, told of and letters written. What a
 * colleague and the lead wrote is read by nobody else at the desk, by any route; the kind of data and the household are named
 * to the office where the page of categories shows it such a field. See docs/decisions/0133.
 */

const HOUR = 3_600_000;
let server: TestServer;
/** Who told of them, somebody else at the desk, and the lead. */
let teller: Browser;
let office: Browser;
let lead: Browser;
const routes: RouteOptions[] = [];

/** A home where a case is open, and one where none is. */
type Where = 'open' | 'over';
const homes = new Map<Where, { readonly home: OpaqueId; readonly line: string }>();

interface Told {
  readonly breach: OpaqueId;
  readonly category: DataCategory;
  readonly where: Where;
}
const told: Told[] = [];
/** Words that somebody typed: nobody reads them but who wrote them, and the lead. */
const TYPED = /(?:Told|Weighed|Notice|Letter|Proof|Asked)\d{4}q/g;

beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes], onRoute: (route) => void routes.push(route) });
  const { world } = server;
  const { storage } = world;
  const password = await hashPassword(PASSWORD, 1);
  const other = await storage.write((tx) => {
    for (const where of ['open', 'over'] as const) {
      const [home, tenancy, line] = [anId(), anId(), `${where === 'open' ? '7' : '8'} Kestrel Rise`];
      issue(tx, world.office, 'property', { ...PROPERTY, line }, { home }, home);
      const lives = { occupancy: 'tenancy', startedOn: '2020-01-01' };
      issue(tx, world.office, 'tenancy', lives, { home, tenancy }, tenancy);
      const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
      if (where === 'open') issue(tx, world.office, 'report-fact', aware, { home, case: anId() });
      homes.set(where, { home, line });
    }
    const named = {
      name: 'other-office',
      displayName: 'The other office',
      role: 'office',
      password,
    } as const;
    return addAccount(tx, named, null, NOW);
  });
  teller = await Browser.signedIn(server, other);
  office = await Browser.signedIn(server, world.office);
  lead = await Browser.signedIn(server, world.lead);
  for (const where of ['open', 'over'] as const)
    for (const category of DATA_CATEGORIES) await oneBreach(category, where);
}, 120_000);
afterAll(() => server.close());

const get = async <T>(who: Browser, path: string) => (await who.call('GET', `/api/office${path}`)).json<T>();
const seen = (who: Browser, breach: string) => get<BreachView>(who, `/breaches/${breach}`);

async function oneBreach(category: DataCategory, where: Where): Promise<void> {
  const [breach, number] = [anId(), String(told.length).padStart(4, '0')];
  const post = async (who: Browser, path: string, body: object) => {
    const answer = await who.call('POST', `/api/office${path}`, { id: anId(), ...body });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const { home } = homes.get(where) ?? {};
  const about = { what: 'told', happened: 'wrong-person', reached: 'family', home, categories: [category] };
  await post(teller, '/breaches', { ...about, id: breach, awareAt: NOW - HOUR, words: `Told${number}q` });
  told.push({ breach, category, where });
  const step = (who: Browser, body: object) => post(who, `/breaches/${breach}/steps`, body);
  await step(lead, { step: 'weighed', risk: 'high', words: `Weighed${number}q` });
  await step(lead, { step: 'contained', done: 'moved-safe', words: `Asked${number}q` });
  const sent = { way: 'letter', proof: `Proof${number}q` };
  await step(lead, { step: 'regulator-told', ...sent, words: `Notice${number}q` });
  const [part] = (await seen(lead, breach)).parts;
  // What only links records is nobody's, and has nobody to be told.
  if (part !== undefined && category !== 'record-keeping')
    await step(lead, { step: 'persons-told', ...sent, part: part.id, words: `Letter${number}q` });
}

/** By the page that people read. Links between records name nothing. */
const isNamed = ({ category, where }: Told) =>
  category !== 'record-keeping' &&
  isWrittenOpen(category, 'office', new Set(where === 'open' ? ['open-case'] : []));

describe('the register of breaches', () => {
  it('holds one about each kind of data, some named to the office and some not', () => {
    expect(told.length).toBe(DATA_CATEGORIES.length * 2);
    expect(told.filter(isNamed).length).toBeGreaterThan(20);
    expect(told.filter((one) => !isNamed(one)).length).toBeGreaterThan(15);
  });

  it('names to the office a kind of data and its household where it is shown such a field, to the lead always', async () => {
    for (const one of told.filter(({ category }) => category !== 'record-keeping')) {
      const title = CATEGORIES[one.category].title;
      const views = [await seen(office, one.breach), await seen(lead, one.breach)];
      const named = views.map(({ parts }) => parts.map(({ categories, home }) => [home?.line, categories]));
      const whole = [[homes.get(one.where)?.line, [title]]];
      expect([title, one.where, named]).toEqual([title, one.where, [isNamed(one) ? whole : [], whole]]);
    }
  });

  it('gives whoever did not write it no words, no letter, no notice and no draft, and the lead all of them', async () => {
    for (const { breach, category } of told) {
      const view = await seen(office, breach);
      const { words, regulatorDraft, records, dangerous, steps, parts } = view;
      expect([words, regulatorDraft, records, dangerous]).toEqual([null, null, null, false]);
      expect(parts.every(({ draft }) => draft === null)).toBe(true);
      expect(steps.every((one) => one.words === null && one.proof === null)).toBe(true);
      expect(JSON.stringify(view)).not.toMatch(TYPED);
      const whole = new Set(
        JSON.stringify(await seen(lead, breach))
          .match(TYPED)
          ?.map((one) => one.slice(0, 5)),
      );
      expect([category, whole.size]).toEqual([category, category === 'record-keeping' ? 5 : 6]);
    }
  });

  it('is to the office alike, whichever kind that it is not shown it is about', async () => {
    const kept = told.filter((one) => !isNamed(one) && one.category !== 'record-keeping');
    const alike = await Promise.all(
      kept.map(async ({ breach }) => JSON.stringify(await seen(office, breach)).replaceAll(breach, '')),
    );
    expect(new Set(alike).size).toBe(1);
    // Nor that somebody was in danger, nor of how many households it is.
    expect(alike[0]).not.toMatch(/safe|[0-9]+ homes?\b/);
  });

  it('counts to the office no household that it is not named', async () => {
    const breach = anId();
    const { home } = homes.get('open') ?? {};
    const about = {
      what: 'told',
      happened: 'wrong-person',
      reached: 'family',
      home,
      categories: ['safeguarding'],
    };
    const post = (path: string, body: object) => lead.call('POST', `/api/office${path}`, body);
    expect((await post('/breaches', { id: breach, ...about })).statusCode).toBe(200);
    for (const more of [
      { step: 'weighed', risk: 'high', words: 'They are at risk.' },
      { step: 'regulator-told', way: 'online', words: 'As it was.' },
    ])
      expect((await post(`/breaches/${breach}/steps`, { id: anId(), ...more })).statusCode).toBe(200);
    const next = async (who: Browser) => [
      (await seen(who, breach)).line.next.words,
      (await get<{ open: BreachView['line'][] }>(who, '/breaches')).open.find(({ id }) => id === breach)?.next
        .words,
    ];
    expect(await next(lead)).toEqual(Array(2).fill('Tell the people of 1 home.'));
    expect(await next(office)).toEqual(Array(2).fill('Tell the people.'));
  });

  it('leaves what somebody wrote out of every other route of the desk, of the journal and of the log', async () => {
    const { storage } = server.world;
    let asked = 0;
    const [one] = told;
    for (const { url, method } of routes) {
      if (![method].flat().includes('GET') || !url.startsWith('/api/office/')) continue;
      for (const { home } of homes.values()) {
        const id = one?.breach ?? '';
        const path = url.replace(':home', home).replace(/:[a-z]+/gi, id);
        const { body } = await office.call('GET', path);
        asked += 1;
        expect([path, body.match(TYPED)]).toEqual([path, null]);
      }
    }
    expect(asked).toBeGreaterThan(60);
    const lines = storage.read((view) => view.journal.lines({ after: 0, limit: 100_000 }));
    expect(lines.filter(({ action }) => action === 'breach-step').length).toBeGreaterThan(100);
    for (const kept of [JSON.stringify(lines), server.log.join('\n')]) expect(kept.match(TYPED)).toBeNull();
  });

  it('is nothing to anybody who is not at the desk', async () => {
    const { surveyor, contractor, administrator } = server.world;
    for (const account of [surveyor, contractor, administrator]) {
      const who = await Browser.signedIn(server, account);
      for (const path of ['/breaches', `/breaches/${told[0]?.breach ?? ''}`])
        expect((await who.call('GET', `/api/office${path}`)).statusCode).toBe(403);
    }
  });

  it('refuses what somebody else holds in words that repeat none of it', async () => {
    const { breach } = told[0] ?? {};
    const again = { id: breach, what: 'told', happened: 'too-much', reached: 'other', words: 'Other' };
    const answers = [
      await office.call('POST', '/api/office/breaches', again),
      await office.call('POST', `/api/office/breaches/${breach ?? ''}/steps`, {
        id: anId(),
        step: 'weighed',
        risk: 'high',
        words: 'Mine',
      }),
      await office.call('POST', `/api/office/breaches/${breach ?? ''}/steps`, {
        id: anId(),
        step: 'closed',
        words: 'Mine',
      }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([409, 422, 422]);
    for (const { body } of answers) {
      expect(body).not.toMatch(TYPED);
      expect(body).not.toContain('Kestrel');
    }
  });
});
