import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BreachView } from '#domain/breaches/breach-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, issue, reissue } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

/** A household with a need, and a job that was on its contractor's phone. */
let server: TestServer;
let lead: Browser;
let order: OpaqueId;
const tenancy = anId();
beforeEach(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, office, contractor, otherContractor, home } = server.world;
  for (const one of [contractor, otherContractor])
    await (await Browser.signedIn(server, one)).call('GET', '/api/me');
  await storage.write((tx) => {
    const place = { home, tenancy, subjects: [anId()] };
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2021-03-01' }, place, tenancy);
    issue(tx, office, 'household-need', { answer: 'need', needs: ['works-nights'] }, place);
    issue(tx, office, 'communication-need', { preferred: 'letter' }, place);
    order = issue(tx, office, 'works-order', anOrder(contractor), { home });
  });
  lead = await Browser.signedIn(server, server.world.lead);
});
afterEach(() => server.close());

const amend = (to: object) =>
  server.world.storage.write((tx) => {
    server.clock.now += 1000;
    reissue(tx, server.world.office, order, { ...to }, server.clock.now);
  });
async function wrongContractor(): Promise<BreachView> {
  server.clock.now += 1000;
  const told = { id: anId(), what: 'order', happened: 'wrong-person', target: order };
  const answer = await lead.call('POST', '/api/office/breaches', told);
  expect(answer.statusCode, answer.body).toBe(200);
  const { breach } = answer.json<{ breach: string }>();
  return (await lead.call('GET', `/api/office/breaches/${breach}`)).json<BreachView>();
}
const told = ({ fields }: BreachView) => fields.flatMap((one) => one.fields).join(', ');

it('a job that is over when somebody finds that it went wrong tells whom it reached, and with what', async () => {
  await amend(anOrder(server.world.contractor, { state: 'closed' }));
  const breach = await wrongContractor();
  expect(breach.recipients).toHaveLength(1);
  expect(breach.recipients[0]).toMatchObject({ who: 'The contractor' });
  expect(breach.recipients[0]?.opened).toContain('Their job was over');
  expect(told(breach)).toContain('how they like to be told');
  expect(told(breach)).toContain('what the visit must allow for');
  expect(breach.parts.map(({ id }) => id)).toContain(tenancy);
  // Nothing of it is left that could be taken back, and the job stays done.
  expect(breach.withdrawn).toEqual([]);
});

it('names also the contractor who had the job before', async () => {
  await amend(anOrder(server.world.otherContractor));
  const { recipients, withdrawn } = await wrongContractor();
  expect(recipients.map(({ who }) => who)).toEqual(['The other-contractor', 'The contractor']);
  expect(recipients.map(({ opened }) => opened.includes('Their job was over'))).toEqual([false, true]);
  expect(withdrawn).toHaveLength(1);
});
