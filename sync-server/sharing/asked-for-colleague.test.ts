import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HouseholdView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { AskForm, ShareDetail } from '#domain/sharing/sharing-views.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, aRecord, asJson, DAY, issue, NOW, PASSWORD } from '../files/filing.fixture.ts';
import type { Account } from '../storage/accounts.ts';
import { goodRequest, sharingTrial, type SharingTrial } from './sharing.fixture.ts';

const ARREARS = 'KANARARREARS two months behind';

let trial: SharingTrial;
let colleague: Account;
let third: Account;
let money: OpaqueId;
let harm: OpaqueId;
beforeAll(async () => {
  trial = await sharingTrial();
  const { storage, office, surveyor, home } = trial.server.world;
  const { tenancy } = trial;
  const password = await hashPassword(PASSWORD, 1);
  await storage.write((tx) => {
    const made = { name: 'robin', displayName: 'Robin Alder', role: 'office' as const, password };
    colleague = addAccount(tx, made, null, NOW);
    third = addAccount(tx, { ...made, name: 'kit', displayName: 'Kit Marlow' }, null, NOW);
    const place = { home, tenancy, subjects: [trial.person] };
    money = issue(tx, office, 'money-note', { words: ARREARS }, place);
    harm = anId();
    const worry = { visitorMust: ['not-alone'], words: 'KANARHARM' };
    const raw = asJson(aRecord(surveyor.id, 'safeguarding-concern', worry, place));
    fileRecord(tx, { id: harm, raw, by: surveyor.id, via: 'api', at: NOW });
  });
});
afterAll(() => trial.server.close());
const began = () => trial.server.world;
beforeEach(() => void (trial.server.clock.now = Math.max(trial.server.clock.now, NOW + 60_000)));

const asked = async (more: object = {}): Promise<OpaqueId> => {
  const request = goodRequest(trial, {
    ...{ record: money, field: 'words', audience: 'office' },
    necessity: { purpose: 'complaint-answer', recipient: colleague.id, ...more },
  });
  expect(await trial.post(began().office, '/sharing', request)).toMatchObject({ status: 200 });
  return request.id;
};
const answered = (who: Account, request: OpaqueId, answer = 'approved') =>
  trial.post(who, `/sharing/${request}/answer`, { id: anId(), answer, reason: 'Ask the income team.' });
const says = async (who: Account, request: OpaqueId) =>
  (await trial.get<ShareDetail>(who, `/sharing/${request}`)).says;

describe('a field that the desk sees under no condition', () => {
  it('is named to the desk by its kind and its day, and a worry about somebody is not', async () => {
    const { office, home } = began();
    const { apart } = await trial.get<HouseholdView>(office, `/homes/${home}/household`);
    expect(apart.map(({ record }) => record)).toContain(money);
    expect(apart.map(({ record }) => record)).not.toContain(harm);
    expect(apart.find(({ record }) => record === money)?.words).toMatch(/^Money: .*24 Nov$/);
    expect(JSON.stringify(apart)).not.toContain('KANAR');
  });

  it('is asked for by the ordinary form, for one named colleague', async () => {
    const form = await trial.get<AskForm>(began().office, `/records/${money}/words/ask`);
    const desk = form.audiences.find(({ value }) => value === 'office');
    expect(desk?.recipients.map(({ label }) => label)).toContain('Robin Alder');
    expect(desk?.purposes.map(({ value }) => value)).toEqual([
      'case-work',
      'complaint-answer',
      'safeguarding',
    ]);
    expect(form.says).toBeNull();
    const surveyor = goodRequest(trial, {
      ...{ record: money, field: 'words', audience: 'office' },
      necessity: { purpose: 'case-work', recipient: began().surveyor.id },
    });
    expect(await trial.post(began().office, '/sharing', surveyor)).toMatchObject({ status: 422 });
  });

  it('is decided by the lead alone, who is neither whoever asked nor whoever gets it', async () => {
    const { office, lead } = began();
    const request = await asked();
    for (const who of [office, colleague, third])
      expect(await answered(who, request)).toMatchObject({ status: 403 });
    expect(await says(colleague, request)).toBeNull();
    expect(await answered(lead, request)).toMatchObject({ status: 200 });
    const own = await asked({ recipient: lead.id });
    expect(await answered(lead, own)).toMatchObject({ status: 403 });
    expect(await answered(trial.lead2, own)).toMatchObject({ status: 200 });
  });

  it('is open to that colleague alone, on the request alone, is logged, and ends on its last day', async () => {
    const { office, lead, home } = began();
    const before = trial.log().length;
    const request = await asked();
    await answered(lead, request);
    expect(await says(colleague, request)).toBe(ARREARS);
    // Read again it is the same use.
    expect(await says(colleague, request)).toBe(ARREARS);
    for (const who of [office, lead, trial.lead2]) expect(await says(who, request)).toBeNull();
    const [line, ...more] = trial.log().slice(before);
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      ...{ audience: 'office', route: 'approval', recipient: colleague.id, decision: 'shared' },
      ...{ purpose: 'complaint-answer', fields: ['money-note/words'], categories: ['money'] },
    });
    for (const path of [`/homes/${home}`, `/homes/${home}/household`, '/cases', '/sharing', '/disclosures'])
      expect(JSON.stringify(await trial.get(colleague, path))).not.toContain('KANARARREARS');
    trial.server.clock.now += 3 * DAY;
    expect(await says(colleague, request)).toBeNull();
  });

  it('is closed where the lead refused it, and the refusal is in the log', async () => {
    const { lead } = began();
    const request = await asked({ until: '2026-11-29' });
    await answered(lead, request, 'refused');
    expect(await says(colleague, request)).toBeNull();
    expect(trial.log().at(-1)).toMatchObject({ decision: 'refused', words: 'Ask the income team.' });
  });

  it('is of an earlier household once somebody else lives there, and open to nobody', async () => {
    const { lead, office, home, storage } = began();
    const request = await asked({ until: '2026-11-29' });
    await answered(lead, request);
    expect(await says(colleague, request)).toBe(ARREARS);
    await storage.write((tx) => {
      const next = anId();
      issue(
        tx,
        office,
        'tenancy',
        { occupancy: 'tenancy', startedOn: '2026-11-25' },
        { home, tenancy: next },
        next,
      );
    });
    expect(await says(colleague, request)).toBeNull();
  });
});
