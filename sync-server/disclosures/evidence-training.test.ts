import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSealKey, seal } from '../outside/seal.ts';
import { anId, issue, NOW } from '../files/filing.fixture.ts';
import { POLICY } from '../packs/policy.ts';
import { DIAGNOSIS, sharingTrial, type SharingTrial } from '../sharing/sharing.fixture.ts';

const DAY = 86_400_000;

let trial: SharingTrial;
beforeAll(async () => {
  trial = await sharingTrial();
});
afterAll(() => trial.server.close());

it('a frozen page with somebody’s health is closed to a lead whose training has lapsed, as the health itself is', async () => {
  const { world, clock } = trial.server;
  const { storage, office, lead, home } = world;
  const id = anId();
  await storage.write((tx) => {
    const told = { audience: 'legal-adviser', purpose: 'legal-advice', decision: 'shared' } as const;
    const body = {
      ...told,
      at: '2026-11-24T09:00:00+00:00',
      records: [trial.diagnosis],
      fields: ['diagnosis/words'],
    };
    issue(
      tx,
      office,
      'disclosure',
      { ...body, categories: ['diagnosis'] },
      { home, tenancy: trial.tenancy },
      id,
    );
    const page = Buffer.from(`<p>${DIAGNOSIS}</p>`);
    const key = newSealKey();
    const facts = {
      audience: 'legal-adviser',
      purpose: 'legal-advice',
      recipient: null,
      recipientName: 'Reed',
      ownAdviser: false,
    } as const;
    tx.shares.add(
      {
        ...{ id, ...facts, home, tenancy: trial.tenancy, case: null, order: null, request: null },
        ...{ contentSha256: '', pageSha256: createHash('sha256').update(page).digest('hex') },
        ...{ told: JSON.stringify([{ field: 'diagnosis/words', category: 'diagnosis', verdict: 'W/N' }]) },
        ...{ rules: POLICY, by: office.id, at: NOW },
      },
      { sealed: seal(page, key, id), key: key.toString('hex') },
    );
  });
  const looks = async () => [
    await trial.status(lead, `/api/office/disclosures/${id}/page`),
    await trial.status(lead, `/api/office/disclosures/${id}/evidence`),
  ];
  expect(await looks()).toEqual([200, 200]);
  // A month to be trained, and the days of grace.
  clock.now = NOW + 60 * DAY;
  expect(await looks()).toEqual([403, 403]);
});
