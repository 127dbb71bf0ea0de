import type { OpaqueId } from '#domain/ids.ts';
import type { Cipher } from '../pack-stores.ts';
import { newWrappedKey, unwrappedKey, type WorkKeys } from './data-keys.ts';
import { recordCipher } from './record-cipher.ts';
import { openText, sealText } from './sealed-bytes.ts';
import type { VaultRecord } from './stored-vault.ts';
import type { VaultRecords } from './vault-record.ts';

/** An open vault: the keys of one account, in memory alone and for use alone. */
export class Vault {
  readonly account: OpaqueId;
  /** The key that opens all others; no script can read it out. */
  readonly key: CryptoKey;
  readonly #records: VaultRecords;
  /** What its key seals once and for all, as it lay there when it was opened: the disk is busy then. */
  readonly #found: Pick<VaultRecord, 'name' | 'work' | 'names'> | null;
  /** Of the packs only the first one that is opened: a key may be destroyed later, and must then be made anew. */
  #packsFound: VaultRecord['packs'];

  constructor(account: OpaqueId, key: CryptoKey, records: VaultRecords, found: VaultRecord | null = null) {
    this.account = account;
    this.key = key;
    this.#records = records;
    this.#found = found && { name: found.name, work: found.work, names: found.names };
    this.#packsFound = found?.packs ?? {};
  }

  /** The keys of the account's work. Rejects when the vault's key is another one. */
  async workKeys(): Promise<WorkKeys> {
    const { work, names } = this.#found ?? (await this.#record());
    const [data, hiding] = await Promise.all([
      unwrappedKey(this.key, work, 'work'),
      unwrappedKey(this.key, names, 'names'),
    ]);
    return { data, names: hiding };
  }

  /** The person's own name. */
  async displayName(): Promise<string> {
    return openText(this.key, (this.#found ?? (await this.#record())).name, 'name');
  }

  /** The secret of this account's session, read anew each time: another window may have signed in. Null without one. */
  readonly sessionSecret = async (): Promise<string | null> => {
    // A vault that is gone shows nothing: the server says so, and the phone asks why.
    const { session = null } = (await this.#records.of(this.account)) ?? {};
    // Another window put the vault under a new key: this one is told that it must sign in again.
    return session && openText(this.key, session, 'session').catch(() => null);
  };

  /** Keeps the secret of a session that was just begun. */
  async keepSessionSecret(secret: string): Promise<void> {
    const session = await sealText(this.key, secret, 'session');
    await this.#records.change(this.account, () => ({ session }));
  }

  /** What encrypts one generation of a pack. Its key is made at the first call and is on the disk before it is used. */
  async cipher(pack: string): Promise<Cipher> {
    const found = this.#packsFound;
    this.#packsFound = {};
    const packs = Object.hasOwn(found, pack) ? found : (await this.#record()).packs;
    const wrapped = Object.hasOwn(packs, pack) ? packs[pack] : await this.#madeKey(pack);
    if (!wrapped) throw new Error('The vault is gone.');
    return recordCipher(await unwrappedKey(this.key, wrapped, `pack ${pack}`));
  }

  /** Whether this generation was ever encrypted. */
  async hasPack(pack: string): Promise<boolean> {
    return Object.hasOwn((await this.#record()).packs, pack);
  }

  /** Destroys the key of a generation that the phone has left. */
  async forgetPack(pack: string): Promise<void> {
    await this.#records.change(this.account, ({ packs }) => ({
      packs: Object.fromEntries(Object.entries(packs).filter(([name]) => name !== pack)),
    }));
  }

  async #madeKey(pack: string): Promise<VaultRecord['packs'][string] | undefined> {
    const fresh = await newWrappedKey(this.key, `pack ${pack}`);
    const record = await this.#records.change(this.account, ({ packs }) =>
      // Another tab may have been first.
      Object.hasOwn(packs, pack) ? {} : { packs: { ...packs, [pack]: fresh } },
    );
    return record?.packs[pack];
  }

  async #record(): Promise<VaultRecord> {
    const record = await this.#records.of(this.account);
    if (!record) throw new Error('The vault is gone.');
    return record;
  }
}
