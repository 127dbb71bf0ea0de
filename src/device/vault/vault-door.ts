import type { OpaqueId } from '#domain/ids.ts';
import type { RememberedAccount } from '../identity.ts';
import type { PhoneParts } from '../phone.ts';
import { noteCleared, type Cleared } from './cleared-note.ts';
import { forgetHeldKey, heldKey } from './held-key.ts';
import { Locksmith, type Try } from './locksmith.ts';
import type { Opened } from './opened-vault.ts';
import { noteStandingPin } from './standing-pin.ts';
import { unheardAccounts } from './unheard.ts';
import type { PasskeyPlace } from './passkey.ts';
import type { Vault } from './vault.ts';
import { VaultRecords } from './vault-record.ts';
import { passphraseOf, type Secret } from './way-in.ts';
import { whoseVault } from './whose-vault.ts';
import type { WipeOrder } from './wipe-order.ts';

/** How the app stands before the vault of the account that works on this phone. */
export type Standing =
  | { readonly is: 'open'; readonly vault: Vault }
  | { readonly is: 'locked'; readonly pin: boolean; readonly passkey: PasskeyPlace | null }
  /** There is no vault: it was destroyed, or an older version of the app had none. Sign in. */
  | { readonly is: 'absent' };

/** All that opens, locks and destroys the vaults of this phone. */
export class VaultDoor {
  readonly locksmith: Locksmith;
  readonly #records: VaultRecords;
  readonly #parts: PhoneParts;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
    this.#records = new VaultRecords(parts.database);
    this.locksmith = new Locksmith(this.#records, parts.now);
  }

  /** Looks at the vault of an account at the start of the app. What ten wrong tries were made on is destroyed by now. */
  async stand(account: OpaqueId): Promise<Standing> {
    const facts = await this.locksmith.facts(account);
    if (!facts) return { is: 'absent' };
    if (facts.triesLeft === 0) {
      await this.destroy(account, 'ten-wrong-tries');
      return { is: 'absent' };
    }
    const key = await heldKey(account, this.#parts.now());
    const vault = key && (await this.locksmith.openHeld(account, key));
    return vault ? { is: 'open', vault } : { is: 'locked', pin: facts.pin, passkey: facts.passkey };
  }

  /** Tries a secret; the tenth wrong try in a row destroys the keys and the stores of that account here. */
  async try(account: OpaqueId, secret: Secret): Promise<Try> {
    const tried = await this.locksmith.open(account, secret);
    if (tried.outcome === 'wrong' && tried.triesLeft === 0) await this.destroy(account, 'ten-wrong-tries');
    return tried;
  }

  /** Finds whose name and password these are among the people on this phone, without signal. */
  async find(name: string, password: string): Promise<{ account: RememberedAccount; opened: Opened } | null> {
    const everybody = await this.#parts.identity.everybody();
    const ids = everybody.map(({ account }) => account.id);
    const found = await whoseVault(this.locksmith, ids, passphraseOf(name, password));
    if (found.account === null) {
      for (const spent of found.spent) await this.destroy(spent, 'ten-wrong-tries');
      return null;
    }
    const account = everybody.find((one) => one.account.id === found.account);
    return account ? { account, opened: found.opened } : null;
  }

  /** The vault of a desk. When the server's key for it changed, what was left there cannot be read and is cleared away. */
  async desk(account: OpaqueId, displayName: string, deskKey: string): Promise<Vault> {
    const vault = await this.locksmith.openDesk(account, displayName, deskKey);
    if (vault) return vault;
    await this.destroy(account, 'secret-forgotten');
    const fresh = await this.locksmith.openDesk(account, displayName, deskKey);
    if (!fresh) throw new Error('A fresh vault did not open.');
    return fresh;
  }

  /** Destroys the keys and the stores of an account on this phone; what is sealed to the landlord stays. */
  async destroy(account: OpaqueId, because: Cleared | 'secret-forgotten'): Promise<void> {
    // The stores are much of the app's weight: an ordinary start does without.
    const { destroyAccount } = await import('./destroy-account.ts');
    await destroyAccount(account, because, { ...this.#parts, vaults: this.#records });
    if (because !== 'secret-forgotten') noteCleared(because);
    noteStandingPin(null); // where it was another's, the lock of the next start is only a little later
  }

  /** Whose vaults the office has not been heard of for too long. */
  unheard(): Promise<readonly OpaqueId[]> {
    return unheardAccounts(this.#parts.identity, this.#records, this.#parts.now());
  }

  /** Clears this phone, as the office ordered. Answers whether the office knows that it is done. */
  async wipe(order: WipeOrder): Promise<boolean> {
    const { wipePhone } = await import('./wipe-phone.ts');
    noteStandingPin(null);
    return wipePhone(order, { ...this.#parts, vaults: this.#records });
  }

  /** Forgets the vault of an account whose stores are gone. */
  async forget(account: OpaqueId): Promise<void> {
    await forgetHeldKey();
    await this.#records.destroy(account);
  }
}
