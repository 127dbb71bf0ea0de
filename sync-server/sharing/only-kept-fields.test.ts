import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ONLY_KEPT } from '#domain/disclosure/restricted.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { OrderView } from '#domain/cases/office-views.ts';
import type { SharePreview } from '#domain/shares/share-views.ts';
import type { AskForm, JobReleases, ShareDetail } from '#domain/sharing/sharing-views.ts';
import { anId, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { recipientOfMatter } from './recipients.ts';
import { goodRequest, NAME, PHONE, sharingTrial, type SharingTrial } from './sharing.fixture.ts';

/** A field that may be shown to no adviser, Ombudsman or contractor but by a second person, and that the desk is not shown. */
const MONEY = 'CANARYMONEY three weeks behind';
const SINCE = 'Only kept since Tue 24 Nov';

let trial: SharingTrial;
let matter: OpaqueId;
let money: OpaqueId;
beforeEach(async () => {
  trial = await sharingTrial();
  const { storage, office, home } = trial.server.world;
  const ordinary = storage.read((view) => view.records.entry(trial.ordinary)?.case);
  if (!ordinary) throw new Error('The job belongs to a case.');
  matter = ordinary;
  money = await storage.write((tx) => {
    const aware = { awareAt: instantAt(NOW), hazard: 'damp-and-mould' };
    issue(tx, office, 'report-fact', aware, { home, case: matter });
    return issue(tx, office, 'money-note', { words: MONEY }, { home, tenancy: trial.tenancy });
  });
});
afterEach(() => trial.server.close());

const world = () => trial.server.world;
const keep = (record: OpaqueId) =>
  world().storage.write((tx) => void tx.restrictions.restrict(record, anId(), trial.server.clock.now));
const form = (record: OpaqueId, field: string) =>
  trial.get<AskForm>(world().office, `/records/${record}/${field}/ask`);
const offered = ({ audiences }: AskForm) =>
  audiences.map(({ value, purposes }) => [value, purposes.map((one) => one.value)]);
const ask = (more: Record<string, unknown> = {}) =>
  trial.post(world().office, '/sharing', goodRequest(trial, more));
const yes = (request: string) =>
  trial.post(world().lead, `/sharing/${request}/answer`, { id: anId(), answer: 'approved' });
const toAdviser = (purpose: string) => ({
  audience: 'legal-adviser',
  necessity: { purpose, recipient: recipientOfMatter('legal-adviser', matter), basis: 'legal-obligation' },
});
const page = (audience: string, purpose: string) =>
  trial.get<SharePreview>(world().office, `/cases/${matter}/share/${audience}?purpose=${purpose}`);

describe('a field of a record that is only kept', () => {
  it('is not offered to be asked for, but for what it may still be used for, and the form says why', async () => {
    const before = await form(trial.person, 'phone');
    expect(before.onlyKept).toBeNull();
    expect(offered(before)).toEqual([
      ['contractor', ['repair']],
      ['legal-adviser', ['legal-advice', 'legal-claim']],
    ]);
    await keep(trial.person);
    const after = await form(trial.person, 'phone');
    expect(after.onlyKept).toBe(SINCE);
    expect(offered(after)).toEqual([['legal-adviser', ['legal-claim']]]);
  });

  it('is asked for by nobody for anything else, whatever is sent', async () => {
    await keep(trial.person);
    for (const more of [{}, toAdviser('legal-advice')])
      expect(await ask(more)).toEqual({ status: 422, reason: `It is only kept. ${ONLY_KEPT}` });
    expect(await ask(toAdviser('legal-claim'))).toEqual({ status: 200, reason: '' });
  });

  it('is approved by nobody once it is, opens nothing and is logged as told to nobody', async () => {
    const request = goodRequest(trial);
    expect((await trial.post(world().office, '/sharing', request)).status).toBe(200);
    await keep(trial.person);
    const { onlyKept, says } = await trial.get<ShareDetail>(world().lead, `/sharing/${request.id}`);
    expect([onlyKept, says]).toEqual([SINCE, PHONE]);
    expect(await yes(request.id)).toEqual({
      status: 409,
      reason: `It is only kept, so it cannot be approved. ${ONLY_KEPT}`,
    });
    expect(await trial.pack(world().otherContractor)).not.toContain(PHONE);
    expect(trial.log()).toEqual([]);
    const no = { id: anId(), answer: 'refused', reason: 'It is only kept. Ring the office.' };
    expect((await trial.post(world().lead, `/sharing/${request.id}/answer`, no)).status).toBe(200);
  });

  it('stays off a page for which it was approved before, and the wizard says so beside it', async () => {
    const request = goodRequest(trial, toAdviser('legal-advice'));
    expect((await trial.post(world().office, '/sharing', request)).status).toBe(200);
    expect((await yes(request.id)).status).toBe(200);
    expect(JSON.stringify((await page('legal-adviser', 'legal-advice')).page)).toContain(PHONE);
    await keep(trial.person);
    const view = await page('legal-adviser', 'legal-advice');
    expect(JSON.stringify(view.page)).not.toContain(PHONE);
    const fields = view.compared.filter(({ record }) => record === trial.person);
    expect(fields.map(({ label }) => label)).toContain('Telephone');
    for (const field of fields) {
      expect(field).toMatchObject({ reach: 'kept', onlyKept: SINCE, seen: [], opened: 'nothing' });
      expect(field.why).toBe('It is only kept, so it cannot be chosen for them.');
      // A second person cannot be asked for it here either.
      expect(field.mayAsk).toBeUndefined();
    }
    expect(view.compared.filter(({ onlyKept }) => onlyKept !== null)).toHaveLength(fields.length);
    const sent = {
      ...{ id: anId(), audience: 'legal-adviser', purpose: 'legal-advice', sha256: view.sha256 },
      ...{ recipient: { id: anId(), name: 'Fallow and Reed' }, until: '2026-11-26' },
    };
    const made = await page('legal-adviser', `legal-advice&recipient=${sent.recipient.id}`);
    const frozen = await trial.post(world().office, `/cases/${matter}/shares`, {
      ...sent,
      sha256: made.sha256,
    });
    expect(frozen).toEqual({ status: 200, reason: '' });
    expect(trial.log().at(-1)?.['records']).not.toContain(trial.person);
  });

  it('is on the page of a claim, marked for whoever makes it', async () => {
    await keep(trial.person);
    const { compared, page: told } = await page('legal-adviser', 'legal-claim');
    expect(JSON.stringify(told)).toContain(NAME);
    const name = compared.find(({ key }) => key === `${trial.person}/name`);
    expect(name).toMatchObject({ reach: 'shared', onlyKept: SINCE });
    expect(name?.why).toBe('It is only kept, and this is one of the uses that are left.');
  });

  it('is not released to an emergency job, and the desk reads why', async () => {
    const offers = async () =>
      (await trial.get<JobReleases>(world().office, `/orders/${trial.order}/releases`)).offers;
    const released = { id: anId(), record: trial.person, fields: ['person/name'], onDuty: true };
    expect((await trial.post(world().office, `/orders/${trial.order}/releases`, released)).status).toBe(200);
    const isOpen = async () => (await offers()).map(({ field, open }) => [field, open !== null]);
    expect(await isOpen()).toContainEqual(['person/name', true]);
    expect(await trial.pack(world().contractor)).toContain(NAME);
    await keep(trial.person);
    expect(await isOpen()).toContainEqual(['person/name', false]);
    const kept = (await offers()).filter(({ record }) => record === trial.person);
    expect(kept.map(({ onlyKept }) => onlyKept)).toEqual([SINCE, SINCE]);
    const tap = { id: anId(), record: trial.person, fields: ['person/phone'], onDuty: true };
    expect(await trial.post(world().office, `/orders/${trial.order}/releases`, tap)).toEqual({
      status: 409,
      reason: `It is only kept, so it is not released to a job. ${ONLY_KEPT}`,
    });
    expect(trial.log()).toHaveLength(1);
  });

  it('is marked beside what a contractor sees of a job', async () => {
    await keep(trial.person);
    const { compared } = await trial.get<OrderView>(world().office, `/orders/${trial.ordinary}`);
    const fields = compared.filter(({ record }) => record === trial.person);
    expect(fields.length).toBeGreaterThan(0);
    for (const { onlyKept, mayAsk } of fields) expect([onlyKept, mayAsk]).toEqual([SINCE, undefined]);
  });

  it('tells nobody that it is only kept who is not shown the field', async () => {
    const before = await form(money, 'words');
    expect(before.says).toBeNull();
    const nobody = { ...toAdviser('legal-advice'), record: money, field: 'words' };
    await keep(money);
    const after = await form(money, 'words');
    expect(after.onlyKept).toBeNull();
    expect(offered(after)).toEqual(offered(before));
    const refused = await ask(nobody);
    expect(refused).toEqual({
      status: 422,
      reason: 'No approval opens this to them. Share what they may see instead.',
    });
    const { compared } = await page('legal-adviser', 'legal-advice');
    expect(compared.filter(({ onlyKept }) => onlyKept !== null)).toEqual([]);
    expect(JSON.stringify(compared)).not.toContain(MONEY);
  });
});
