import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BreachView } from '#domain/breaches/breach-views.ts';
import { momentInFull, momentInWords } from '#domain/cases/date-words.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let server: TestServer;
let desk: Browser;
let lead: Browser;
/** Who lived there until three days ago, and who does now. */
let [before, now]: OpaqueId[] = [];
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { world } = server;
  desk = await Browser.signedIn(server, world.office);
  lead = await Browser.signedIn(server, world.lead);
  const [one, other] = [anId(), anId()];
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
    live(one, { startedOn: '2015-01-01', endedOn: '2026-11-20' });
    live(other, { startedOn: '2026-11-21' });
  });
  [before, now] = [one, other];
});
afterAll(() => server.close());

const tell = async (body: object, who = desk) => {
  const answer = await who.call('POST', '/api/office/breaches', { id: anId(), ...body });
  return { status: answer.statusCode, breach: answer.json<{ breach?: string }>().breach ?? '' };
};
const seen = async (breach: string, who = lead) =>
  (await who.call('GET', `/api/office/breaches/${breach}`)).json<BreachView>();

it('the 72 hours run from the earliest moment that anybody told of, and the letters say it', async () => {
  const { world } = server;
  const line = await world.storage.write((tx) => {
    const told = {
      told: 'It comes from above.',
      channel: 'read-out',
      decision: 'shared',
      records: [],
      fields: ['finding/defect'],
    };
    const what = {
      at: instantAt(NOW),
      audience: 'neighbour',
      purpose: 'property-facts',
      categories: ['defect'],
    };
    return issue(
      tx,
      world.office,
      'disclosure',
      { ...what, ...told },
      { home: world.home, tenancy: now ?? null },
    );
  });
  const wrong = { what: 'disclosure', happened: 'wrong-person', target: line };
  const { breach } = await tell(wrong);
  expect((await seen(breach)).line.clock.state).toBe('running');
  // A colleague had known of it for four days, and has nothing else to say.
  const awareAt = server.clock.now - 80 * HOUR;
  const known = { id: anId(), ...wrong, happened: 'too-much', awareAt };
  for (const time of [1, 2]) expect([time, (await tell(known, lead)).breach]).toEqual([time, breach]);
  for (const other of [{ awareAt: awareAt + HOUR }, { happened: 'wrong-person' }, { words: 'And more.' }])
    expect((await tell({ ...known, ...other }, lead)).status).toBe(409);
  expect((await tell(known)).status).toBe(409);
  const { line: shown, regulatorDraft, parts, steps } = await seen(breach);
  expect([shown.clock.state, shown.aware]).toEqual(['overdue', momentInWords(awareAt, server.clock.now)]);
  expect(regulatorDraft).toContain(`We became aware on ${momentInFull(awareAt)}.`);
  expect(regulatorDraft).toContain('later than 72 hours');
  expect(parts[0]?.draft).toContain('On Saturday 21 November');
  expect(steps.map(({ facts }) => facts)).toEqual([
    [expect.any(String), `We knew of it ${momentInWords(awareAt, server.clock.now)}`],
  ]);
  // Later than what is known it changes nothing.
  await tell({ ...wrong, awareAt: server.clock.now - HOUR });
  expect((await seen(breach)).line.aware).toBe(shown.aware);
});

it('what was said is of the household that lived there when it was known', async () => {
  const told = { what: 'told', happened: 'wrong-person', reached: 'family', home: server.world.home };
  const said = { ...told, categories: ['person-name'] };
  const partOf = async (awareAt: number) =>
    (await seen((await tell({ ...said, awareAt })).breach)).parts[0]?.id;
  expect(await partOf(server.clock.now - HOUR)).toBe(now);
  expect(await partOf(server.clock.now - 6 * DAY)).toBe(before);
});
