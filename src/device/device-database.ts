import type { DBSchema } from 'idb';
import type { Role } from '#domain/access/verbs.ts';
import type { ToldRules } from '#domain/disclosure/told-rules.ts';
import type { LandlordNumbers } from '#domain/landlord/numbers.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { PhoneDatabase } from './phone-database.ts';
import type { VaultRecord } from './vault/stored-vault.ts';

/** Who works on this phone, as the server last said it. Readable without signal. */
export interface Account {
  readonly id: OpaqueId;
  /** Empty on the disk: a locked phone names nobody. The vault holds it. */
  readonly displayName: string;
  readonly role: Role;
}

/** What this phone knows of its clock: the server's clock minus its own, and when that was measured by its own. */
export interface ClockDifference {
  readonly differenceMs: number;
  readonly measuredAt: number;
}

/** What the phone remembers of one account between starts. */
export interface RememberedAccount {
  readonly account: Account;
  /** This phone's id for this account, opaque, minted once; every record made here names it. */
  readonly device: OpaqueId;
  /** The pack that lies on this phone; null before the first answer, and for accounts that have none. */
  readonly pack: string | null;
  /** An older pack that is being deleted; named until it is gone, so that a crash leaves nothing behind. */
  readonly leaving: string | null;
  /** A pack whose store was begun and is not in use yet; null when there is none. */
  readonly filling?: string | null;
  /** The server that gave the receipts; another one must confirm everything again. */
  readonly server: string | null;
  readonly demo: boolean;
  readonly clock: ClockDifference | null;
  /** The landlord's public key, in base 64; absent until the office has said. */
  readonly landlordKey?: string | null;
  /** Nothing that an older version of the app left in the clear lies here; absent until that was looked at. */
  readonly allSealed?: boolean;
  /** Whom to ring at the landlord's; absent until the office has said. */
  readonly numbers?: LandlordNumbers;
  /** What the landlord's leads have closed of the matrix; absent or null until the office has said. */
  readonly rules?: ToldRules | null;
}

/** One thing that this phone deleted: what and why, in numbers and codes, never what it said. */
export interface Deletion {
  /** Milliseconds since 1970 by this phone's clock. */
  readonly at: number;
  readonly account: string;
  readonly what: 'draft' | 'photo' | 'expected-photo' | 'records' | 'work' | 'shown-pictures' | 'vault';
  readonly because:
    | 'thrown-away-by-the-person'
    | 'new-generation'
    | 'signed-out-with-receipts'
    | 'no-longer-in-the-pack'
    | 'destroyed-at-the-office'
    | 'ten-wrong-tries'
    | 'secret-forgotten'
    | 'wiped-by-the-office'
    | 'not-heard-for-days'
    | 'older-version';
  /** How many, and how many of them had no receipt: always 0 but for what a person threw away. */
  readonly count: number;
  readonly withoutReceipt: number;
}

interface DeviceSchema extends DBSchema {
  accounts: { key: string; value: RememberedAccount };
  facts: { key: string; value: unknown };
  deletions: { key: number; value: Deletion };
  vaults: { key: string; value: VaultRecord };
}

export type DeviceDatabase = PhoneDatabase<DeviceSchema>;

/** The database of the phone itself: who works on it, and what was deleted on it. */
export function deviceDatabase(): DeviceDatabase {
  return new PhoneDatabase<DeviceSchema>('homefile-device', 2, (database, from) => {
    if (from < 1) {
      database.createObjectStore('accounts');
      database.createObjectStore('facts');
      database.createObjectStore('deletions', { autoIncrement: true });
    }
    if (from < 2) database.createObjectStore('vaults');
  });
}
