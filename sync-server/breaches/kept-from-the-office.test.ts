import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BreachListView, BreachView } from '#domain/breaches/breach-views.ts';
import type { FollowUpsView } from '#domain/disclosures/disclosure-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { ShareLine } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HEX = 'ab'.repeat(32);

let server: TestServer;
let desk: Browser;
let lead: Browser;
/** Who lived there until three days ago, and who does now. */
let before: OpaqueId;
let now: OpaqueId;
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { world } = server;
  desk = await Browser.signedIn(server, world.office);
  lead = await Browser.signedIn(server, world.lead);
  [before, now] = [anId(), anId()];
  await world.storage.write((tx) => {
    const live = (id: OpaqueId, body: object) =>
      issue(
        tx,
        world.office,
        'tenancy',
        { occupancy: 'tenancy', ...body },
        { home: world.home, tenancy: id },
        id,
      );
    live(before, { startedOn: '2015-01-01', endedOn: '2026-11-20' });
    live(now, { startedOn: '2026-11-21' });
  });
});
afterAll(() => server.close());

const get = async <T>(path: string, who = desk) => (await who.call('GET', `/api/office${path}`)).json<T>();
const tell = async (body: object, who = desk) => {
  const answer = await who.call('POST', '/api/office/breaches', { id: anId(), ...body });
  return {
    status: answer.statusCode,
    text: answer.body,
    breach: answer.json<{ breach?: string }>().breach ?? '',
  };
};
const kindsOf = async (breach: string, who = desk) =>
  (await get<BreachView>(`/breaches/${breach}`, who)).parts.map(({ categories }) => categories);

/** A page that is out, with its line of the log. */
const aPage = (tenancy: OpaqueId, more: { readonly case?: OpaqueId; readonly told?: object } = {}) => {
  const { storage, office, home } = server.world;
  return storage.write((tx) => {
    const at = server.clock.now;
    const what = {
      at: instantAt(NOW),
      audience: 'legal-adviser',
      purpose: 'legal-advice',
      categories: ['defect'],
    };
    const body = {
      ...what,
      decision: 'shared',
      records: [],
      channel: 'link',
      recipientName: 'Fallow and Reed',
      ...more.told,
    };
    const ofCase = more.case ?? null;
    const id = issue(tx, office, 'disclosure', body, { home, tenancy, case: ofCase });
    const place = { home, tenancy, case: ofCase, order: null, request: null };
    const who = { recipient: anId(), recipientName: 'Fallow and Reed', ownAdviser: false, by: office.id, at };
    const made = { contentSha256: HEX, pageSha256: HEX, told: '[]', rules: HEX };
    const page = {
      id,
      audience: 'legal-adviser',
      purpose: 'legal-advice',
      ...place,
      ...who,
      ...made,
    } as const;
    tx.shares.add(page, { sealed: Buffer.from('sealed'), key: HEX });
    return id;
  });
};
const pages = (who: Browser, of = '') => get<{ readonly shares: readonly ShareLine[] }>(`/shares${of}`, who);

it('names to the office a need of a household while its case is open and it lives there, and to the lead always', async () => {
  const { world } = server;
  const told = { what: 'told', happened: 'wrong-person', reached: 'family', home: world.home };
  const said = { ...told, categories: ['person-name', 'health-need'] };
  const { breach } = await tell({ ...said, awareAt: server.clock.now - HOUR });
  const earlier = await tell({ ...said, awareAt: server.clock.now - 6 * DAY });
  const all = ['Name', 'Health need'];
  expect(await kindsOf(breach, lead)).toEqual([all]);
  expect(await kindsOf(breach)).toEqual([['Name']]);
  await world.storage.write((tx) => {
    const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    return issue(tx, world.office, 'report-fact', aware, { home: world.home, case: anId() });
  });
  expect(await kindsOf(breach)).toEqual([all]);
  // Whoever lived there before is not told of at all.
  expect([await kindsOf(earlier.breach), await kindsOf(earlier.breach, lead)]).toEqual([[], [all]]);
});

it('a line that somebody may not read is told of as one that is not there, and lists no link', async () => {
  const [hidden, shown] = [await aPage(before), await aPage(now)];
  const wrong = (target: string) => ({ what: 'disclosure', happened: 'wrong-person', target });
  const never = await tell(wrong(anId()));
  expect(never.status).toBe(404);
  const known = await tell(wrong(hidden));
  expect([known.status, known.text]).toEqual([404, never.text]);
  expect((await tell(wrong(hidden), lead)).status).toBe(200);
  // Nor does it join what the lead has told of it.
  expect((await tell(wrong(hidden))).text).toBe(never.text);
  const ids = async (who: Browser) => (await pages(who)).shares.map(({ id }) => id);
  expect(await ids(desk)).toEqual([shown]);
  expect([...(await ids(lead))].sort()).toEqual([hidden, shown].sort());
});

it('lists to the office those links of a case that the log names to it, and to the lead all of them', async () => {
  const matter = anId();
  const concern = { categories: ['safeguarding'], fields: ['safeguarding-concern/words'] };
  const shown = await aPage(now, { case: matter });
  const hidden = [await aPage(before, { case: matter }), await aPage(now, { case: matter, told: concern })];
  const ids = async (who: Browser) => (await pages(who, `?case=${matter}`)).shares.map(({ id }) => id);
  expect(await ids(desk)).toEqual([shown]);
  expect([...(await ids(lead))].sort()).toEqual([shown, ...hidden].sort());
});

it('says to the office of a page on hold that something in it has changed, where more would tell of an approval', async () => {
  const { storage, office } = server.world;
  for (const [detail, words] of [
    ['restricted', 'something in it is only kept now'],
    ['one-human', 'one human opened what two must agree on'],
  ] as const) {
    const id = await aPage(now);
    await storage.write((tx) => {
      const at = server.clock.now;
      tx.shares.addEvent({ share: id, kind: 'opened', at, by: null, detail: '' });
      tx.shares.addEvent({ share: id, kind: 'touched', at: at + 1, by: office.id, detail });
    });
    const said = async (who: Browser) => {
      const state = (await pages(who)).shares.find((one) => one.id === id)?.stateWords ?? '';
      const { lines } = await get<FollowUpsView>('/follow-ups', who);
      return `${state} ${JSON.stringify(lines.filter(({ line }) => line.id === id))}`;
    };
    const [seen, whole] = [await said(desk), await said(lead)];
    expect(whole.split(words)).toHaveLength(5);
    expect(seen).not.toContain(words);
    expect(seen.split('something in it has changed')).toHaveLength(5);
  }
});

it('names to the office neither home nor recipient of what was told of an earlier household', async () => {
  const page = await aPage(before);
  const { breach } = await tell({ what: 'disclosure', happened: 'wrong-person', target: page }, lead);
  const named = async (who: Browser) => {
    const { parts, recipients, fields } = await get<BreachView>(`/breaches/${breach}`, who);
    return [parts.length, recipients.length, fields.length, JSON.stringify(recipients).includes('Fallow')];
  };
  expect(await named(lead)).toEqual([1, 1, 0, true]);
  expect(await named(desk)).toEqual([0, 0, 0, false]);
  // It stands in the register all the same.
  const { open } = await get<BreachListView>('/breaches');
  expect(open.map(({ id }) => id)).toContain(breach);
});

it('names to the office no recipient of facts of the building, where the line is of an earlier household', async () => {
  const page = await aPage(before, {
    told: { records: [server.world.home], categories: ['property-fact'] },
  });
  const { breach } = await tell({ what: 'disclosure', happened: 'wrong-person', target: page }, lead);
  const seen = async (who: Browser) => (await get<BreachView>(`/breaches/${breach}`, who)).recipients.length;
  expect([await seen(lead), await seen(desk)]).toEqual([1, 0]);
  expect(await kindsOf(breach)).toEqual([['Building fact']]);
});
