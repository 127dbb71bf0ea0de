import type { DBSchema } from 'idb';
import { PhoneDatabase } from './phone-database.ts';
import type { AddressRegister, ExpectedPhoto, KeptDraft, Receipt, StoredPhoto } from './stored-work.ts';

/** What one account keeps on this phone beside its records. No other account's work lies in the same database. */
export interface WorkSchema extends DBSchema {
  drafts: { key: string; value: KeptDraft };
  'expected-photos': { key: string; value: ExpectedPhoto };
  photos: { key: string; value: StoredPhoto };
  thumbnails: { key: string; value: ArrayBuffer };
  receipts: { key: string; value: Receipt };
  /** Pictures of an outside audience's pack by the id minted for it, fetched for use without signal. */
  'shown-pictures': { key: string; value: ArrayBuffer };
  register: { key: 'register'; value: AddressRegister };
}

export type WorkDatabase = PhoneDatabase<WorkSchema>;

/** The work database of an account, named by its opaque id. */
export function workDatabase(account: string): WorkDatabase {
  return new PhoneDatabase<WorkSchema>(`homefile-work-${account}`, 1, (database) => {
    for (const store of STORES) database.createObjectStore(store);
  });
}

const STORES = [
  'drafts',
  'expected-photos',
  'photos',
  'thumbnails',
  'receipts',
  'shown-pictures',
  'register',
] as const;
