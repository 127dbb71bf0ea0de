import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxItemView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, DAY, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

let server: TestServer;
let phone: Browser;
let pack: string;
beforeEach(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  ({ phone, pack } = await aSurveyorsPhone(server));
});
afterEach(() => server.close());

/** Pushes what is refused, since its author is another, and opens it as each of the two at the desk. */
async function opened(document: object) {
  await phone.push(pack, [{ ...pushed(anId(), document), author: anId() }]);
  const { office, lead } = server.world;
  return Promise.all(
    [office, lead].map(async (account) => {
      const desk = await Browser.signedIn(server, account);
      const [item] = (await desk.call('GET', '/api/office/inbox')).json<{ items: { id: string }[] }>().items;
      return (await desk.call('GET', `/api/office/inbox/${item?.id ?? ''}`)).json<InboxItemView>();
    }),
  );
}

it('shows a refused fact to the office in words, and the text as it came to the lead alone', async () => {
  const { home } = server.world;
  const [office, lead] = await opened(
    phone.record('home-services', { heating: 'electric-heaters' }, { home }),
  );
  expect(office).toEqual({
    rows: [{ label: 'Heating', words: 'Electric heaters' }],
    raw: null,
    because: null,
    correction: null,
  });
  expect(lead?.rows).toEqual(office?.rows);
  expect(lead?.raw).toContain('"home-services"');
});

it('shows the office nothing of what the matrix keeps from it, in words or as it came', async () => {
  const { home } = server.world;
  const body = { receivedOn: '2026-11-20', stage: 'one', words: 'Quincewort about the stairs.' };
  const [office, lead] = await opened(phone.record('complaint', body, { home, subjects: [anId()] }));
  expect(office).toEqual({ rows: null, raw: null, because: null, correction: null });
  expect(lead?.raw).toContain('Quincewort');
});

it('shows a refused line of the log to the lead alone: it names kinds of data that the office may not know of', async () => {
  const { home } = server.world;
  const line = {
    ...{ at: '2026-11-23T10:00:00+00:00', audience: 'contractor', purpose: 'repair', records: [anId()] },
    ...{ decision: 'shared', channel: 'read-out', categories: ['repair-status', 'household'] },
  };
  const [office, lead] = await opened(phone.record('disclosure', line, { home }));
  expect(office).toEqual({ rows: null, raw: null, because: null, correction: null });
  expect(lead?.rows?.length).toBeGreaterThan(0);
});

it('shows the office nothing of what cannot be read as a record', async () => {
  const [office, lead] = await opened({ kind: 'note', nonsense: 'Quincewort' });
  expect(office).toEqual({ rows: null, raw: null, because: null, correction: null });
  expect(lead?.raw).toContain('Quincewort');
});

it('shows the office nothing of an earlier household', async () => {
  const { world } = server;
  const { home } = world;
  const [before, now] = [anId(), anId()];
  await world.storage.write((tx) => {
    for (const [id, body] of [
      [before, { startedOn: '2015-01-01', endedOn: '2026-11-10' }],
      [now, { startedOn: '2026-11-11' }],
    ] as const)
      issue(tx, world.office, 'tenancy', { occupancy: 'tenancy', ...body }, { home, tenancy: id }, id);
  });
  // The home changed hands: its packs began anew.
  ({ phone, pack } = await aSurveyorsPhone(server));
  const contact = { at: '2026-11-09T10:00:00+00:00', channel: 'phone', reached: 'yes' };
  const of = (tenancy: OpaqueId) => phone.record('contact', contact, { home, tenancy });
  const [theirs] = await opened(of(now));
  expect(theirs?.rows?.length).toBeGreaterThan(0);
  const [earlier] = await opened(of(before));
  expect(earlier).toEqual({ rows: null, raw: null, because: null, correction: null });
});

describe('to a lead whose training has run out, as it came,', () => {
  const lapse = async () => {
    const { storage, lead } = server.world;
    await storage.write((tx) => tx.training.meet(lead.id, lead.role, NOW));
    server.clock.now = NOW + 60 * DAY;
  };
  /** What the lead is shown of each refused document, by its words. */
  async function asItCame(documents: readonly object[]) {
    for (const one of documents) await phone.push(pack, [{ ...pushed(anId(), one), author: anId() }]);
    await lapse();
    const desk = await Browser.signedIn(server, server.world.lead);
    const { items } = (await desk.call('GET', '/api/office/inbox')).json<{ items: { id: string }[] }>();
    const views: InboxItemView[] = [];
    for (const { id } of items) views.push((await desk.call('GET', `/api/office/inbox/${id}`)).json());
    return views;
  }
  /** A case with a running clock at a home. */
  const running = (home: OpaqueId) =>
    server.world.storage.write((tx) => {
      const kase = anId();
      const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
      issue(tx, server.world.office, 'report-fact', aware, { home, case: kase });
      return kase;
    });

  it('is closed, and it is said why, but where a clock runs on the case of its own home', async () => {
    const { home, otherHome } = server.world;
    const [theirs, elsewhere] = [await running(home), await running(otherHome)];
    const words = { words: 'Quincewort about the stairs.' };
    const views = await asItCame(
      [{ home }, { home, case: elsewhere }, { home, case: theirs }].map((place) =>
        phone.record('diagnosis', words, { ...place, subjects: [anId()] }),
      ),
    );
    const told = views.map(({ raw, because }) => [/"case":"(\w+)"/.exec(raw ?? '')?.[1] ?? null, because]);
    const closed = [null, expect.stringContaining('2-minute') as string];
    expect(told.filter(([kase]) => kase !== null)).toEqual([[theirs, null]]);
    expect(told.filter(([kase]) => kase === null)).toEqual([closed, closed]);
  });

  it('is open where it tells of a worry about somebody: nothing holds that up', async () => {
    const { home } = server.world;
    const worry = { visitorMust: ['not-alone'], words: 'Quincewort.' };
    const [view] = await asItCame([
      phone.record('safeguarding-concern', worry, { home, subjects: [anId()] }),
    ]);
    expect(view?.raw).toContain('Quincewort');
    expect(view?.because).toBeNull();
  });
});
