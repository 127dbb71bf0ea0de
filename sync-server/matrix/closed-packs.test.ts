import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChangePreview } from '#domain/disclosure/matrix-view.ts';
import { Browser } from '../border/http.fixture.ts';
import { anId, aVisit, issue } from '../files/filing.fixture.ts';
import { goodRequest, NAME, PHONE, sharingTrial, type SharingTrial } from '../sharing/sharing.fixture.ts';

let trial: SharingTrial;
beforeEach(async () => {
  trial = await sharingTrial();
});
afterEach(() => trial.server.close());

const world = () => trial.server.world;
const nameNow = (account: string) =>
  world().storage.read((view) => view.packs.packOf(account as never)?.name ?? '');
const close = (category: string, audience: string, to: string) =>
  trial.post(world().lead, '/matrix/closings', { id: anId(), category, audience, to, reason: 'Not needed.' });

it('takes an approved number out of the contractor’s pack at once, under a new generation, and their open copy is closed', async () => {
  const { office, lead, otherContractor } = world();
  const sent = goodRequest(trial);
  expect((await trial.post(office, '/sharing', sent)).status).toBe(200);
  const yes = { id: anId(), answer: 'approved' };
  expect((await trial.post(lead, `/sharing/${sent.id}/answer`, yes)).status).toBe(200);
  expect(await trial.pack(otherContractor)).toContain(PHONE);
  const old = nameNow(otherContractor.id);
  const look = '/matrix/preview?category=contact-detail&audience=contractor&to=W';
  expect(await trial.get<ChangePreview>(lead, look)).toMatchObject({ openJobs: 1, packs: 1, barred: null });

  expect((await close('contact-detail', 'contractor', 'W')).status).toBe(200);
  expect(await trial.status(otherContractor, `/db/${old}/_all_docs?include_docs=true`)).toBe(404);
  const narrowed = await trial.pack(otherContractor);
  expect(nameNow(otherContractor.id)).not.toBe(old);
  expect(narrowed).not.toContain(PHONE);
  expect(narrowed.length).toBeGreaterThan(500);
  // Nobody can be asked for it any more.
  expect((await trial.post(office, '/sharing', goodRequest(trial))).status).toBe(422);
});

it('takes a kind of record off surveyors’ phones whole, and tells phones of it in the words of who sees what', async () => {
  const { surveyor, office, home, storage } = world();
  await storage.write((tx) => issue(tx, office, 'visit', aVisit(surveyor), { home }));
  const before = await trial.pack(surveyor);
  expect(before).toContain(NAME);
  const rulesOf = async () => {
    const phone = await Browser.signedIn(trial.server, surveyor);
    return (await phone.call('GET', '/api/me')).json<{ landlord: { rules: { closed: unknown[] } } }>()
      .landlord.rules;
  };
  expect((await rulesOf()).closed).toEqual([]);
  expect((await close('household', 'surveyor', 'W')).status).toBe(200);
  const after = await trial.pack(surveyor);
  expect(before).toContain('household-need');
  expect(after).not.toContain('household-need');
  expect(after).toContain(NAME);
  expect((await rulesOf()).closed).toEqual([{ category: 'household', audience: 'surveyor', to: 'W' }]);
});
