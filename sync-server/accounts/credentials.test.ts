import { afterEach, beforeEach, expect, it } from 'vitest';
import { aLandlord, NOW, PASSWORD, type Landlord } from '../files/filing.fixture.ts';
import { Credentials } from './credentials.ts';

const ADDRESS = '192.0.2.1';
let world: Landlord;
let credentials: Credentials;
beforeEach(async () => {
  world = await aLandlord();
  credentials = new Credentials(world.storage, () => NOW, 1);
});
afterEach(() => world.storage.close());

const tries = (count: number, password: string) =>
  Promise.allSettled(
    Array.from({ length: count }, () => credentials.verifyBasic(world.administrator.name, password, ADDRESS)),
  );

it('takes what one client sends at once with the right password for one try, as after a restart', async () => {
  const answers = await tries(30, PASSWORD);
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
});

it('counts wrong passwords, at once or one after the other', async () => {
  for (let time = 0; time < 5; time += 1) {
    const [answer] = await tries(3, `wrong ${time}`);
    expect(answer).toMatchObject({ status: 'rejected', reason: { status: 401 } });
  }
  const [right] = await tries(1, PASSWORD);
  expect(right).toMatchObject({ status: 'rejected', reason: { status: 429 } });
});
