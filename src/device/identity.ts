import { isRole } from '#domain/access/verbs.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { Account, ClockDifference, DeviceDatabase, RememberedAccount } from './device-database.ts';
import { mintId } from './mint-id.ts';

export type { Account, ClockDifference, RememberedAccount };

/** Who works on this phone. Several people may, one after the other; nothing of one is opened for another. */
export class Identity {
  readonly #database: DeviceDatabase;

  constructor(database: DeviceDatabase) {
    this.#database = database;
  }

  /** The account that is open on this phone, or null when nobody is signed in. */
  current(): Promise<RememberedAccount | null> {
    return this.#database.read(['accounts', 'facts'], async (tx) => {
      const id = await tx.objectStore('facts').get('current');
      return typeof id === 'string' ? ((await tx.objectStore('accounts').get(id)) ?? null) : null;
    });
  }

  /** What is remembered of an account, or null. */
  async remembered(id: OpaqueId): Promise<RememberedAccount | null> {
    return (await this.#database.read(['accounts'], (tx) => tx.objectStore('accounts').get(id))) ?? null;
  }

  /** Who is on this phone, by id. */
  everybody(): Promise<readonly RememberedAccount[]> {
    return this.#database.read(['accounts'], (tx) => tx.objectStore('accounts').getAll());
  }

  /** The id of this phone, minted at the first call. */
  device(): Promise<OpaqueId> {
    return this.#database.write(['facts'], async (tx) => {
      const known = await tx.objectStore('facts').get('device');
      if (isOpaqueId(known)) return known;
      const minted = mintId();
      await tx.objectStore('facts').put(minted, 'device');
      return minted;
    });
  }

  /** The office was reached, by this phone's clock, whoever it answered. */
  async noteHeard(at: number): Promise<void> {
    await this.#database.write(['facts'], async (tx) => {
      await tx.objectStore('facts').put(at, 'heard');
      await tx.objectStore('facts').delete('unheard');
    });
  }

  /** When the office was last reached while nobody worked here; null when it never was. */
  async heardAt(): Promise<number | null> {
    const known = await this.#database.read(['facts'], (tx) => tx.objectStore('facts').get('heard'));
    return typeof known === 'number' ? known : null;
  }

  /** Since when this phone's clock says that the office was not reached for too long; null while it does not. */
  async unheardSince(): Promise<number | null> {
    const known = await this.#database.read(['facts'], (tx) => tx.objectStore('facts').get('unheard'));
    return typeof known === 'number' ? known : null;
  }

  /** Notes it, or takes it back. */
  async noteUnheard(since: number | null): Promise<void> {
    await this.#database.write(['facts'], async (tx) => {
      if (since === null) await tx.objectStore('facts').delete('unheard');
      else await tx.objectStore('facts').put(since, 'unheard');
    });
  }

  /** Opens an account on this phone and remembers it, but for the person’s name, which only the vault keeps. */
  async open(remembered: RememberedAccount): Promise<void> {
    const nameless = { ...remembered, account: { ...remembered.account, displayName: '' } };
    await this.#database.write(['accounts', 'facts'], async (tx) => {
      await tx.objectStore('accounts').put(nameless, remembered.account.id);
      await tx.objectStore('facts').put(remembered.account.id, 'current');
    });
  }

  /** Changes what is remembered of an account, and returns it as it is now. */
  change(
    id: OpaqueId,
    facts: Partial<Omit<RememberedAccount, 'account'>>,
  ): Promise<RememberedAccount | null> {
    return this.#database.write(['accounts'], async (tx) => {
      const store = tx.objectStore('accounts');
      const known = await store.get(id);
      if (!known) return null;
      const changed = { ...known, ...facts };
      await store.put(changed, id);
      return changed;
    });
  }

  /** Nobody is signed in any more. What the account left on the phone stays unless it is deleted too. */
  async leave(): Promise<void> {
    await this.#database.write(['facts'], (tx) => tx.objectStore('facts').delete('current'));
  }

  /** Forgets the id of this phone: what signs in here next is another one. Only after everything is gone. */
  async forgetDevice(): Promise<void> {
    await this.#database.write(['facts'], (tx) => tx.objectStore('facts').delete('device'));
  }

  /** Forgets an account altogether; only after its databases are gone. */
  async forget(id: OpaqueId): Promise<void> {
    await this.#database.write(['accounts', 'facts'], async (tx) => {
      await tx.objectStore('accounts').delete(id);
      if ((await tx.objectStore('facts').get('current')) === id)
        await tx.objectStore('facts').delete('current');
    });
  }
}

/** Reads the account part of an answer of `/api/me`; null when it is none. */
export function readAccount(raw: unknown): Account | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { id, displayName, role } = raw as Readonly<Record<string, unknown>>;
  if (!isOpaqueId(id) || typeof displayName !== 'string' || !isRole(role)) return null;
  return { id, displayName, role };
}
