import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InboxItemView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, issue } from '../files/filing.fixture.ts';
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
    correction: null,
  });
  expect(lead?.rows).toEqual(office?.rows);
  expect(lead?.raw).toContain('"home-services"');
});

it('shows the office nothing of what the matrix keeps from it, in words or as it came', async () => {
  const { home } = server.world;
  const body = { receivedOn: '2026-11-20', stage: 'one', words: 'Quincewort about the stairs.' };
  const [office, lead] = await opened(phone.record('complaint', body, { home, subjects: [anId()] }));
  expect(office).toEqual({ rows: null, raw: null, correction: null });
  expect(lead?.raw).toContain('Quincewort');
});

it('shows the office nothing of what cannot be read as a record', async () => {
  const [office, lead] = await opened({ kind: 'note', nonsense: 'Quincewort' });
  expect(office).toEqual({ rows: null, raw: null, correction: null });
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
  expect(earlier).toEqual({ rows: null, raw: null, correction: null });
});
