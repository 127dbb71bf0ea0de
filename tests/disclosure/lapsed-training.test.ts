import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDataCategory, isGuarded } from '#domain/disclosure/categories.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { kindNamed, RECORD_KINDS, type KindName } from '#domain/records/registry.ts';
import type { RequestView } from '#domain/requests/request-views.ts';
import { COURSE_NAMES } from '#domain/training/drill.ts';
import { drawSet } from '#domain/training/drills.ts';
import { addAccount } from '../../sync-server/accounts/new-account.ts';
import { hashPassword } from '../../sync-server/accounts/password.ts';
import { aServer, Browser, pushed, type TestServer } from '../../sync-server/border/http.fixture.ts';
import {
  anId,
  anOrder,
  aRecord,
  asJson,
  aVisit,
  DAY,
  instantAt,
  issue,
  NOW,
  PASSWORD,
  PROPERTY,
} from '../../sync-server/files/filing.fixture.ts';
import { fileRecord } from '../../sync-server/files/file-record.ts';
import { newSealKey, seal } from '../../sync-server/outside/seal.ts';
import { POLICY } from '../../sync-server/packs/policy.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';
import { recipientOfMatter } from '../../sync-server/sharing/recipients.ts';
import { goodRequest } from '../../sync-server/sharing/sharing.fixture.ts';
import type { Account } from '../../sync-server/storage/accounts.ts';
import type { WriteTx } from '../../sync-server/storage/storage.ts';
import { clockRunsAt } from '../../sync-server/training/training-gate.ts';
import type { CanaryHome } from './aviary.ts';
import { CanaryNest } from './canary-record.ts';
import { canaryReaders, type GrownWorld } from './canary-world.ts';
import { atDesk } from './somebody-outside.ts';
import { WAYS_OUT } from './ways-out.ts';
import { wordsIn } from './words-in.ts';

/*
 * Every door, asked by a colleague whose training has lapsed and whose days of grace are over (decision 0125), beside one whose
 * training holds: what is guarded is closed by each where no clock runs, and by none where one does. The exceptions are named
 * by their routes, and each of them is needed.
 */

/** Routes that go on showing what is guarded to somebody whose training has lapsed, where no clock runs: with the reason. */
const STAYS_OPEN: Readonly<Record<Who, Readonly<Record<string, string>>>> = {
  office: {
    'GET /api/office/life/:release':
      'what was told to save a life, to whoever told it: nothing holds up an emergency',
  },
  lead: {
    'GET /api/office/life/:release':
      'what was told to save a life, to whoever weighs it the next working day',
    'GET /api/office/rights/:request': 'a right over one’s own data has a month',
    'GET /api/office/rights/:request/copy': 'a right over one’s own data has a month',
    'GET /api/office/rights/:request/frozen': 'the copy that was sent, for whoever answers for it',
    'GET /api/office/rights/:request/page': 'the copy that was sent, for whoever answers for it',
    'GET /api/office/concerns': 'a worry about somebody’s safety is held up by nothing',
  },
};

/** What is written at the desk and asks for training, each with the test that sees it refused. */
const ASKS_TRAINING: Readonly<Record<string, string>> = {
  '/sharing': 'tests/disclosure/lapsed-training.test.ts',
  '/sharing/:request/answer': 'tests/disclosure/lapsed-training.test.ts',
  '/review-tasks/:item/read': 'tests/disclosure/lapsed-training.test.ts',
  '/orders/preview': 'tests/disclosure/lapsed-training.test.ts',
  '/cases/:case/shares': 'sync-server/shares/approved-fields.test.ts',
  '/rules': 'sync-server/sharing/training-asked.test.ts',
  '/rules/:rule/approval': 'sync-server/sharing/training-asked.test.ts',
  '/matrix/closings/:closing/end': 'sync-server/sharing/training-asked.test.ts',
  '/matrix/closings/:closing/answer': 'sync-server/sharing/training-asked.test.ts',
};

/** What is written at the desk and asks for none: each with the reason. */
const ASKS_NONE: Readonly<Record<string, string>> = {
  ...routesOf('it records or plans work, and shows nothing guarded', [
    ...[
      '/reports',
      '/visits',
      '/visits/:visit',
      '/cases/:case/events',
      '/clearings',
      '/orders',
      '/orders/:order',
    ],
    ...[
      '/homes/:home/tenancy',
      '/phones/:device/wipe',
      '/review-tasks/:item/owner',
      '/review-tasks/:item/kept-back',
    ],
  ]),
  ...routesOf('a neighbour is told nothing guarded, whoever answers', [
    ...[
      '/requests',
      '/requests/:request/answer',
      '/requests/:request/refusal',
      '/requests/:request/evidence',
    ],
    ...['/requests/:request/hold', '/requests/:request/let-go', '/requests/:request/link'],
  ]),
  ...routesOf('a file holds nothing guarded, whoever saves it', [
    ...['/cases/:case/export', '/homes/:home/export', '/disclosures/export'],
  ]),
  ...routesOf('whoever may not read what it says is wrong puts nothing right by it', ['/inbox/:item/steps']),
  ...routesOf('it closes, refuses, takes back or counts, and opens nothing', [
    ...['/cases/:case/share-refusals', '/shares/:share/revoke', '/rules/:rule/end', '/matrix/checks'],
    ...[
      '/matrix/closings',
      '/reviews',
      '/same-human',
      '/same-human/:said/undo',
      '/disclosures/:disclosure/tellings',
    ],
  ]),
  ...routesOf('an emergency is held up by nothing (matrix rules 4 and 12): its clock runs', [
    ...['/orders/:order/releases', '/homes/:home/life'],
  ]),
  ...routesOf('a breach has 72 hours (decision 0125)', ['/breaches', '/breaches/:breach/steps']),
  ...routesOf('a right over one’s own data has a month (decision 0125)', [
    ...['/data-receipts', '/data-receipts/close', '/rights', '/rights/:request/steps'],
    ...['/rights/:request/corrections', '/rights/:request/copy/read', '/rights/:request/copy'],
  ]),
  ...routesOf('what is destroyed is listed by kind, and read by nobody', [
    ...['/retention/holds', '/retention/holds/:hold/end', '/retention/destructions'],
    ...['/retention/destructions/:destruction/renewal', '/retention/destructions/:destruction/refusal'],
    '/retention/destructions/:destruction/confirmation',
  ]),
};

function routesOf(reason: string, urls: readonly string[]) {
  return Object.fromEntries(urls.map((url) => [url, reason] as const));
}

/** Ends the session, waits for news, or answers with the program's own files. */
const LEFT_OUT: ReadonlySet<string> = new Set(['/api/session', '/db/_session', '/api/phones/wiped']);

type Who = 'office' | 'lead';
const QUIET = 'quiet';
const RUNNING = 'running';
type HomeName = typeof QUIET | typeof RUNNING;

/** Guarded words by the home that they lie at. */
const planted = new Map<string, { readonly home: HomeName; readonly is: string }>();
const nest = new CanaryNest();

let server: TestServer;
const routes: RouteOptions[] = [];
let homes: Readonly<Record<HomeName, CanaryHome>>;
let world: GrownWorld;
let colleague: Account;
const trained = new Map<Who, Browser>();
const lapsed = new Map<Who, Browser>();

beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes], onRoute: (route) => void routes.push(route) });
  const { storage } = server.world;
  homes = { [QUIET]: aHome(), [RUNNING]: aHome() };
  await storage.write((tx) => {
    file(tx, QUIET);
    file(tx, RUNNING);
  });
  const readers = await canaryReaders(server);
  const all = [homes.quiet, homes.running];
  world = { server, routes, readers, homes: all, records: [], planted: new Map(), typed };
  server.clock.now = NOW + 60_000;
  for (const at of all) await fillTheDesk(at);
  const password = await hashPassword(PASSWORD, 1);
  const colleagues = await storage.write((tx) => {
    const add = (name: string, role: Who) =>
      addAccount(tx, { name, displayName: name, role, password }, null, NOW);
    const made = {
      ...{ office: add('trained-office', 'office'), lead: add('trained-lead', 'lead') },
      asks: add('who-asks', 'office'),
    };
    for (const account of [...Object.values(made), server.world.office, server.world.lead])
      tx.training.meet(account.id, account.role, NOW);
    return made;
  });
  // A month to be trained, and the days of grace.
  server.clock.now = NOW + 60 * DAY;
  for (const who of ['office', 'lead'] as const) {
    lapsed.set(who, await Browser.signedIn(server, server.world[who]));
    trained.set(who, await inDate(colleagues[who]));
  }
  colleague = colleagues.asks;
  const by = { asks: await inDate(colleague), approves: trainedOne('lead') };
  for (const at of all) await openToday(at, by);
}, 120_000);
afterAll(() => server.close());

/** Words typed into forms are guarded where an asker says them: a neighbour's own words about somebody else. */
function typed(where: string, at: CanaryHome): string {
  const word = nest.word();
  if (where === 'by an asker') plant(word, at === homes.quiet ? QUIET : RUNNING, 'third-party-note/words');
  return word;
}

function plant(word: string, home: HomeName, is: string): void {
  planted.set(word.toLowerCase(), { home, is });
}

function aHome(): CanaryHome {
  return {
    ...{ home: anId(), case: anId(), inspection: anId(), tenancy: anId() },
    ...{ resident: anId(), joint: anId(), order: anId() },
  };
}

/** A home with an open case, somebody who lives there, and a record of each kind that holds anything guarded. */
function file(tx: WriteTx, name: HomeName): void {
  const { office, surveyor, contractor } = server.world;
  const { home, case: caseId, tenancy, resident, order } = homes[name];
  const place = { home, case: caseId, tenancy, subjects: [resident] };
  issue(tx, office, 'property', { ...PROPERTY, line: `1 ${name} Street` }, { home }, home);
  issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-03-02' }, place, tenancy);
  issue(tx, office, 'person', { name: 'Rowan Ashdown', part: 'tenant' }, place, resident);
  // No limit of the law runs for noise.
  const hazard = name === RUNNING ? 'damp-and-mould' : 'noise';
  issue(tx, office, 'report-fact', { awareAt: instantAt(NOW - 3_600_000), hazard }, { home, case: caseId });
  issue(tx, office, 'visit', aVisit(surveyor), { home, case: caseId });
  issue(tx, office, 'works-order', anOrder(contractor), { home, case: caseId }, order);
  for (const kind of GUARDED) {
    const { body: filled, canaries } = nest.fill(kind);
    const body = { ...filled, ...answersAt(kind, name) };
    const record = aRecord(office.id, kind.kind as KindName, body, place);
    fileRecord(tx, { id: anId(), raw: asJson(record), by: office.id, via: 'api', at: NOW });
    for (const { field, word } of canaries)
      if (isGuardedField(kind.kind, field)) plant(word, name, `${kind.kind}/${field}`);
  }
}

/** One answer of each guarded choice of many, another at each home, so that its label says where it lies. */
function answersAt(kind: RecordKind, name: HomeName): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(kind.fields).flatMap(([field, { shape, category }]) => {
      if (shape.as !== 'choice' || !shape.many || !isDataCategory(category) || !isGuarded(category))
        return [];
      const [key = '', label] = [...shape.options].at(name === QUIET ? 0 : -1) ?? [];
      const words = typeof label === 'string' ? label : (label as { label: string } | undefined)?.label;
      if (words?.includes(' ')) plant(words, name, `${kind.kind}/${field}`);
      return [[field, [key]]];
    }),
  );
}

const GUARDED: readonly RecordKind[] = RECORD_KINDS.filter(
  (kind: RecordKind) =>
    kind.kind !== 'disclosure' && Object.values(kind.fields).some(({ category }) => isGuarded(category)),
);

function isGuardedField(kind: string, field: string): boolean {
  const { category } = kindNamed(kind)?.fields[field] ?? {};
  return category !== undefined && isDataCategory(category) && isGuarded(category);
}

/** Everything that the desk makes of a case: pages, answers, copies, what was told to save a life, a breach, what was refused. */
async function fillTheDesk(at: CanaryHome): Promise<void> {
  for (const { tell } of Object.values(WAYS_OUT)) await tell(world, at);
  await server.world.storage.write((tx) => {
    frozenPage(tx, at);
  });
  // Another's name stands under it: it is refused, and lies in the office's inbox.
  const { surveyor } = world.readers;
  const place = { home: at.home, case: at.case, tenancy: at.tenancy, subjects: [at.resident] };
  const note = surveyor.record('diagnosis', { words: sentInVain(at) }, place);
  await surveyor.push(await surveyor.pack(), [{ ...pushed(anId(), note), author: anId() }]);
}

/** A page that was sent with somebody's diagnosis on it, as a second person had opened it. */
function frozenPage(tx: WriteTx, at: CanaryHome): void {
  const { office } = server.world;
  const [id, word] = [anId(), nest.word()];
  plant(word, at === homes.quiet ? QUIET : RUNNING, 'diagnosis/words, on a page');
  const told = { audience: 'legal-adviser', purpose: 'legal-advice', decision: 'shared' } as const;
  const [diagnosis] = tx.records.entries({ home: at.home, kind: 'diagnosis' });
  const line = { ...told, at: instantAt(NOW), records: [diagnosis?.id], fields: ['diagnosis/words'] };
  const place = { home: at.home, tenancy: at.tenancy, case: at.case };
  issue(tx, office, 'disclosure', { ...line, categories: ['diagnosis'] }, place, id);
  const page = Buffer.from(`<p>${word}</p>`);
  const key = newSealKey();
  const share = {
    ...{ id, ...place, order: null, request: null, rules: POLICY, by: office.id, at: NOW },
    audience: told.audience,
    purpose: told.purpose,
    ...{ recipient: null, recipientName: 'Reed' },
    ...{ ownAdviser: false, contentSha256: '' },
    pageSha256: createHash('sha256').update(page).digest('hex'),
    told: JSON.stringify([{ field: 'diagnosis/words', category: 'diagnosis', verdict: 'W/N' }]),
  } as const;
  tx.shares.add(share, { sealed: seal(page, key, id), key: key.toString('hex') });
}

/** What is asked for and opened on the day of the walk: an emergency to life, and an approval for each of two colleagues. */
async function openToday(at: CanaryHome, by: Colleagues): Promise<void> {
  const life = { id: anId(), service: 'fire', whyNoConsent: 'unconscious' };
  await atDesk(lapsedOne('office'), 'POST', `/homes/${at.home}/life`, life);
  const { storage } = server.world;
  const money = storage.read((view) => view.records.entries({ home: at.home, kind: 'money-note' }))[0];
  for (const { account } of [lapsedOne('office'), trainedOne('office')]) {
    const necessity = {
      ...{ purpose: 'complaint-answer', recipient: account.id, until: '2027-01-25' },
      whyThisField: 'The answer turns on it, and nothing else in the file says it.',
    };
    const wish = goodRequest(
      { person: at.resident, server },
      { record: money?.id, field: 'words', audience: 'office', necessity },
    );
    await atDesk(by.asks, 'POST', '/sharing', wish);
    const yes = { id: anId(), answer: 'approved', reason: 'Ask the income team.' };
    await atDesk(by.approves, 'POST', `/sharing/${wish.id}/answer`, yes);
  }
}

interface Colleagues {
  readonly asks: Browser;
  readonly approves: Browser;
}

const lapsedOne = (who: Who) => known(lapsed.get(who));
const trainedOne = (who: Who) => known(trained.get(who));
function known<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('They are signed in.');
  return one;
}

function sentInVain(at: CanaryHome): string {
  const word = nest.word();
  plant(word, at === homes.quiet ? QUIET : RUNNING, 'diagnosis/words, refused');
  return word;
}

/** Somebody who has done every set. */
async function inDate(account: Account): Promise<Browser> {
  const browser = await Browser.signedIn(server, account);
  for (const course of COURSE_NAMES) {
    const id = anId();
    const answers = drawSet(course, id).map((drill) => ({
      drill: drill.key,
      choice: drill.ask().choices.find(({ right }) => right)?.key,
    }));
    await browser.call('POST', '/api/training', { id, course, takenOn: '2027-01-23', answers });
  }
  return browser;
}

/** What stands in the place of each name of an address, at this home. */
function idsAt(name: string, at: CanaryHome): readonly string[] {
  const { home, case: caseId, order, resident } = at;
  return server.world.storage.read((view): readonly string[] => {
    const ofKinds = (...kinds: string[]) =>
      kinds.flatMap((kind) => view.records.entries({ home, kind: kind as never }).map(({ id }) => id));
    const known: Readonly<Record<string, () => readonly string[]>> = {
      home: () => [home],
      case: () => [caseId],
      order: () => [order],
      person: () => [resident],
      audience: () => ['contractor', 'legal-adviser', 'ombudsman', 'tenant-summary'],
      disclosure: () => ofKinds('disclosure'),
      share: () =>
        view.shares
          .shares({})
          .filter((one) => one.home === home)
          .map(({ id }) => id),
      request: () => [
        ...ofKinds('information-request', 'rights-request'),
        ...view.sharing.steps('request', home).map(({ id }) => id),
      ],
      breach: () => view.breaches.breaches().map(({ id }) => id),
      item: () => view.inbox.items(50).map(({ id }) => id),
      release: () => view.sharing.steps('life', home).map(({ id }) => id),
      photo: () => ofKinds('photo', 'cleared-photo'),
      record: () => GUARDED.flatMap(({ kind }) => ofKinds(kind)),
    };
    return known[name]?.() ?? [anId()];
  });
}

/** Every address of a route at a home, with what there is in the places of its names. */
function addressesOf(url: string, at: CanaryHome): readonly string[] {
  const name = /:([a-z]+)/i.exec(url)?.[1];
  if (name === undefined) return [url];
  if (name === 'field') return [];
  const next = (id: string) => addressesOf(url.replace(`:${name}`, id), at);
  if (name !== 'record' || !url.includes('/:record/:field')) return idsAt(name, at).flatMap(next);
  return idsAt(name, at).flatMap((id) =>
    fieldsOf(id).map((field) => url.replace(':record', id).replace(':field', field)),
  );
}

function fieldsOf(id: string): readonly string[] {
  const entry = server.world.storage.read((view) => view.records.entry(id as OpaqueId));
  return Object.keys(kindNamed(entry?.kind ?? '')?.fields ?? {}).filter((name) =>
    isGuardedField(entry?.kind ?? '', name),
  );
}

/** What of an address asks for more than the address says. */
const QUERIES: Readonly<Record<string, (at: CanaryHome) => string>> = {
  '/api/office/cases/:case/share/:audience': ({ resident, order }) => `?recipient=${resident}&order=${order}`,
};

/** What somebody asks for by POST that changes no record: it is looked at like a screen. */
const LOOKS: Readonly<Record<string, (at: CanaryHome) => object>> = {
  '/api/office/cases/:case/export': () => ({ id: anId(), format: 'json' }),
  '/api/office/homes/:home/export': () => ({ id: anId(), format: 'json' }),
  '/api/office/disclosures/export': () => ({ id: anId(), format: 'json' }),
  '/api/office/orders/preview': ({ home, case: caseId }) => {
    const body = {
      contractor: server.world.contractor.id,
      purpose: 'repair',
      element: 'wall',
      remedy: 'mend',
    };
    return { id: anId(), home, case: caseId, body };
  },
};

type Seen = ReadonlyMap<string, Readonly<Record<HomeName, ReadonlySet<string>>>>;

/** What is guarded of each home that a colleague is answered by each route. */
async function walk(browser: Browser): Promise<Seen> {
  const seen = new Map<string, Record<HomeName, Set<string>>>();
  for (const { method, url } of routes) {
    const looks = LOOKS[url];
    const how = [method].flat().includes('GET') ? 'GET' : looks ? 'POST' : null;
    if (how === null || LEFT_OUT.has(url)) continue;
    const found = seen.get(`${how} ${url}`) ?? { quiet: new Set<string>(), running: new Set<string>() };
    seen.set(`${how} ${url}`, found);
    const done = new Set<string>();
    for (const at of [homes.quiet, homes.running])
      for (const address of addressesOf(url, at)) {
        const asked = `${address}${QUERIES[url]?.(at) ?? ''}`;
        // What is asked for by its address alone is the same for both homes.
        if (looks === undefined && done.has(asked)) continue;
        done.add(asked);
        const { rawPayload } = await browser.call(how, asked, looks?.(at));
        for (const { home, is } of guardedIn(rawPayload)) found[home].add(is);
      }
  }
  return seen;
}

function guardedIn(bytes: Buffer) {
  const text = bytes.toString('utf8').toLowerCase();
  const words = wordsIn(bytes);
  return [...planted].flatMap(([word, lies]) =>
    words.has(word) || (word.includes(' ') && text.includes(word)) ? [lies] : [],
  );
}

/** "GET /api/office/...: diagnosis/words", for all that is seen of a home. */
const seenOf = (seen: Seen | undefined, home: HomeName) =>
  [...(seen ?? [])].flatMap(([route, found]) => [...found[home]].map((is) => `${route}: ${is}`)).sort();
const routesIn = (lines: readonly string[]) => [...new Set(lines.map((line) => line.split(': ')[0] ?? ''))];

describe('whoever’s training has lapsed', () => {
  const held = new Map<Who, Seen>();
  const gone = new Map<Who, Seen>();
  beforeAll(async () => {
    for (const [who, browser] of trained) held.set(who, await walk(browser));
    for (const [who, browser] of lapsed) gone.set(who, await walk(browser));
  }, 240_000);

  it('is asked of at one home without a running clock and one with, and the walk finds the doors', () => {
    const runs = server.world.storage.read((view) =>
      [homes.quiet, homes.running].map(({ home }) => clockRunsAt(view, home, server.clock.now)),
    );
    expect(runs).toEqual([false, true]);
    const doors = new Set([...held.values()].flatMap((seen) => routesIn(seenOf(seen, QUIET))));
    expect(doors.size).toBeGreaterThan(12);
    const kinds = new Set(
      [...held.values()].flatMap((seen) => seenOf(seen, QUIET).map((one) => one.split(': ')[1])),
    );
    expect(kinds.size).toBeGreaterThan(10);
  });

  it.each(['office', 'lead'] as const)(
    'the %s: each door is closed where no clock runs, but for those named',
    (who) => {
      const open = seenOf(gone.get(who), QUIET);
      expect(routesIn(open).sort()).toEqual(Object.keys(STAYS_OPEN[who]).sort());
      // And those stay open whole.
      const whole = seenOf(held.get(who), QUIET).filter(
        (one) => (one.split(': ')[0] ?? '') in STAYS_OPEN[who],
      );
      expect(open).toEqual(whole);
    },
  );

  it.each(['office', 'lead'] as const)('the %s: no door is closed where a clock runs', (who) => {
    expect(seenOf(gone.get(who), RUNNING)).toEqual(seenOf(held.get(who), RUNNING));
  });
});

describe('what asks for training before it is done', () => {
  const outcome = async (browser: Browser, path: string, body: object) => {
    const answer = await browser.call('POST', `/api/office${path}`, body);
    return answer.statusCode === 200 ? 'done' : answer.json<{ error: string }>().error;
  };

  it.each([
    [QUIET, 'training'],
    [RUNNING, 'done'],
  ] as const)('at the %s home: asking, approving and reading what somebody said', async (name, expected) => {
    const at = homes[name];
    const by = { asks: await inDate(colleague), lapsed: lapsedOne('office') };
    expect(await outcome(by.lapsed, '/sharing', healthFor(at))).toBe(expected);
    const wish = healthFor(at);
    expect(await outcome(by.asks, '/sharing', wish)).toBe('done');
    const yes = { id: anId(), answer: 'approved' };
    expect(await outcome(lapsedOne('lead'), `/sharing/${wish.id}/answer`, yes)).toBe(expected);

    const note = { id: anId(), words: 'They say that somebody next door is ill.' };
    const request = { id: anId(), home: at.home, asker: 'neighbour', asks: ['where-from'], note };
    await atDesk(by.asks, 'POST', '/requests', request);
    const { draft } = await atDesk<RequestView>(by.asks, 'GET', `/requests/${request.id}`);
    const answer = { id: anId(), sha256: draft?.sha256, channel: 'sent' };
    await atDesk(by.asks, 'POST', `/requests/${request.id}/answer`, answer);
    const to = { id: anId(), to: by.lapsed.account.id };
    await atDesk(trainedOne('lead'), 'POST', `/review-tasks/${note.id}/owner`, to);
    expect(await outcome(by.lapsed, `/review-tasks/${note.id}/read`, { id: anId() })).toBe(expected);
  });

  it('is known of each thing that is written at the desk, and each that asks is seen to refuse', () => {
    const written = routes
      .filter(({ method, url }) => [method].flat().includes('POST') && url.startsWith('/api/office/'))
      .map(({ url }) => url.slice('/api/office'.length));
    expect([...Object.keys(ASKS_TRAINING), ...Object.keys(ASKS_NONE)].sort()).toEqual(written.sort());
    const unseen = [...new Set(Object.values(ASKS_TRAINING))].filter(
      (file) => !/training/.test(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')),
    );
    expect(unseen).toEqual([]);
  });
});

/** Good answers to the form that asks for a diagnosis for an adviser. */
function healthFor(at: CanaryHome) {
  const [diagnosis] = server.world.storage.read((view) =>
    view.records.entries({ home: at.home, kind: 'diagnosis' }),
  );
  return goodRequest(
    { person: at.resident, server },
    {
      ...{ record: diagnosis?.id, field: 'words', audience: 'legal-adviser' },
      necessity: {
        ...{ purpose: 'legal-advice', basis: 'legal-obligation', tells: 'health', condition: 'legal-claims' },
        ...{ recipient: recipientOfMatter('legal-adviser', at.case), until: '2027-01-25' },
      },
    },
  );
}
