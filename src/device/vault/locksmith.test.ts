import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { shiftEnd } from '#domain/time/shift-end.ts';
import { deviceDatabase } from '../device-database.ts';
import { Locksmith, MOST_TRIES } from './locksmith.ts';
import { VaultRecords } from './vault-record.ts';
import { whoseVault } from './whose-vault.ts';

const ROUNDS = 1_000;
const MORNING = Date.parse('2026-11-25T08:00:00Z');
const account = idOf('1');
const asha = { by: 'passphrase', name: 'Asha', password: 'blue heron' } as const;
const right = { by: 'pin', digits: '271828' } as const;
const wrong = { by: 'pin', digits: '314159' } as const;

function idOf(digit: string): OpaqueId {
  const id = digit.repeat(32);
  if (!isOpaqueId(id)) throw new Error('not an id');
  return id;
}

function locksmith(now: () => number) {
  const records = new VaultRecords(deviceDatabase());
  return { records, smith: new Locksmith(records, now, ROUNDS) };
}

async function enrolled(now: () => number) {
  const { records, smith } = locksmith(now);
  const opened = await smith.create(account, 'Asha Example', asha);
  await opened.choosePin(right.digits);
  opened.forget();
  return { records, smith };
}

/** The phone dies as soon as a try is on the disk. */
class DyingRecords extends VaultRecords {
  override async change(...args: Parameters<VaultRecords['change']>) {
    const changed = await super.change(...args);
    if (changed && changed.tries > 0) throw new Error('The battery is empty.');
    return changed;
  }
}

beforeEach(() => deleteDB('homefile-device'));

describe('a vault', () => {
  test('opens by its PIN and by its name and password, with the same keys, after a restart', async () => {
    await enrolled(() => MORNING);
    const { smith } = locksmith(() => MORNING + 1);
    for (const secret of [right, asha, { ...asha, name: ' asha ' }]) {
      const tried = await smith.open(account, secret);
      if (tried.outcome !== 'open') throw new Error('It did not open.');
      expect(await tried.opened.vault.displayName()).toBe('Asha Example');
      expect((await tried.opened.vault.workKeys()).data.extractable).toBe(false);
    }
    expect((await smith.open(account, { ...asha, name: 'Robin' })).outcome).toBe('wrong');
  });

  test('its PIN opens nothing once the shift is over, nor when the clock is turned back', async () => {
    let now = MORNING;
    const { smith, records } = await enrolled(() => now);
    now = shiftEnd(MORNING);
    expect(await smith.open(account, right)).toEqual({ outcome: 'no-such-way' });
    expect((await records.of(account))?.pin).toBeNull();
    now = MORNING;
    expect((await smith.open(account, right)).outcome).toBe('no-such-way');
    expect((await smith.open(account, asha)).outcome).toBe('open');
  });

  test('a clock turned back within the shift lengthens no PIN', async () => {
    let now = MORNING;
    const { smith } = await enrolled(() => now);
    now = MORNING + 3_600_000;
    await smith.facts(account);
    now = MORNING;
    expect((await smith.open(account, right)).outcome).toBe('no-such-way');
  });

  test('after a clock that jumped ahead and was put right, the password makes the next PIN good again', async () => {
    let now = MORNING;
    const { smith } = await enrolled(() => now);
    now = MORNING + 40 * 24 * 3_600_000;
    expect((await smith.facts(account))?.pin).toBe(false);
    now = MORNING;
    const tried = await smith.open(account, asha);
    if (tried.outcome !== 'open') throw new Error('It did not open.');
    await tried.opened.choosePin(right.digits);
    expect((await smith.open(account, right)).outcome).toBe('open');
  });

  test('every try is counted before it is looked at; the right one begins the count anew; after ten none opens', async () => {
    const { smith, records } = await enrolled(() => MORNING);
    for (let left = MOST_TRIES - 1; left > 0; left -= 1)
      expect(await smith.open(account, wrong)).toEqual({ outcome: 'wrong', triesLeft: left });
    expect((await smith.open(account, right)).outcome).toBe('open');
    expect((await records.of(account))?.tries).toBe(0);
    for (let left = MOST_TRIES - 1; left >= 0; left -= 1)
      expect(await smith.open(account, wrong)).toEqual({ outcome: 'wrong', triesLeft: left });
    expect((await smith.open(account, right)).outcome).toBe('wrong');
    expect((await smith.facts(account))?.triesLeft).toBe(0);
  });

  test('a try that the phone dies in counts', async () => {
    const { records } = await enrolled(() => MORNING);
    const dying = new Locksmith(new DyingRecords(deviceDatabase()), () => MORNING, ROUNDS);
    await expect(dying.open(account, right)).rejects.toThrow('battery');
    expect((await records.of(account))?.tries).toBe(1);
  });

  test('a new password takes the place of the old one, and the work stays readable', async () => {
    const { smith } = await enrolled(() => MORNING);
    const tried = await smith.open(account, asha);
    if (tried.outcome !== 'open') throw new Error('It did not open.');
    const sealed = await (
      await tried.opened.vault.cipher('pack')
    ).seal({ _id: 'a', _rev: '1-b', words: 'Damp' });
    const renewed = await smith.renew(tried.opened.vault, 'Asha', 'grey heron');
    expect((await smith.open(account, asha)).outcome).toBe('wrong');
    expect((await smith.open(account, right)).outcome).toBe('no-such-way');
    expect(await (await renewed.vault.cipher('pack')).open(sealed)).toMatchObject({ words: 'Damp' });
  });

  test('a key that was destroyed is made anew and lies on the disk before anything is sealed with it', async () => {
    const { records, smith } = await enrolled(() => MORNING);
    const before = await smith.open(account, asha);
    if (before.outcome !== 'open') throw new Error('It did not open.');
    await before.opened.vault.cipher('pack');
    const tried = await smith.open(account, right);
    if (tried.outcome !== 'open') throw new Error('It did not open.');
    const { vault } = tried.opened;
    const sealed = await (await vault.cipher('pack')).seal({ _id: 'a', _rev: '1-b', words: 'Damp' });
    await vault.forgetPack('pack');
    await expect((await vault.cipher('pack')).open(sealed)).rejects.toThrow();
    expect((await records.of(account))?.packs).toHaveProperty('pack');
  });

  test('what lies on the disk names nobody', async () => {
    const { records } = await enrolled(() => MORNING);
    const text = JSON.stringify(await records.of(account), (_key, value: unknown) =>
      value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value,
    );
    for (const word of ['Asha', 'Example', 'heron', right.digits]) expect(text).not.toContain(word);
  });
});

describe('a passkey', () => {
  const bytes = (filled: number) => new Uint8Array(32).fill(filled).buffer;

  test('opens by its own secret alone, after the shift too, and in the place of a PIN', async () => {
    let now = MORNING;
    const { smith } = await enrolled(() => now);
    const tried = await smith.open(account, asha);
    if (tried.outcome !== 'open') throw new Error('It did not open.');
    await tried.opened.addPasskey({ credential: bytes(1), salt: bytes(2), output: bytes(3) });
    expect(await smith.facts(account)).toMatchObject({ pin: false, passkey: { credential: bytes(1) } });
    expect(await smith.open(account, right)).toEqual({ outcome: 'no-such-way' });
    now += 40 * 3_600_000;
    // Nobody guesses such a secret: a phone that makes another one uses up no try.
    for (let time = 0; time < MOST_TRIES + 1; time += 1)
      expect(await smith.open(account, { by: 'passkey', output: bytes(4) })).toEqual({
        ...{ outcome: 'wrong', triesLeft: MOST_TRIES },
      });
    expect((await smith.open(account, { by: 'passkey', output: bytes(3) })).outcome).toBe('open');
  });

  test('is taken back by whoever chooses a PIN', async () => {
    const { smith } = await enrolled(() => MORNING);
    const tried = await smith.open(account, asha);
    if (tried.outcome !== 'open') throw new Error('It did not open.');
    await tried.opened.addPasskey({ credential: bytes(1), salt: bytes(2), output: bytes(3) });
    await tried.opened.choosePin(right.digits);
    expect(await smith.facts(account)).toMatchObject({ pin: true, passkey: null });
    expect(await smith.open(account, { by: 'passkey', output: bytes(3) })).toEqual({
      outcome: 'no-such-way',
    });
  });
});

describe('several people on one phone', () => {
  const robin = { by: 'passphrase', name: 'Robin', password: 'blue heron' } as const;
  const people = [account, idOf('2')];

  async function shared() {
    const { smith } = await enrolled(() => MORNING);
    (await smith.create(idOf('2'), 'Robin Example', robin)).forget();
    const leftOf = async (one: OpaqueId) => (await smith.facts(one))?.triesLeft;
    return { smith, leftOf };
  }

  test('each signs in without signal as often as they like, and takes no try from the other', async () => {
    const { smith, leftOf } = await shared();
    for (let time = 0; time < MOST_TRIES + 1; time += 1)
      expect(await whoseVault(smith, people, robin)).toMatchObject({ account: idOf('2') });
    expect([await leftOf(account), await leftOf(idOf('2'))]).toEqual([MOST_TRIES, MOST_TRIES]);
    expect(await whoseVault(smith, people, asha)).toMatchObject({ account });
  });

  test('what opens nobody’s is counted for everybody, and the tenth says whose was spent', async () => {
    const { smith, leftOf } = await shared();
    const nobody = { ...robin, password: 'grey heron' };
    for (let left = MOST_TRIES - 1; left > 0; left -= 1) {
      expect(await whoseVault(smith, people, nobody)).toEqual({ account: null, spent: [] });
      expect([await leftOf(account), await leftOf(idOf('2'))]).toEqual([left, left]);
    }
    expect(await whoseVault(smith, people, nobody)).toEqual({ account: null, spent: people });
  });
});
