import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { anId, NOW, PASSWORD } from '../files/filing.fixture.ts';
import { sharingTrial, type SharingTrial } from '../sharing/sharing.fixture.ts';
import type { Account } from '../storage/accounts.ts';

let trial: SharingTrial;
let other: Account;
beforeAll(async () => {
  trial = await sharingTrial();
  const password = await hashPassword(PASSWORD, 1);
  other = await trial.server.world.storage.write((tx) =>
    addAccount(tx, { name: 'robin', displayName: 'Robin', role: 'office', password }, null, NOW),
  );
});
afterAll(() => trial.server.close());

it('what somebody said is handed on by a lead or by whoever has it, and by nobody who would have it', async () => {
  const { office, lead, home } = trial.server.world;
  const [request, note] = [anId(), anId()];
  const said = { id: note, words: 'KANARSAID' };
  const sent = { id: request, home, asker: 'neighbour', asks: ['where-from'], note: said };
  expect(await trial.post(office, '/requests', sent)).toMatchObject({ status: 200 });
  const hand = async (by: Account, to: Account) =>
    (await trial.post(by, `/review-tasks/${note}/owner`, { id: anId(), to: to.id })).status;
  const read = async (by: Account) => (await trial.post(by, `/review-tasks/${note}/read`, {})).status;
  expect([await hand(other, other), await read(other)]).toEqual([403, 404]);
  expect([await hand(lead, other), await read(other)]).toEqual([200, 200]);
  expect([await hand(other, trial.lead2), await read(other), await read(trial.lead2)]).toEqual([
    200, 404, 200,
  ]);
});
