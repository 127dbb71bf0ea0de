import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import type { BoardView } from '#domain/cases/office-views.ts';
import { fieldWords } from '#domain/disclosures/decision-form.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type {
  AskForm,
  JobReleases,
  LifeTold,
  RulePreview,
  RulesView,
  SharingView,
} from '#domain/sharing/sharing-views.ts';
import { changeDisabled, changePassword, changeRole } from '../accounts/change-account.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { fileRecord } from '../files/file-record.ts';
import {
  anId,
  anOrder,
  aRecord,
  asJson,
  DAY,
  instantAt,
  issue,
  NOW,
  PASSWORD,
  reissue,
} from '../files/filing.fixture.ts';
import { filedRecord } from '../files/filed-record.ts';
import { packFor } from '../packs/generation.ts';
import { mintId } from '../packs/mint.ts';
import { packDigest, rebuiltDigest } from '../packs/pack-digest.ts';
import type { Account } from '../storage/accounts.ts';
import { noteUses } from './note-use.ts';
import { openReleases } from './open-releases.ts';
import {
  CODE,
  DIAGNOSIS,
  EMAIL,
  goodRequest,
  NAME,
  PHONE,
  sharingTrial,
  type SharingTrial,
} from './sharing.fixture.ts';

let trial: SharingTrial;
beforeEach(async () => {
  trial = await sharingTrial();
});
afterEach(() => trial.server.close());

const world = () => trial.server.world;

async function asked(more: Record<string, unknown> = {}, by = world().office) {
  const sent = goodRequest(trial, more);
  expect(await trial.post(by, '/sharing', sent)).toEqual({ status: 200, reason: '' });
  return sent.id;
}
const yes = (who: Account, request: string, more: object = {}) =>
  trial.post(who, `/sharing/${request}/answer`, { id: anId(), answer: 'approved', ...more });
const digests = (who: Account) =>
  world().storage.write((tx) => {
    const pack = packFor(tx, who.id, trial.server.clock.now);
    return pack && [packDigest(tx, pack), rebuiltDigest(tx, pack, trial.server.clock.now)];
  });
async function another(name: string, more: { displayName?: string; sameHumanAs?: Account } = {}) {
  const password = await hashPassword(PASSWORD, 1);
  return world().storage.write((tx) => {
    const human = more.sameHumanAs === undefined ? {} : { sameHumanAs: more.sameHumanAs.id };
    const { displayName = `Somebody ${name}` } = more;
    return addAccount(tx, { name, displayName, role: 'lead', password, ...human }, null, NOW - DAY);
  });
}

describe('asking for one field', () => {
  it('opens nothing before a second person approves it, and then that field to that job until its end', async () => {
    const { office, lead, contractor, otherContractor } = world();
    const before = await trial.pack(otherContractor);
    const firstDigest = (await digests(otherContractor))?.[0];
    const request = await asked();
    expect(await trial.pack(otherContractor)).not.toContain(PHONE);
    expect((await trial.get<BoardView>(lead, '/cases')).reviews.toApprove).toBe(1);
    expect((await trial.get<BoardView>(office, '/cases')).reviews.toApprove).toBe(0);
    expect((await yes(lead, request)).status).toBe(200);
    const open = await trial.pack(otherContractor);
    expect(open).toContain(PHONE);
    for (const kept of [NAME, EMAIL, CODE, DIAGNOSIS, 'CANARYNEXT', trial.person])
      expect(open).not.toContain(kept);
    expect(await trial.pack(contractor)).not.toContain(PHONE);
    expect(trial.log()).toMatchObject([
      {
        decision: 'shared',
        route: 'approval',
        basis: 'contract',
        fields: ['person/phone'],
        recipient: otherContractor.id,
        decidedBy: [office.id, lead.id],
        restsOn: request,
      },
    ]);
    expect(JSON.stringify(trial.log())).not.toContain(PHONE);
    let pair = await digests(otherContractor);
    expect(pair?.[0]).toBe(pair?.[1]);
    // The last day is over: the rebuilt pack is that which never had it.
    trial.server.clock.now = Date.parse('2026-11-27T09:00:00Z');
    const old = world().storage.read((view) => view.packs.packOf(otherContractor.id)?.name ?? '');
    expect(await trial.status(otherContractor, `/db/${old}/_all_docs?include_docs=true`)).toBe(404);
    expect(await trial.pack(otherContractor)).not.toContain(PHONE);
    pair = await digests(otherContractor);
    expect(pair?.[0]).toBe(firstDigest);
    expect(pair?.[1]).toBe(firstDigest);
    expect(before).not.toContain(PHONE);
  });

  it('is closed when the contractor has done the job, although the job may still be read', async () => {
    const { storage, lead, otherContractor } = world();
    await yes(lead, await asked());
    expect(await trial.pack(otherContractor)).toContain(PHONE);
    await storage.write((tx) => {
      const under = tx.grants.orderGrantsBy(trial.ordinary)[0];
      if (under === undefined) throw new Error('The job is open.');
      const minted = (id: string) => mintId(under.key, id) as OpaqueId;
      const finishedAt = instantAt(trial.server.clock.now);
      const body = { order: minted(trial.ordinary), outcome: 'done', done: [], leftSafe: true, finishedAt };
      const record = aRecord(otherContractor.id, 'work-report', body, { home: minted(under.home) });
      fileRecord(tx, {
        ...{ id: anId(), raw: asJson(record), by: otherContractor.id, via: 'db' },
        ...{ at: trial.server.clock.now, under },
      });
    });
    const after = await trial.pack(otherContractor);
    expect(after).not.toContain(PHONE);
    expect(after).toContain('works-order');
  });

  it('is for the job that it was asked for, and opens nothing to another of the same contractor', async () => {
    const { storage, office, lead, otherContractor, home } = world();
    const request = await asked();
    await storage.write((tx) => {
      // The job is over before anybody answers, and another one is out at the same home.
      reissue(tx, office, trial.ordinary, anOrder(otherContractor, { state: 'closed' }));
      issue(tx, office, 'works-order', anOrder(otherContractor), { home, case: anId() });
    });
    expect((await yes(lead, request)).status).toBe(200);
    expect(await trial.pack(otherContractor)).not.toContain(PHONE);
  });

  it('is refused without every answer, with a basis that is not the landlord’s, or without an end', async () => {
    const { office } = world();
    for (const necessity of [
      { whyThisField: 'because' },
      { harmIfNotShared: '' },
      { couldLessDo: 'yes' },
      { basis: 'public-task' },
      { until: null },
      { until: '2027-11-26' },
      { recipient: anId() },
      { purpose: 'statistics' },
    ])
      expect((await trial.post(office, '/sharing', goodRequest(trial, { necessity }))).status).toBe(422);
    expect((await trial.get<SharingView>(office, '/sharing')).waiting).toEqual([]);
    const never = goodRequest(trial, { record: trial.diagnosis, field: 'words' });
    expect((await trial.post(office, '/sharing', never)).status).toBe(422);
  });

  it('is asked and answered once, however often it is sent', async () => {
    const { office, lead } = world();
    const sent = goodRequest(trial);
    await trial.post(office, '/sharing', sent);
    expect((await trial.post(office, '/sharing', sent)).status).toBe(200);
    expect((await trial.post(lead, '/sharing', sent)).status).toBe(409);
    // Other answers under the same id, or about something else, are not taken for kept.
    const otherwise = {
      ...sent,
      necessity: { ...sent.necessity, whyNotLess: 'Nothing less was thought of.' },
    };
    expect((await trial.post(office, '/sharing', otherwise)).status).toBe(409);
    expect((await trial.post(office, '/sharing', { ...sent, field: 'name' })).status).toBe(409);
    const id = anId();
    await yes(lead, sent.id, { id });
    expect((await yes(lead, sent.id, { id })).status).toBe(200);
    expect((await yes(lead, sent.id, { id, answer: 'refused', reason: 'After all.' })).status).toBe(409);
    const next = await asked();
    expect((await yes(lead, next, { id })).status).toBe(409);
    expect((await yes(trial.lead2, sent.id)).status).toBe(409);
    expect(trial.log()).toHaveLength(1);
  });

  it('a refusal takes a reason and is logged with it', async () => {
    const { lead } = world();
    const request = await asked();
    expect((await yes(lead, request, { answer: 'refused' })).status).toBe(422);
    const reason = 'Ring for them once more.';
    expect((await yes(lead, request, { answer: 'refused', reason })).status).toBe(200);
    expect(trial.log()).toMatchObject([{ decision: 'refused', words: reason, fields: ['person/phone'] }]);
    expect(await trial.pack(world().otherContractor)).not.toContain(PHONE);
  });
});

describe('the second person is never oneself, by any door', () => {
  const refused = async (who: Account, request: string) => {
    const answer = await yes(who, request);
    expect([who.name, answer.status]).toEqual([who.name, 403]);
    expect(await trial.pack(world().otherContractor)).not.toContain(PHONE);
  };

  it('not the same account, an administrator, a surveyor, a contractor or who gets it', async () => {
    const { office, administrator, surveyor, otherContractor } = world();
    const request = await asked();
    for (const who of [office, administrator, surveyor, otherContractor]) await refused(who, request);
  });

  it('not two accounts of one human, by what was said or by the name they show', async () => {
    const request = await asked();
    await refused(await another('twin', { sameHumanAs: world().office }), request);
    await refused(await another('namesake', { displayName: ' the  OFFICE' }), request);
    await refused(await another('firm', { sameHumanAs: world().otherContractor }), request);
  });

  it('not an account that was given its role, opened, or given a password after it was asked', async () => {
    const { storage, administrator, surveyor, lead } = world();
    const request = await asked();
    const password = await hashPassword(PASSWORD, 1);
    const sleeping = await another('sleeping');
    const at = trial.server.clock.now + 1000;
    const by = administrator.id;
    await storage.write((tx) => {
      changeRole(tx, { account: surveyor.id, by, at }, 'lead');
      changePassword(tx, { account: lead.id, by, at }, password);
      changeDisabled(tx, { account: sleeping.id, by, at }, true);
      changeDisabled(tx, { account: sleeping.id, by, at }, false);
    });
    trial.server.clock.now = at + 1000;
    for (const who of [surveyor, lead, sleeping]) await refused(who, request);
    expect((await yes(trial.lead2, request)).status).toBe(200);
  });

  it('and what was approved closes when it comes out that they are one human', async () => {
    const { storage, office, lead, otherContractor } = world();
    expect((await yes(lead, await asked())).status).toBe(200);
    expect(await trial.pack(otherContractor)).toContain(PHONE);
    await storage.write((tx) => tx.sharing.addSameHuman(office.id, lead.id));
    trial.server.clock.now += DAY;
    expect(await trial.pack(otherContractor)).not.toContain(PHONE);
  });
});

describe('on a running emergency', () => {
  const release = (who: Account, more: object = {}, order = trial.order) =>
    trial.post(who, `/orders/${order}/releases`, {
      id: anId(),
      record: trial.person,
      fields: ['person/phone'],
      onDuty: true,
      ...more,
    });

  it('one person releases a number at once; it is logged, reviewed by somebody else, and gone with the job', async () => {
    const { storage, office, lead, contractor, otherContractor } = world();
    await trial.pack(contractor);
    const never = (await digests(contractor))?.[0];
    expect((await release(office)).status).toBe(200);
    const open = await trial.pack(contractor);
    expect(open).toContain(PHONE);
    for (const kept of [NAME, EMAIL, CODE, DIAGNOSIS, trial.person]) expect(open).not.toContain(kept);
    expect(await trial.pack(otherContractor)).not.toContain(PHONE);
    expect(trial.log()).toMatchObject([
      { route: 'emergency', fields: ['person/phone'], decidedBy: [office.id] },
    ]);
    expect((await trial.get<JobReleases>(office, `/orders/${trial.order}/releases`)).offers).toMatchObject([
      { field: 'person/name', open: null },
      { field: 'person/phone', open: expect.stringContaining('Open since') as string },
      { field: 'access-secret/code', open: null },
    ]);
    let line = (await trial.get<SharingView>(office, '/sharing')).reviews[0];
    expect(line).toMatchObject({
      state: 'waiting',
      due: 'Due Wed 25 Nov, by midnight',
      title: 'Number, to The contractor',
    });
    expect(line?.barred).not.toBeNull();
    const review = { id: anId(), of: line?.id, found: 'right' };
    expect((await trial.post(office, '/reviews', review)).status).toBe(403);
    trial.server.clock.now = NOW + 2 * DAY;
    expect((await trial.get<BoardView>(lead, '/cases')).reviews).toMatchObject({
      overdue: 1,
      oldest: '2 working days',
    });
    // Late closes nothing: the household would pay for it.
    expect(await trial.pack(contractor)).toContain(PHONE);
    expect((await trial.post(lead, '/reviews', review)).status).toBe(200);
    expect((await trial.post(lead, '/reviews', review)).status).toBe(200);
    for (const other of [{ of: anId() }, { found: 'wrong', reason: 'It was not needed.' }])
      expect((await trial.post(lead, '/reviews', { ...review, ...other })).status).toBe(409);
    line = (await trial.get<SharingView>(lead, '/sharing')).reviewed[0];
    expect(line?.state).toBe('right');
    const pair = await digests(contractor);
    expect(pair?.[0]).toBe(pair?.[1]);
    await storage.write((tx) => {
      const body = { ...anOrder(contractor), severity: 'emergency', purpose: 'make-safe', state: 'closed' };
      reissue(tx, office, trial.order, body, trial.server.clock.now);
    });
    expect(await trial.pack(contractor)).not.toContain(PHONE);
    expect(never).not.toBeNull();
  });

  it('is closed at once by a review that finds it wrong: the pack is that which never had it', async () => {
    const { office, lead, contractor } = world();
    await trial.pack(contractor);
    const never = (await digests(contractor))?.[0];
    const id = anId();
    await release(office, { id });
    await release(office, { fields: ['access-secret/code'], record: trial.code });
    expect((await release(office, { id, fields: ['person/name'] })).status).toBe(409);
    expect(await trial.pack(contractor)).toContain(CODE);
    const wrong = { id: anId(), of: id, found: 'wrong', reason: 'They have the number of the job line.' };
    expect((await trial.post(lead, '/reviews', { ...wrong, reason: '' })).status).toBe(422);
    expect((await trial.post(lead, '/reviews', wrong)).status).toBe(200);
    const left = await trial.pack(contractor);
    expect(left).not.toContain(PHONE);
    expect(left).toContain(CODE);
    for (const { id: of } of (await trial.get<SharingView>(lead, '/sharing')).reviews)
      await trial.post(lead, '/reviews', { ...wrong, id: anId(), of });
    expect(await digests(contractor)).toEqual([never, never]);
  });

  it('releases name, number and code alone, on duty, on an emergency, of who lives there', async () => {
    const { office, surveyor, administrator, contractor } = world();
    expect((await release(office, { fields: ['person/email'] })).status).toBe(409);
    expect((await release(office, { fields: [] })).status).toBe(409);
    expect((await release(office, { onDuty: false })).status).toBe(409);
    expect((await release(office, {}, trial.ordinary)).status).toBe(409);
    expect((await release(office, { record: trial.neighbour })).status).toBe(404);
    expect((await release(office, { record: trial.diagnosis, fields: ['diagnosis/words'] })).status).toBe(
      404,
    );
    for (const who of [surveyor, administrator, contractor]) expect((await release(who)).status).toBe(403);
    expect(await trial.pack(contractor)).not.toMatch(/CANARY|960123/);
    expect(trial.log()).toEqual([]);
  });

  it('that is narrowed begins a new generation: the old pack is gone with what it held', async () => {
    const { storage, office, lead, contractor } = world();
    const id = anId();
    await release(office, { fields: ['person/name'] });
    await release(office, { id });
    expect(await trial.pack(contractor)).toContain(PHONE);
    const name = () => storage.read((view) => view.packs.packOf(contractor.id)?.name);
    const before = name();
    const wrong = { id: anId(), of: id, found: 'wrong', reason: 'The name was enough.' };
    expect((await trial.post(lead, '/reviews', wrong)).status).toBe(200);
    expect(name()).not.toBe(before);
    const left = await trial.pack(contractor);
    expect(left).toContain(NAME);
    expect(left).not.toContain(PHONE);
  });

  it('of whoever lived there before is gone as soon as the end of their tenancy is recorded', async () => {
    const { storage, office, contractor } = world();
    await release(office);
    expect(await trial.pack(contractor)).toContain(PHONE);
    const open = () =>
      storage.read((view) => {
        const record = filedRecord(view, trial.person)?.record;
        return openReleases(view, {
          ...{ audience: 'contractor', recipient: contractor.id, purpose: 'repair', disclosure: trial.order },
          ...{ records: record ? [{ id: trial.person, record }] : [], at: NOW },
        });
      });
    expect(open()).toHaveLength(1);
    const ended = { occupancy: 'tenancy', startedOn: '2020-01-01', endedOn: '2026-11-24' };
    await storage.write((tx) => reissue(tx, office, trial.tenancy, ended));
    expect(open()).toEqual([]);
    expect(await trial.pack(contractor)).not.toContain(PHONE);
  });
});

describe('a standing rule', () => {
  const rule = (more: object = {}) => ({
    audience: 'contractor',
    purpose: 'repair',
    category: 'contact-detail',
    basis: 'contract',
    from: '2026-11-24',
    until: '2027-06-01',
    ...more,
  });
  const propose = (who: Account, more: object = {}) => {
    const id = anId();
    return { id, sent: trial.post(who, '/rules', { id, rule: rule(more) }) };
  };
  const approve = (who: Account, id: string) => trial.post(who, `/rules/${id}/approval`, { id: anId() });

  it('opens to every open job from the day after another lead approved it, is logged once, and ends at once', async () => {
    const { lead, contractor, otherContractor } = world();
    await trial.pack(contractor);
    const { id, sent } = propose(lead);
    expect((await sent).status).toBe(200);
    expect((await approve(lead, id)).status).toBe(403);
    expect((await approve(trial.lead2, id)).status).toBe(200);
    expect((await trial.get<RulesView>(lead, '/rules')).rules[0]?.state).toBe('tomorrow');
    expect(await trial.pack(contractor)).not.toContain(PHONE);
    trial.server.clock.now = NOW + DAY;
    for (const who of [contractor, otherContractor]) {
      const pack = await trial.pack(who);
      expect(pack).toContain(PHONE);
      for (const kept of [NAME, CODE, DIAGNOSIS]) expect(pack).not.toContain(kept);
    }
    await trial.pack(contractor);
    expect(trial.log().map(({ route, recipient }) => [route, recipient])).toEqual([
      ['standing-rule', contractor.id],
      ['standing-rule', otherContractor.id],
    ]);
    const pair = await digests(contractor);
    expect(pair?.[0]).toBe(pair?.[1]);
    const end = { id: anId() };
    expect((await trial.post(trial.lead2, `/rules/${id}/end`, end)).status).toBe(200);
    const other = propose(lead);
    expect((await other.sent).status).toBe(200);
    for (const path of [`${id}/approval`, `${other.id}/end`])
      expect([path, (await trial.post(trial.lead2, `/rules/${path}`, end)).status]).toEqual([path, 409]);
    for (const who of [contractor, otherContractor]) expect(await trial.pack(who)).not.toContain(PHONE);
  });

  it('says before it is proposed what it would open today: figures by kind, which then hold, and nobody’s data', async () => {
    const { lead, office, contractor, otherContractor } = world();
    const look = (who: Account, about: string) =>
      trial.get<RulePreview>(who, `/rules/preview?purpose=repair&audience=contractor&category=${about}`);
    const phones = await look(lead, 'contact-detail');
    const title = fieldWords('person/phone');
    expect(phones.counts).toEqual([
      { term: 'Open jobs that would tell it', words: '2' },
      { term: title, words: '2' },
      { term: 'Requests that wait for a second person for it', words: '0' },
    ]);
    expect((await trial.post(office, '/sharing', goodRequest(trial))).status).toBe(200);
    const names = await look(lead, 'person-name&wholeName=true');
    expect(names.counts[0]?.words).toBe('2');
    for (const preview of [phones, names])
      for (const kept of [NAME.split(' ')[0] ?? '', PHONE, CODE, world().home])
        expect(JSON.stringify(preview)).not.toContain(kept);
    // What was said comes true.
    const { id, sent } = propose(lead);
    expect((await sent).status).toBe(200);
    await approve(trial.lead2, id);
    trial.server.clock.now = NOW + DAY;
    for (const who of [contractor, otherContractor]) expect(await trial.pack(who)).toContain(PHONE);
    const used = trial.log().filter(({ route }) => route === 'standing-rule');
    expect(used.map(({ fields }) => fields)).toEqual([['person/phone'], ['person/phone']]);
    // A job that is over tells nothing, nor does what the landlord's own rules have closed.
    expect(
      (
        await trial.post(lead, '/matrix/closings', {
          ...{
            id: anId(),
            category: 'contact-detail',
            audience: 'contractor',
            to: 'W',
            reason: 'Not needed.',
          },
        })
      ).status,
    ).toBe(200);
    expect((await look(lead, 'contact-detail')).counts).toEqual([]);
  });

  it('of a page for an adviser says of how many cases it would be, and that links that are out stay', async () => {
    const { lead, office, home, storage } = world();
    const about = '/rules/preview?category=contact-detail&audience=legal-adviser&purpose=legal-advice';
    const before = await trial.get<RulePreview>(lead, about);
    expect(before.counts[0]).toEqual({ term: 'Open cases that would tell it', words: '0' });
    await storage.write((tx) => {
      const aware = { awareAt: instantAt(NOW), hazard: 'damp-and-mould' };
      issue(tx, office, 'report-fact', aware, { home, case: anId() });
    });
    const { counts, note } = await trial.get<RulePreview>(lead, about);
    expect(counts[0]).toEqual({ term: 'Open cases that would tell it', words: '1' });
    expect(counts.map(({ term }) => term)).toEqual(
      expect.arrayContaining([fieldWords('person/phone'), 'Links to them that are open']),
    );
    expect(note).toContain('stay as they were frozen');
  });

  it('tells the first name alone of a name, until a rule of two leads says the whole', async () => {
    const { lead, contractor } = world();
    const names = async (more: object) => {
      const { id, sent } = propose(lead, { category: 'person-name', until: '2026-12-20', ...more });
      expect((await sent).status).toBe(200);
      await approve(trial.lead2, id);
      return id;
    };
    const first = await names({});
    expect((await propose(lead, { wholeName: true }).sent).status).toBe(422);
    expect((await propose(lead, { category: 'person-name', wholeName: 'yes' }).sent).status).toBe(422);
    const [line] = (await trial.get<RulesView>(lead, '/rules')).rules;
    expect(line?.facts).toContainEqual({ term: 'Of a name', words: 'The first name alone' });
    trial.server.clock.now = NOW + DAY;
    const [given = '', ...rest] = NAME.split(' ');
    const told = await trial.pack(contractor);
    expect(told).toContain(given);
    for (const word of rest) expect(told).not.toContain(word);
    // The whole one is another rule, of two leads again.
    await names({ wholeName: true, from: '2026-11-26' });
    trial.server.clock.now = NOW + 2 * DAY;
    expect(await trial.pack(contractor)).toContain(NAME);
    const ended = trial.post(lead, `/rules/${first}/end`, { id: anId() });
    expect((await ended).status).toBe(200);
    expect(await trial.pack(contractor)).toContain(NAME);
  });

  it('is for leads alone, and never for what somebody wrote or for row 14', async () => {
    const { lead, office } = world();
    expect((await propose(office).sent).status).toBe(403);
    for (const category of ['safeguarding', 'diagnosis', 'warning', 'no-such'])
      expect((await propose(lead, { category }).sent).status).toBe(422);
    expect((await propose(lead, { until: '2028-01-01' }).sent).status).toBe(422);
  });

  it('of an order given while it holds is in the pack with its line of the log', async () => {
    const { lead, office, contractor, home, storage } = world();
    const { id, sent } = propose(lead);
    await sent;
    await approve(trial.lead2, id);
    trial.server.clock.now = NOW + DAY;
    await trial.pack(contractor);
    const before = trial.log().length;
    await storage.write((tx) =>
      issue(tx, office, 'works-order', anOrder(contractor), { home, case: anId() }, anId(), NOW + DAY),
    );
    expect(trial.log()).toHaveLength(before + 1);
  });
});

describe('an emergency to life', () => {
  it('is one tap, tells each service its own list, alerts the lead, and is reviewed by somebody else', async () => {
    const { office, lead, home } = world();
    const sent = { id: anId(), service: 'gas', whyNoConsent: 'unconscious' };
    expect((await trial.post(office, `/homes/${home}/life`, { ...sent, service: 'baker' })).status).toBe(422);
    expect(
      (await trial.post(office, `/homes/${home}/life`, { ...sent, whyNoConsent: 'said-no' })).status,
    ).toBe(422);
    expect(trial.log()).toEqual([]);
    await trial.post(office, `/homes/${home}/life`, sent);
    expect((await trial.post(office, `/homes/${home}/life`, sent)).status).toBe(200);
    const told = await trial.get<LifeTold>(office, `/life/${sent.id}`);
    const words = JSON.stringify(told.facts);
    for (const needed of [NAME, PHONE, CODE]) expect(words).toContain(needed);
    for (const kept of [DIAGNOSIS, EMAIL, 'CANARYNEXT']) expect(words).not.toContain(kept);
    expect(trial.log()).toMatchObject([
      { route: 'life', basis: 'vital-interests', audience: 'emergency-service' },
    ]);
    expect((await trial.get<BoardView>(lead, '/cases')).reviews.alerts).toHaveLength(1);
    expect((await trial.get<BoardView>(office, '/cases')).reviews.alerts).toEqual([]);
    const again = { id: anId(), service: 'ambulance', whyNoConsent: 'unconscious' };
    expect((await trial.post(office, `/homes/${home}/life`, again)).status).toBe(200);
    expect(JSON.stringify((await trial.get<LifeTold>(office, `/life/${again.id}`)).facts)).toContain(
      DIAGNOSIS,
    );
    expect(trial.log().at(-1)?.['fields']).toContain('household-need/under5');
    expect((await trial.get<SharingView>(lead, '/sharing')).repeated).toHaveLength(1);
    expect((await trial.get<SharingView>(office, '/sharing')).repeated).toEqual([]);
    const review = { id: anId(), of: sent.id, found: 'right' };
    expect((await trial.post(office, '/reviews', review)).status).toBe(403);
    expect((await trial.post(lead, '/reviews', review)).status).toBe(200);
    expect((await trial.get<BoardView>(lead, '/cases')).reviews.alerts).toHaveLength(1);
    trial.server.clock.now += DAY + 1000;
    const over = await trial.get<LifeTold>(office, `/life/${again.id}`);
    expect([over.facts, over.isOpen]).toEqual([[], false]);
  });
});

describe('what was approved for an adviser', () => {
  it('is open as it was read, to one share, and closes when the words were changed', async () => {
    const { office, lead, storage } = world();
    const form = await trial.get<AskForm>(office, `/records/${trial.diagnosis}/words/ask`);
    const adviser = form.audiences.find(({ value }) => value === 'legal-adviser');
    const recipient = adviser?.recipients[0]?.value as OpaqueId;
    const condition = form.conditions['health']?.[0]?.value;
    const request = await asked({
      ...{ record: trial.diagnosis, field: 'words', audience: 'legal-adviser' },
      necessity: {
        purpose: 'legal-advice',
        basis: 'legal-obligation',
        tells: 'health',
        condition,
        recipient,
      },
    });
    const open = (disclosure: OpaqueId) =>
      storage.read((view) => {
        const record = filedRecord(view, trial.diagnosis)?.record;
        if (!record) throw new Error('The diagnosis is filed.');
        const to = { audience: 'legal-adviser', purpose: 'legal-advice', recipient } as const;
        const records = [{ id: trial.diagnosis, record }];
        return openReleases(view, { ...to, records, disclosure, at: trial.server.clock.now });
      });
    const share = anId();
    expect(open(share)).toEqual([]);
    expect((await yes(lead, request)).status).toBe(200);
    expect(open(share)).toHaveLength(1);
    const by = { account: office.id, at: trial.server.clock.now };
    await storage.write((tx) => {
      expect(noteUses(tx, open(share), share, by)).toHaveLength(1);
      expect(noteUses(tx, open(share), share, by)).toHaveLength(0);
    });
    expect(open(share)).toHaveLength(1);
    expect(open(anId())).toEqual([]);
    await storage.write((tx) => reissue(tx, office, trial.diagnosis, { words: 'Something else.' }));
    expect(open(share)).toEqual([]);
  });
});
