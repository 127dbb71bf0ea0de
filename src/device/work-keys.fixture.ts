import { newWrappedKey, unwrappedKey, type WorkKeys } from './vault/data-keys.ts';
import { workDatabase, type WorkDatabase } from './work-database.ts';

/** Keys for tests, the same in one run. */
export const testKeys: WorkKeys = await freshKeys();

/** The work database of an account under the keys of this run. */
export function testWork(account: string): WorkDatabase {
  return workDatabase(account, testKeys);
}

async function freshKeys(): Promise<WorkKeys> {
  const usages = ['wrapKey', 'unwrapKey'] as const;
  const kek = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, usages);
  return {
    data: await unwrappedKey(kek, await newWrappedKey(kek, 'work'), 'work'),
    names: await unwrappedKey(kek, await newWrappedKey(kek, 'names'), 'names'),
  };
}
