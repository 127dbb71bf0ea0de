import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseView, HouseholdView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { TenancyView } from '#domain/tenancies/tenancy-views.ts';
import { anId, aVisit, issue } from '../files/filing.fixture.ts';
import { twoHouseholds, type TwoHouseholds } from './two-households.fixture.ts';

/*
 * Each way in which a home changes hands: nothing of those before is told of the home as it is lived in now, and the clocks
 * and what was promised stay with the building.
 */

const ON = '2026-11-24';
const WITH = 'KANARWITH';

let all: TwoHouseholds;
let before: Readonly<Record<string, string>>;
/** Somebody who lives there with the old tenant, and what is about them alone. */
let partner: OpaqueId;
beforeEach(async () => {
  all = await twoHouseholds();
  const { storage, office, home } = all.server.world;
  partner = anId();
  await storage.write((tx) => {
    const place = { home, tenancy: all.old.tenancy, subjects: [partner] };
    const who = { name: 'Robin Stays', part: 'joint-tenant', phone: '01632 960111' };
    issue(tx, office, 'person', who, place, partner);
    issue(tx, office, 'diagnosis', { words: `${WITH} diagnosis` }, place);
  });
  before = await all.everything();
  expect(all.found(before['case'] ?? '')).not.toEqual([]);
});
afterEach(() => all.server.close());

async function changed(body: object): Promise<void> {
  const path = `/api/office/homes/${all.server.world.home}/tenancy`;
  const answer = await all.desk.call('POST', path, body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

/** The names that are told of a home. */
async function livingAt(home: OpaqueId): Promise<readonly string[]> {
  const path = `/api/office/homes/${home}/tenancy`;
  return (await all.desk.call('GET', path)).json<TenancyView>().people.map(({ name }) => name);
}

async function expectNothingOfThem(home?: OpaqueId, ...more: readonly string[]): Promise<void> {
  for (const [place, text] of Object.entries(await all.everything(home))) {
    expect([place, all.found(text)]).toEqual([place, []]);
    for (const word of more) expect([place, word, text.includes(word)]).toEqual([place, word, false]);
  }
}

/** Clocks as they run: why one was missed may be what a household asked for, and its words go with their file. */
const clocksOf = (text: string | undefined) =>
  (JSON.parse(text ?? '') as CaseView).clocks.map(({ reasons: _, ...clock }) => clock);
const clocksNow = async () => clocksOf((await all.everything())['case']);

describe('when a home changes hands', () => {
  it('and stands empty, nobody of it is told, and its clocks run on', async () => {
    await changed({ is: 'ends', tenancy: all.old.tenancy, on: ON });
    await expectNothingOfThem(undefined, WITH, 'Robin Stays');
    expect(await livingAt(all.server.world.home)).toEqual([]);
    expect(clocksOf(before['case']).length).toBeGreaterThan(0);
    expect(await clocksNow()).toEqual(clocksOf(before['case']));
  });

  it('by succession, who stays comes along by name and telephone, and nothing else does', async () => {
    const { home } = all.server.world;
    await changed({ is: 'succession', id: all.fresh.tenancy, tenant: partner, staying: [], on: ON });
    await expectNothingOfThem(undefined, WITH);
    expect(await livingAt(home)).toEqual(['Robin Stays']);
    const household = JSON.parse((await all.everything())['household'] ?? '') as HouseholdView;
    expect(household.facts).toHaveLength(1);
    expect(JSON.stringify(household.facts)).toContain('01632 960111');
    expect(await clocksNow()).toEqual(clocksOf(before['case']));
  });

  it('by succession, who is only kept stays so where they are written down anew', async () => {
    const { storage } = all.server.world;
    await storage.write((tx) => {
      tx.restrictions.restrict(partner, anId(), all.server.clock.now);
    });
    await changed({ is: 'succession', id: all.fresh.tenancy, tenant: partner, staying: [], on: ON });
    const copies = storage.read((view) =>
      view.records
        .entries({ kind: 'person', tenancy: all.fresh.tenancy })
        .map(({ id }) => view.restrictions.isRestricted(id)),
    );
    expect(copies).toEqual([true]);
  });

  it('by mutual exchange, each household is told of its new home alone, and neither brings its needs', async () => {
    const { storage, office, surveyor, home, otherHome } = all.server.world;
    const [tenancy, tenant, there] = [anId(), anId(), anId()];
    await storage.write((tx) => {
      const place = { home: otherHome, tenancy, subjects: [tenant] };
      issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2019-01-07' }, place, tenancy);
      issue(tx, office, 'person', { name: 'Jo Other', part: 'tenant' }, place, tenant);
      issue(tx, office, 'diagnosis', { words: 'KANAROTHER' }, place);
      issue(tx, office, 'visit', aVisit(surveyor), { home: otherHome });
    });
    await changed({ is: 'exchange', id: all.fresh.tenancy, there, with: otherHome, on: ON });
    expect(await livingAt(home)).toEqual(['Jo Other']);
    expect(await livingAt(otherHome)).toContain('Robin Stays');
    for (const at of [home, otherHome]) {
      const { household, 'surveyor’s pack': pack } = await all.everything(at);
      for (const told of [household ?? '', pack ?? '']) {
        for (const kept of ['KANAROTHER', WITH]) expect(told).not.toContain(kept);
        // Those who came brought their names.
        expect(all.found(told).filter((kind) => kind !== 'person')).toEqual([]);
      }
    }
    expect(await clocksNow()).toEqual(clocksOf(before['case']));
  });

  it('and one of two joint tenants leaves, what is about them alone goes with them, and the other’s file stays', async () => {
    await changed({ is: 'moves-out', tenancy: all.old.tenancy, person: partner, on: ON });
    const now = await all.everything();
    for (const [place, text] of Object.entries(now))
      for (const word of [WITH, 'Robin Stays', '01632 960111'])
        expect([place, word, text.includes(word)]).toEqual([place, word, false]);
    expect(all.found(now['case'] ?? '')).toEqual(all.found(before['case'] ?? ''));
    expect(await clocksNow()).toEqual(clocksOf(before['case']));
  });
});
