import { createHmac, randomBytes } from 'node:crypto';
import { hasVault } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { Account } from '../storage/accounts.ts';
import type { Storage } from '../storage/storage.ts';

/**
 * The key of a desk: what somebody at the office leaves in a browser is encrypted by it. It is given to whoever is signed in
 * and lies on no disk but the server's, so a desk needs no PIN. Null for those who work on a phone with a vault of their own.
 */
export async function deskKey(storage: Storage, account: Account, device: OpaqueId): Promise<string | null> {
  if (hasVault(account.role)) return null;
  const known = storage.read((view) => view.secrets.secret('desk'));
  const secret =
    known ?? (await storage.write((tx) => tx.secrets.keepFirst('desk', randomBytes(32).toString('base64'))));
  return createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(`${account.id} ${device}`)
    .digest('base64');
}
