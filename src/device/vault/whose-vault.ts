import type { OpaqueId } from '#domain/ids.ts';
import type { Locksmith } from './locksmith.ts';
import type { Opened } from './opened-vault.ts';
import type { Secret } from './way-in.ts';

/** Whose vault was opened; or which of them had their last try by it. */
export type Found =
  | { readonly account: OpaqueId; readonly opened: Opened }
  | { readonly account: null; readonly spent: readonly OpaqueId[] };

/**
 * Tries a name and password on the vaults of everybody on this phone. Each try is counted first, as always; once one opens,
 * the others are forgiven theirs, because it was not meant for them.
 */
export async function whoseVault(
  smith: Pick<Locksmith, 'open' | 'forgive'>,
  accounts: readonly OpaqueId[],
  secret: Secret & { readonly by: 'passphrase' },
): Promise<Found> {
  const wrong: { readonly account: OpaqueId; readonly triesLeft: number }[] = [];
  for (const account of accounts) {
    const tried = await smith.open(account, secret);
    if (tried.outcome === 'open') {
      for (const other of wrong) await smith.forgive(other.account);
      return { account, opened: tried.opened };
    }
    if (tried.outcome === 'wrong') wrong.push({ account, triesLeft: tried.triesLeft });
  }
  const spent = wrong.filter(({ triesLeft }) => triesLeft === 0).map(({ account }) => account);
  return { account: null, spent };
}
