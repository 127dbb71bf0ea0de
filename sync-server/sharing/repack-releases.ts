import { packReleases } from '../packs/packer.ts';
import type { WriteTx } from '../storage/storage.ts';
import { logRuleReleases } from './log-rules.ts';

/** Brings every contractor's pack to what releases open now, after something was decided that reaches more than one home. */
export function repackReleases(tx: WriteTx, at: number): void {
  for (const { id: account } of tx.accounts.accounts('contractor')) {
    const homes = tx.grants.orderGrantsOf(account).filter(({ endedAt }) => endedAt === null);
    for (const home of new Set(homes.map((grant) => grant.home))) packReleases(tx, home, at);
    logRuleReleases(tx, account, at);
  }
}
