import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { opaqueIdFrom } from '#domain/ids.ts';
import { deviceDatabase } from './device-database.ts';
import { Identity, readAccount, type RememberedAccount } from './identity.ts';

const id = (digit: number) => opaqueIdFrom(new Uint8Array(16).fill(digit));
const remembered = (digit: number): RememberedAccount => ({
  account: { id: id(digit), displayName: 'Someone', role: 'surveyor' },
  ...{ device: id(9), pack: 'pack', leaving: null, server: 'one', demo: true, clock: null },
});

test('the phone’s id is minted once and stays', async () => {
  const first = await new Identity(deviceDatabase()).device();
  expect(await new Identity(deviceDatabase()).device()).toBe(first);
});

test('who was signed in is known after a restart; leaving forgets who, not what', async () => {
  const identity = new Identity(deviceDatabase());
  await identity.open(remembered(1));
  await identity.open(remembered(2));
  expect((await new Identity(deviceDatabase()).current())?.account.id).toBe(id(2));
  await identity.change(id(1), { server: 'two' });
  expect((await identity.remembered(id(2)))?.server).toBe('one');
  await identity.leave();
  expect(await identity.current()).toBeNull();
  expect((await identity.remembered(id(1)))?.server).toBe('two');
});

test('an account without a known role is none', () => {
  expect(readAccount({ id: id(1), displayName: 'X', role: 'king' })).toBeNull();
  expect(readAccount({ id: id(1), displayName: 'X', role: 'office' })?.role).toBe('office');
});
