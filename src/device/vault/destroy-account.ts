import type { OpaqueId } from '#domain/ids.ts';
import type { Deletion, DeletionLog } from '../deletion-log.ts';
import type { Identity } from '../identity.ts';
import { destroyPack } from '../pack-stores.ts';
import { workStores } from '../work-database.ts';
import type { VaultRecords } from './vault-record.ts';

/**
 * Destroys what an account has on this phone: first the keys, so that a crash leaves nothing that can be read, then the
 * stores. What is sealed to the landlord's key lies elsewhere and stays until the office has it.
 */
export async function destroyAccount(
  account: OpaqueId,
  because: Deletion['because'],
  parts: {
    readonly identity: Identity;
    readonly vaults: VaultRecords;
    readonly deletions: DeletionLog;
    readonly now: () => number;
  },
): Promise<void> {
  const { identity, vaults, deletions, now } = parts;
  const known = await identity.remembered(account);
  // Nobody can count what is locked: the line says that it was, not how much.
  await deletions.write({ at: now(), account, what: 'vault', because, count: 1, withoutReceipt: 0 });
  await vaults.destroy(account);
  const stores = new Set([known?.pack, known?.leaving, known?.filling, firstPack(account)]);
  for (const pack of stores) if (typeof pack === 'string') await destroyPack(pack);
  await workStores(account).destroy();
  await identity.change(account, { pack: null, leaving: null, filling: null });
}

/** Where work lies before the office has named a pack: the first one it names is then a new generation. */
export function firstPack(account: OpaqueId): string {
  return `first-${account}`;
}
