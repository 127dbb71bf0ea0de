import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DisclosuresView, FollowUpsView } from '#domain/disclosures/disclosure-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { RightsListView, RightsRequestView } from '#domain/rights/rights-views.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, DAY, issue, NOW, PASSWORD, reissue } from '../files/filing.fixture.ts';
import { brokenAt } from '../journal/chain.ts';
import { officeRoutes } from '../routes/api-office.ts';

/** A household with a need and a way to be spoken with, and a job whose contractor is told of both. */
let server: TestServer;
let lead: Browser;
let second: Browser;
let desk: Browser;
let need: OpaqueId;
let speaks: OpaqueId;
let order: OpaqueId;
let tenant: OpaqueId;
beforeEach(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, office, contractor, home } = server.world;
  const password = await hashPassword(PASSWORD, 1);
  const other = await storage.write((tx) => {
    const account = { name: 'second-lead', displayName: 'The second lead', role: 'lead', password } as const;
    return addAccount(tx, account, null, NOW - DAY);
  });
  // Their phone was there: what no pack held was told to nobody.
  await (await Browser.signedIn(server, contractor)).call('GET', '/api/me');
  const tenancy = anId();
  tenant = anId();
  await storage.write((tx) => {
    const place = { home, tenancy, subjects: [tenant] };
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2021-03-01' }, place, tenancy);
    issue(tx, office, 'person', { name: 'KANAR Name', part: 'tenant' }, place, tenant);
    need = issue(tx, office, 'household-need', { answer: 'need', needs: ['works-nights'] }, place);
    speaks = issue(tx, office, 'communication-need', { preferred: 'letter' }, place);
    order = issue(tx, office, 'works-order', anOrder(contractor), { home });
  });
  [lead, second, desk] = await Promise.all([
    Browser.signedIn(server, server.world.lead),
    Browser.signedIn(server, other),
    Browser.signedIn(server, office),
  ]);
});
afterEach(() => server.close());

const jobEnds = () =>
  server.world.storage.write((tx) => {
    server.clock.now += 1000;
    const { office, contractor } = server.world;
    reissue(tx, office, order, anOrder(contractor, { state: 'closed' }), server.clock.now);
  });
async function asks(right: string): Promise<OpaqueId> {
  const id = anId();
  const sent = { id, person: tenant, right, channel: 'letter', identity: 'known' };
  const answer = await desk.call('POST', '/api/office/rights', sent);
  expect(answer.statusCode, answer.body).toBe(200);
  return id;
}
async function step(request: OpaqueId, body: object, by = lead) {
  server.clock.now += 1000;
  const answer = await by.call('POST', `/api/office/rights/${request}/steps`, { id: anId(), ...body });
  return { status: answer.statusCode, reason: answer.json<{ reason?: string }>().reason };
}
const decide = (request: OpaqueId, records: readonly OpaqueId[]) =>
  step(request, { step: 'decided', outcome: 'granted', words: 'It is theirs.', records });
const seen = async (request: OpaqueId, by = lead) =>
  (await by.call('GET', `/api/office/rights/${request}`)).json<RightsRequestView>();
const isOpen = async (request: OpaqueId, by = lead) =>
  (await by.call('GET', '/api/office/rights')).json<RightsListView>().open.some(({ id }) => id === request);

it('a contractor whose job is over is told, like whoever stands in the log, and the request waits for it', async () => {
  await jobEnds();
  const request = await asks('restriction');
  expect((await decide(request, [need, speaks])).status).toBe(200);
  const [one, ...more] = (await seen(request)).earlier;
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    to: 'Contractor, The contractor',
    when: 'by their job from Tue 24 Nov to Tue 24 Nov',
    state: 'to-tell',
  });
  expect(one?.what).toContain('Household: what a visit must allow for, without the reason');
  expect(one?.what).toContain('Communication: How they like to be told, Interpreter');
  await step(request, { step: 'told', channel: 'letter' });
  expect(await isOpen(request)).toBe(true);
  const told = { step: 'recipient-told', disclosure: one?.disclosure, channel: 'email' };
  expect((await step(request, told)).status).toBe(200);
  expect((await step(request, told)).reason).toMatch(/done already/);
  expect((await seen(request)).earlier[0]).toMatchObject({ state: 'told' });
  expect(await isOpen(request)).toBe(false);
});

it('what is deleted is still known to have been out, when the ids that were minted for it are gone', async () => {
  await jobEnds();
  const request = await asks('erasure');
  expect((await decide(request, [need, speaks])).status).toBe(200);
  const list = server.world.storage.read((view) => view.retention.destructionFor(request));
  const path = `/api/office/retention/destructions/${list?.id}/confirmation`;
  expect((await second.call('POST', path, {})).statusCode).toBe(200);
  expect(server.world.storage.read((view) => view.records.entry(need))).toBeNull();
  const { earlier } = await seen(request);
  expect(earlier).toMatchObject([{ to: 'Contractor, The contractor', state: 'to-tell' }]);
  expect(earlier[0]?.what).toMatch(/Household: .*Communication: /);
  const told = { step: 'recipient-told', disclosure: earlier[0]?.disclosure, channel: 'email' };
  expect((await step(request, told)).status).toBe(200);
  expect(server.world.storage.read(brokenAt)).toBeNull();
});

it('a job that is open has it by its pack, and stays off the list also when it ends later', async () => {
  const request = await asks('restriction');
  await decide(request, [need, speaks]);
  expect((await seen(request)).earlier).toEqual([]);
  await jobEnds();
  expect((await seen(request)).earlier).toEqual([]);
});

it('a job that nobody ended is over once its contractor may not read it any more', async () => {
  server.clock.now = NOW + 90 * DAY;
  lead = await Browser.signedIn(server, server.world.lead);
  desk = await Browser.signedIn(server, server.world.office);
  const request = await asks('restriction');
  await decide(request, [speaks]);
  expect((await seen(request)).earlier).toMatchObject([{ to: 'Contractor, The contractor' }]);
});

it('names nobody who had nothing of it', async () => {
  const { storage, office, home } = server.world;
  await jobEnds();
  const late = await storage.write((tx) => {
    const tenancy = tx.records.entry(tenant)?.tenancy ?? null;
    const place = { home, tenancy, subjects: [tenant] };
    const answer = { answer: 'need', needs: ['baby-at-home'] };
    return issue(tx, office, 'household-need', answer, place, anId(), server.clock.now + 1000);
  });
  server.clock.now += 2000;
  const request = await asks('restriction');
  await decide(request, [late]);
  expect((await seen(request)).earlier).toEqual([]);
  // A name goes out by a release, which is a line of the log.
  const name = await asks('restriction');
  await decide(name, [tenant]);
  expect((await seen(name)).earlier).toEqual([]);
});

it('the desk is told of what names no need, and of a need neither that it was out nor that somebody was told', async () => {
  await jobEnds();
  const both = await asks('restriction');
  await decide(both, [need, speaks]);
  const [shown] = (await seen(both, desk)).earlier;
  expect(shown?.what).toBe('Communication: How they like to be told, Interpreter');
  const needAlone = await asks('restriction');
  await decide(needAlone, [need]);
  expect((await seen(needAlone, desk)).earlier).toEqual([]);
  const [hidden] = (await seen(needAlone)).earlier;
  const told = { step: 'recipient-told', disclosure: hidden?.disclosure, channel: 'email' };
  expect((await step(needAlone, told, desk)).reason).toBe('They had nothing of this. Choose again.');
  expect((await step(needAlone, told)).status).toBe(200);
  const steps = async (by: Browser) => (await seen(needAlone, by)).steps.map(({ title }) => title);
  expect(await steps(lead)).toContain('An earlier recipient was told');
  expect(await steps(desk)).not.toContain('An earlier recipient was told');
});

describe('a correction that nobody asked for', () => {
  /** Files what is right of a record, and the correction that says so. */
  const corrects = async (wrong: OpaqueId, kind: KindName, body: object) => {
    server.clock.now += 1000;
    const { storage, office, home } = server.world;
    await storage.write((tx) => {
      const at = server.clock.now;
      const place = { home, tenancy: tx.records.entry(tenant)?.tenancy ?? null, subjects: [tenant] };
      const replacement = issue(tx, office, kind, body, place, anId(), at);
      const said = { corrects: wrong, replacement, because: 'typed-wrongly' };
      issue(tx, office, 'correction', said, place, anId(), at);
    });
  };
  const toTell = async (by = lead) =>
    (await by.call('GET', '/api/office/follow-ups')).json<FollowUpsView>().lines;
  const isSomething = async (by = lead) =>
    (await by.call('GET', '/api/office/disclosures')).json<DisclosuresView>().toFollowUp;
  const tell = (disclosure: string, by = lead) =>
    by.call('POST', `/api/office/disclosures/${disclosure}/tellings`, {
      ...{ id: anId(), on: '2026-11-24', way: 'phone' },
    });

  it('names the contractor whose job is over to everybody at the desk, until they were told', async () => {
    await jobEnds();
    expect(await isSomething(desk)).toBe(false);
    await corrects(speaks, 'communication-need', { preferred: 'phone' });
    expect(await isSomething(desk)).toBe(true);
    const [one, ...more] = await toTell(desk);
    expect(more).toEqual([]);
    expect(one?.line).toMatchObject({
      to: 'Contractor: The contractor',
      when: 'by their job from Tue 24 Nov to Tue 24 Nov',
      href: `/office/orders/${order}`,
    });
    expect(one?.tell).toBe(
      'Something that reached them was corrected on Tue 24 Nov. Communication: How they like to be told, Interpreter.',
    );
    expect((await tell(one?.line.id ?? '', desk)).statusCode).toBe(200);
    expect([await toTell(desk), await toTell(), await isSomething()]).toEqual([[], [], false]);
    // What is corrected after that is told of anew.
    await corrects(need, 'household-need', { answer: 'none', needs: [] });
    expect(await toTell()).toHaveLength(1);
  });

  it('names them for a need to the lead alone, and takes it from nobody else that they were told', async () => {
    await jobEnds();
    await corrects(need, 'household-need', { answer: 'need', needs: ['baby-at-home'] });
    expect([await toTell(desk), await isSomething(desk)]).toEqual([[], false]);
    const [one] = await toTell();
    expect(one?.tell).toContain('Household: what a visit must allow for, without the reason');
    expect((await tell(one?.line.id ?? '', desk)).statusCode).toBe(404);
    expect(await toTell()).toHaveLength(1);
    expect((await tell(one?.line.id ?? '')).statusCode).toBe(200);
    expect(await toTell()).toEqual([]);
  });

  it('names nobody whose job is open, or who had nothing of it', async () => {
    await corrects(speaks, 'communication-need', { preferred: 'phone' });
    expect(await toTell()).toEqual([]);
    await jobEnds();
    await corrects(tenant, 'person', { name: 'KANAR Right', part: 'tenant' });
    expect(await toTell()).toEqual([]);
  });
});
