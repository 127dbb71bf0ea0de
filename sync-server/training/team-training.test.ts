import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { DAY_MS } from '#domain/time/calendar-day.ts';
import type { TeamView } from '#domain/training/team.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';
import type { Account } from '../storage/accounts.ts';

let server: TestServer;
let lead: Browser;
/** Five at the desk, each of whom told a neighbour something. */
let officers: readonly Account[];
let [line, order]: OpaqueId[] = [];
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { world } = server;
  lead = await Browser.signedIn(server, world.lead);
  const password = await hashPassword('seven wet walls', 1);
  const place = { home: world.home };
  await world.storage.write((tx) => {
    const add = (at: number) => {
      const one = { name: `officer-${at}`, displayName: `Officer ${at}`, role: 'office', password } as const;
      return addAccount(tx, one, null, NOW);
    };
    officers = [world.office, ...[1, 2, 3, 4].map(add)];
    const told = {
      ...{ at: instantAt(NOW), audience: 'neighbour', purpose: 'property-facts', decision: 'shared' },
      ...{ records: [], categories: ['defect'], told: 'It comes from above.', channel: 'read-out' },
    };
    [line] = officers.map((officer) => issue(tx, officer, 'disclosure', told, place));
    order = issue(tx, world.office, 'works-order', anOrder(world.contractor), place);
  });
});
afterAll(() => server.close());

const WRONG = 'Wrong disclosures recorded (too much)';
const figures = async () => (await lead.call('GET', '/api/office/training/team')).json<TeamView>();
const wrongIn = (lines: TeamView['sharing']) => lines.find(({ title }) => title === WRONG)?.words;
const tell = async (body: object) => {
  const answer = await lead.call('POST', '/api/office/breaches', { id: anId(), ...body });
  expect(answer.statusCode, answer.body).toBe(200);
};

it('wrong disclosures stand beside what was shared, by the team of whoever told it and not of whoever says so', async () => {
  expect(wrongIn((await figures()).sharing)).toBe('0 disclosures');
  // All of it is told by the lead.
  await tell({ what: 'disclosure', happened: 'wrong-person', target: line });
  await tell({ what: 'order', happened: 'too-much', target: order });
  const view = await figures();
  const [office, ...others] = view.teams;
  expect(wrongIn(view.sharing)).toBe('2 disclosures');
  expect(wrongIn(office?.lines ?? [])).toBe('2 disclosures');
  for (const { lines } of others) expect(wrongIn(lines)).toBeUndefined();
  const words = JSON.stringify(view);
  for (const { id, name } of officers.slice(1))
    for (const one of [id, name]) expect(words).not.toContain(one);
});

it('what nobody knows whose it was is in the figures of all; a lost phone and an earlier year are in none', async () => {
  const said = { what: 'told', happened: 'left-behind', reached: 'family', categories: ['person-name'] };
  await tell({ ...said, home: server.world.home });
  const { storage, surveyor } = server.world;
  await storage.write((tx) => {
    for (const [what, at] of [
      ['phone', NOW],
      ['disclosure', NOW - 366 * DAY_MS],
    ] as const) {
      const reach = { records: 0, fields: [], parts: [] };
      const begun = { what, happened: 'lost', target: line, account: surveyor.id, awareAt: at, reach };
      tx.breaches.add({ id: anId(), by: surveyor.id, at, body: JSON.stringify({ ...begun, withdrawn: [] }) });
    }
  });
  const { sharing, teams } = await figures();
  expect(wrongIn(sharing)).toBe('3 disclosures');
  expect(wrongIn(teams[0]?.lines ?? [])).toBe('2 disclosures');
});
