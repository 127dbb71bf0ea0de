import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisclosureDetail, DisclosuresView, LogFile } from '#domain/disclosures/disclosure-views.ts';
import type { Necessity } from '#domain/sharing/necessity.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { Browser } from '../border/http.fixture.ts';
import { anId, DAY, instantAt, issue, NOW, reissue } from '../files/filing.fixture.ts';
import { keepStep } from '../sharing/kept-steps.ts';
import { goodRequest, sharingTrial, type SharingTrial } from '../sharing/sharing.fixture.ts';

let trial: SharingTrial;
const WHY = 'CANARYWHY she hides from him';
beforeAll(async () => {
  trial = await sharingTrial();
});
afterAll(() => trial.server.close());

const world = () => trial.server.world;
const log = async (who = world().office, query = '') =>
  trial.get<DisclosuresView>(who, `/disclosures${query}`);
const detail = (who: Parameters<typeof log>[0], id: string) =>
  trial.get<DisclosureDetail>(who ?? world().office, `/disclosures/${id}`);
async function file(who = world().office): Promise<LogFile> {
  const browser = await Browser.signedIn(trial.server, who);
  const answer = await browser.call('POST', '/api/office/disclosures/export', { id: anId(), format: 'csv' });
  return answer.json<LogFile>();
}

/** A page to the Ombudsman about the home; with a safeguarding field that a lead approved, or without. */
function page(withSecret: boolean) {
  const { storage, office, lead, home } = world();
  return storage.write((tx) => {
    const place = { home, tenancy: trial.tenancy, case: null };
    const request = anId();
    const concern = issue(
      tx,
      lead,
      'safeguarding-concern',
      { visitorMust: ['not-alone'], words: WHY },
      place,
    );
    const necessity = {
      ...goodRequest(trial).necessity,
      ...{ purpose: 'ombudsman-investigation', whyThisField: WHY, condition: 'safeguarding' },
    } as unknown as Necessity;
    const field = {
      ...{ record: concern, home, name: 'safeguarding-concern/words', pointer: '/body/words' },
      categories: ['safeguarding' as const],
    };
    const at = trial.server.clock.now;
    if (withSecret)
      keepStep(
        tx,
        { id: request, about: request, home, tenancy: trial.tenancy, account: office.id, at },
        'request',
        {
          ...{ id: request, field, audience: 'ombudsman', landlord: 'housing-association', necessity },
          ...{ by: whoDecides(tx, office), at: instantAt(at), rev: '1-a', order: null },
        },
      );
    const secret = {
      ...{ categories: ['defect', 'safeguarding'], fields: ['finding/defect', 'safeguarding-concern/words'] },
      ...{ route: 'approval', basis: 'legal-obligation', condition: 'safeguarding', restsOn: request },
      decidedBy: [office.id, lead.id],
    };
    const plain = { categories: ['defect'], fields: ['finding/defect'] };
    const body = {
      ...{ at: instantAt(at), audience: 'ombudsman', purpose: 'ombudsman-investigation', records: [] },
      ...{ decision: 'shared', channel: 'link', ...(withSecret ? secret : plain) },
    };
    return issue(tx, office, 'disclosure', body, place, anId(), at);
  });
}

describe('what the office sees of guarded lines', () => {
  it('is no value: which field went to whom, and for the lead why', async () => {
    const { office, lead, otherContractor, home } = world();
    const asked = goodRequest(trial);
    expect((await trial.post(office, '/sharing', asked)).status).toBe(200);
    const yes = { id: anId(), answer: 'approved', reason: '' };
    expect((await trial.post(lead, `/sharing/${asked.id}/answer`, yes)).status).toBe(200);
    trial.server.clock.now += 1000;
    await trial.post(office, `/homes/${home}/life`, {
      id: anId(),
      service: 'fire',
      whyNoConsent: 'unconscious',
    });
    const [life, release] = (await log()).lines;
    expect(life).toMatchObject({ kind: 'life', to: 'Fire and rescue' });
    expect(release).toMatchObject({ kind: 'release', to: `Contractor: ${otherContractor.displayName}` });
    const own = await detail(lead, release?.id ?? '');
    const of = (one: DisclosureDetail, key: string) => one.form.find((row) => row.key === key)?.words;
    expect(of(own, 'harmIfNotShared')).toContain('The repair is missed');
    expect(of(own, 'couldLessDo')).toContain('nobody answered us');
    expect([of(own, 'decidedBy'), of(own, 'approvedBy')]).toEqual(['The office', 'The lead']);
    expect(of(own, 'basis')).toContain('6(1)(b)');
    for (const who of [office, lead]) {
      const all = JSON.stringify([
        await log(who),
        await detail(who, life?.id ?? ''),
        await detail(who, release?.id ?? ''),
      ]);
      for (const value of ['CANARY', '01632 960123', 'canarymail'])
        expect(all + (await file(who)).text).not.toContain(value);
    }
  });

  it('does not betray a safeguarding matter: not by a line, a count, a word or a gap', async () => {
    const { office, lead, home } = world();
    const [withIt, without] = [await page(true), await page(false)];
    const lines = (await log()).lines.filter(({ id }) => id === withIt || id === without);
    expect(lines).toHaveLength(2);
    const [one, other] = lines.map((line) => ({ ...line, id: '' }));
    expect(one).toEqual(other);
    const forms = await Promise.all([withIt, without].map(async (id) => (await detail(office, id)).form));
    expect(forms[0]).toEqual(forms[1]);
    expect((await detail(lead, withIt)).form.find(({ key }) => key === 'whyThisField')?.words).toContain(WHY);
    // What was refused about it alone is no line at all, by no way of asking.
    const before = [await log(), await log(office, `?home=${home}`), (await file()).text];
    const alone = await world().storage.write((tx) => {
      const body = {
        ...{ at: instantAt(NOW), audience: 'ombudsman', purpose: 'ombudsman-investigation', records: [] },
        ...{ categories: ['safeguarding'], fields: ['safeguarding-concern/words'], route: 'approval' },
        ...{ decision: 'refused', words: WHY },
      };
      return issue(tx, lead, 'disclosure', body, { home, tenancy: trial.tenancy });
    });
    expect([await log(), await log(office, `?home=${home}`), (await file()).text]).toEqual(before);
    const browser = await Browser.signedIn(trial.server, office);
    const [hidden, never] = await Promise.all(
      [alone, anId()].map((id) => browser.call('GET', `/api/office/disclosures/${id}`)),
    );
    expect([hidden?.statusCode, hidden?.body]).toEqual([404, never?.body]);
    const telling = { id: anId(), on: '2026-11-24', way: 'letter' };
    expect((await trial.post(office, `/disclosures/${alone}/tellings`, telling)).status).toBe(404);
    expect((await log(lead)).lines.some(({ id }) => id === alone)).toBe(true);
    expect((await file(lead)).text).toContain('Safeguarding');
  });

  it('ends with the household: the office sees nothing of an earlier one, the lead all of it', async () => {
    const { storage, office, lead, home } = world();
    const seen = async (who = office) => (await log(who, `?home=${home}`)).lines.length;
    const [before, whole] = [await seen(), await seen(lead)];
    expect(before).toBeGreaterThan(2);
    const ended = { occupancy: 'tenancy', startedOn: '2020-01-01', endedOn: '2026-11-24' };
    await storage.write((tx) => reissue(tx, office, trial.tenancy, ended));
    trial.server.clock.now = NOW + 2 * DAY;
    expect(await seen()).toBe(0);
    expect(await seen(lead)).toBe(whole);
  });
});
