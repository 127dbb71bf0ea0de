import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DisclosuresView, FollowUpsView } from '#domain/disclosures/disclosure-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, issue } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

let server: TestServer;
let phone: Awaited<ReturnType<typeof aSurveyorsPhone>>;
let lead: Browser;
let finding: OpaqueId;
beforeEach(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  phone = await aSurveyorsPhone(server);
  lead = await Browser.signedIn(server, server.world.lead);
  const { storage, office, home } = server.world;
  finding = await storage.write((tx) =>
    issue(
      tx,
      office,
      'report-fact',
      { awareAt: '2026-11-20T09:00:00+00:00', hazard: 'damp-and-mould', element: 'pipe' },
      { home },
    ),
  );
});
afterEach(() => server.close());

const told = (more: object = {}) => ({
  ...{ at: '2026-11-24T09:00:00+00:00', audience: 'neighbour', purpose: 'property-facts' },
  ...{ decision: 'shared', channel: 'read-out', records: [finding] },
  ...{ categories: ['defect'], fields: ['report-fact/element'], ...more },
});
const send = (id: OpaqueId, body: object) => {
  const { home } = server.world;
  return phone.phone.push(phone.pack, [pushed(id, phone.phone.record('disclosure', body, { home }))]);
};
const log = async () =>
  (await lead.call('GET', '/api/office/disclosures'))
    .json<DisclosuresView>()
    .lines.map(({ kindWords, to, what }) => [kindWords, to, what]);

it('is one line of the log, however often it is sent, and is told again when it is put right', async () => {
  const id = anId();
  const { home, office, storage } = server.world;
  const document = pushed(id, phone.phone.record('disclosure', told(), { home }));
  await phone.phone.push(phone.pack, [document]);
  await phone.phone.push(phone.pack, [document]);
  expect(await log()).toEqual([['Told at a door', 'Neighbour', 'Defect']]);
  await storage.write((tx) => issue(tx, office, 'correction', { corrects: finding }, { home }));
  const { lines } = (await lead.call('GET', '/api/office/follow-ups')).json<FollowUpsView>();
  expect(lines.map(({ line, tell }) => [line.id, tell])).toEqual([
    [id, expect.stringMatching(/^They were told, and on .* corrected/)],
  ]);
});

it('is in the office’s inbox where it says more than a phone may, and no line of the log', async () => {
  await send(anId(), told({ route: 'approval', basis: 'vital-interests' }));
  await send(anId(), told({ categories: ['health-need'], fields: ['health-need/needs'] }));
  expect(await log()).toEqual([]);
  const items = server.world.storage.read((view) => view.inbox.items(9));
  expect(items.map(({ sentence }) => sentence).sort()).toEqual([
    expect.stringMatching(/^A phone tells only what was told/),
    expect.stringMatching(/^The rules let nobody tell this to them/),
  ]);
});
