import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { deleteDB } from 'idb';
import { opaqueIdFrom } from '#domain/ids.ts';
import { deviceDatabase } from '../device-database.ts';
import { json, officeThat } from '../fake-office.fixture.ts';
import { Locksmith } from './locksmith.ts';
import { newSessionSecret } from './session-secret.ts';
import { VaultRecords } from './vault-record.ts';
import { Vault } from './vault.ts';

const NAME = { by: 'passphrase', name: 'Asha', password: 'blue heron' } as const;
const [account, another] = [1, 2].map((digit) => opaqueIdFrom(new Uint8Array(16).fill(digit)));

function onThisPhone() {
  const records = new VaultRecords(deviceDatabase());
  return { records, smith: new Locksmith(records, () => 0, 1_000) };
}

beforeEach(() => deleteDB('homefile-device'));

test('each session has a secret of its own, of 256 bits, and the office is told its hash alone', async () => {
  const [one, other] = [await newSessionSecret(), await newSessionSecret()];
  expect(one.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(one.hash).toBe(createHash('sha256').update(one.secret).digest('hex'));
  expect(other.secret).not.toBe(one.secret);
});

test('it lies sealed in the vault of its account and goes with every request, but for whoever opened no vault', async () => {
  if (!account || !another) throw new Error('no ids');
  const { records, smith } = onThisPhone();
  const { vault } = await smith.create(account, 'Asha', NAME);
  const { api, asked } = officeThat(() => json({}));
  const own = api.showing(vault.sessionSecret);
  await own.get('/api/me'); // a session from before the update
  await vault.keepSessionSecret('first');
  await own
    .until(new AbortController().signal)
    .send('/photos/1', { headers: new Headers({ range: 'bytes=1-' }) });
  await new Vault(account, vault.key, records).keepSessionSecret('second'); // another window signed in again
  await own.get('/api/me');
  await api.get('/api/phones/wipe');
  const shown = asked.map(({ headers }) => [headers.get('range'), headers.get('x-homefile-session')]);
  expect(shown).toEqual([
    [null, null],
    ['bytes=1-', 'first'],
    [null, 'second'],
    [null, null],
  ]);
  const onTheDisk = await records.of(account);
  expect(Buffer.from(onTheDisk?.session ?? new ArrayBuffer(0)).toString('latin1')).not.toContain('second');

  const other = await smith.create(another, 'Robin', { ...NAME, name: 'Robin' });
  expect(await other.vault.sessionSecret()).toBeNull();
  // Under the key of another vault it does not open, and the person is asked to sign in again.
  expect(await new Vault(account, other.vault.key, records).sessionSecret()).toBeNull();
});

test('a vault under a new key does not keep the secret under the old one', async () => {
  if (!account) throw new Error('no id');
  const { smith } = onThisPhone();
  const { vault } = await smith.create(account, 'Asha', NAME);
  await vault.keepSessionSecret('first');
  const renewed = await smith.renew(vault, 'Asha', 'grey heron');
  expect(await renewed.vault.sessionSecret()).toBeNull();
  expect(await vault.sessionSecret()).toBeNull();
});
