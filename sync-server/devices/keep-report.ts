import type { OpaqueId } from '#domain/ids.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { ToldReport } from './read-report.ts';

/**
 * Keeps what a phone says of itself. A store with another mark than at the last report was lost in between: what had no
 * receipt then is lost with it, whether or not the phone can still say so itself.
 */
export function keepReport(
  tx: WriteTx,
  { account, device, now }: { readonly account: OpaqueId; readonly device: OpaqueId; readonly now: number },
  { lost, deletions, ...told }: ToldReport,
): void {
  const before = tx.devices.device(account, device);
  tx.devices.report({ ...told, account, device, heardAt: now });
  tx.devices.addDeletions(account, device, told.store, deletions);
  const another = before !== null && before.store !== told.store;
  if (!another && lost === null) return;
  // Told again by a phone that heard no answer: it was noted the first time.
  if (!another && before?.lostStore) return;
  tx.devices.noteLostStore(account, device, { noticedAt: now, lost: lost ?? before?.waiting ?? [] });
}
