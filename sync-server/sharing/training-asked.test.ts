import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { AskForm } from '#domain/sharing/sharing-views.ts';
import { anId, DAY, NOW } from '../files/filing.fixture.ts';
import { goodRequest, sharingTrial, type SharingTrial } from './sharing.fixture.ts';

let trial: SharingTrial;
beforeAll(async () => {
  trial = await sharingTrial();
});
afterAll(() => trial.server.close());

it('neither asks nor approves for health what somebody’s training has closed to them, where no clock runs', async () => {
  const { office, lead } = trial.server.world;
  const form = await trial.get<AskForm>(office, `/records/${trial.diagnosis}/words/ask`);
  const adviser = form.audiences.find(({ value }) => value === 'legal-adviser');
  const recipient = adviser?.recipients[0]?.value as OpaqueId;
  const condition = form.conditions['health']?.[0]?.value;
  const wish = () =>
    goodRequest(trial, {
      ...{ record: trial.diagnosis, field: 'words', audience: 'legal-adviser' },
      necessity: {
        ...{ purpose: 'legal-advice', basis: 'legal-obligation', tells: 'health' },
        ...{ condition, recipient },
      },
    });
  const [first, late] = [wish(), wish()];
  expect(await trial.post(office, '/sharing', first)).toEqual({ status: 200, reason: '' });
  // Each came in by then. A month to be trained, and the days of grace.
  await trial.get(lead, '/sharing');
  trial.server.clock.now = NOW + 60 * DAY;
  const closed = { status: 403, reason: expect.stringContaining('2-minute') as string };
  expect(await trial.post(office, '/sharing', late)).toEqual(closed);
  const yes = { id: anId(), answer: 'approved' };
  expect(await trial.post(lead, `/sharing/${first.id}/answer`, yes)).toEqual(closed);
});
