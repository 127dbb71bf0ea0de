import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '#domain/cases/office-views.ts';
import type {
  DisclosureDetail,
  DisclosuresView,
  FollowUpsView,
  SavedFile,
} from '#domain/disclosures/disclosure-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
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
async function file(who = world().office): Promise<SavedFile> {
  const browser = await Browser.signedIn(trial.server, who);
  const answer = await browser.call('POST', '/api/office/disclosures/export', { id: anId(), format: 'csv' });
  return answer.json<SavedFile>();
}

/** A line of the log, at the home. */
function line(body: object, more: { readonly case?: OpaqueId; readonly tenancy?: OpaqueId | null } = {}) {
  const { storage, office, home } = world();
  const at = trial.server.clock.now;
  const told = { at: instantAt(at), audience: 'ombudsman', purpose: 'ombudsman-investigation', records: [] };
  const place = { home, tenancy: trial.tenancy, ...more };
  return storage.write((tx) =>
    issue(tx, office, 'disclosure', { ...told, decision: 'shared', ...body }, place, anId(), at),
  );
}
const isSeen = async (id: string, who = world().office) =>
  (await log(who)).lines.some((one) => one.id === id);

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
    // The lead read reasons that somebody typed: that is kept.
    const looks = trial.server.world.storage.read((view) => view.journal.about(release?.id ?? ''));
    expect(looks).toContainEqual(
      expect.objectContaining({ account: lead.id, detail: 'office disclosure-log' }),
    );
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

  it('names what hangs on an open case as long as that case is open, and no longer', async () => {
    const { storage, office, home } = world();
    const open = anId();
    await storage.write((tx) => {
      const aware = { awareAt: instantAt(trial.server.clock.now - 60_000), hazard: 'damp-and-mould' };
      issue(tx, office, 'report-fact', aware, { home, case: open });
    });
    const code = {
      ...{ audience: 'contractor', purpose: 'repair', categories: ['access-secret'] },
      ...{ fields: ['access-secret/code'], route: 'emergency' },
    };
    const [now, over] = [await line(code, { case: open }), await line(code, { case: anId() })];
    expect([await isSeen(now), await isSeen(over)]).toEqual([true, false]);
    expect(await isSeen(over, world().lead)).toBe(true);
  });

  it('is nothing of a line that is itself treated as a safeguarding matter', async () => {
    const { storage, lead, home } = world();
    const id = await line({ categories: ['defect'], fields: ['finding/defect'] });
    expect(await isSeen(id)).toBe(true);
    await storage.write((tx) => {
      const body = { record: id, treatAs: 'safeguarding' };
      issue(tx, lead, 'reclassification', body, { home, tenancy: trial.tenancy });
    });
    expect([await isSeen(id), await isSeen(id, lead)]).toEqual([false, true]);
  });

  it('is in the history of its case what it is in the log: no kind of data more, and no reason that was typed', async () => {
    const { storage, office, lead, home } = world();
    const matter = anId();
    const told = {
      ...{ at: instantAt(NOW), audience: 'ombudsman', purpose: 'ombudsman-investigation', records: [] },
      ...{ recipientName: 'Case team', words: WHY },
    };
    await storage.write((tx) => {
      const place = { home, case: matter, tenancy: trial.tenancy };
      const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
      issue(tx, office, 'report-fact', aware, { home, case: matter });
      const shared = { ...told, categories: ['defect', 'safeguarding'], decision: 'part' };
      issue(tx, lead, 'disclosure', shared, place);
      issue(tx, lead, 'disclosure', { ...told, categories: ['safeguarding'], decision: 'refused' }, place);
    });
    const history = async (who = office) =>
      (await trial.get<CaseView>(who, `/cases/${matter}`)).lines.filter(({ kind }) => kind === 'disclosure');
    const [seen, whole] = [await history(), await history(lead)];
    expect([seen.length, whole.length]).toEqual([1, 2]);
    expect(JSON.stringify(seen)).toContain('Kinds of data: Defect');
    for (const word of ['afeguarding', WHY]) {
      expect(JSON.stringify(seen)).not.toContain(word);
      expect(JSON.stringify(whole)).toContain(word);
    }
  });

  it('is no one to tell: what was put right of a hidden line is followed up by the lead alone', async () => {
    const { storage, office, lead, home } = world();
    const place = { home, tenancy: trial.tenancy };
    const concern = await storage.write((tx) =>
      issue(tx, lead, 'safeguarding-concern', { visitorMust: ['not-alone'], words: WHY }, place),
    );
    const id = await line({ categories: ['safeguarding'], records: [concern] });
    const waits = async (who = office) => (await log(who)).toFollowUp;
    const before = await waits();
    await storage.write((tx) =>
      issue(tx, lead, 'correction', { corrects: concern, because: 'typed-wrongly' }, place),
    );
    const listed = async (who = office) =>
      (await trial.get<FollowUpsView>(who, '/follow-ups')).lines.some((one) => one.line.id === id);
    expect([before, await waits(), await listed()]).toEqual([false, false, false]);
    expect([await waits(lead), await listed(lead)]).toEqual([true, true]);
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

  it('is what a lead sees as well once their training has run out', async () => {
    const { lead } = world();
    const id = await line({ categories: ['safeguarding'] }, { tenancy: null });
    expect(await isSeen(id, lead)).toBe(true);
    trial.server.clock.now = NOW + 60 * DAY;
    expect((await log(lead)).whole).toBe(false);
    expect(await isSeen(id, lead)).toBe(false);
    expect((await file(lead)).text).not.toContain('Safeguarding');
    await expect(detail(lead, id)).rejects.toThrow();
  });
});
