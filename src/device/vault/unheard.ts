import type { OpaqueId } from '#domain/ids.ts';
import { DAY_MS } from '#domain/time/calendar-day.ts';
import type { Identity, RememberedAccount } from '../identity.ts';
import type { VaultRecords } from './vault-record.ts';

/** So many days without a word from the office, and what lies on the phone is destroyed: it may be lost, and nobody know. */
export const MOST_DAYS_UNHEARD = 30;

/**
 * Whose vaults on this phone are to be destroyed, because the office was not reached for too long. By this phone's clock
 * alone, so it is not believed at once: a clock that jumped weeks ahead must go on saying so for a day, and one that was put
 * back is no reason to destroy anything.
 */
export async function unheardAccounts(
  identity: Pick<Identity, 'everybody' | 'heardAt' | 'unheardSince' | 'noteUnheard'>,
  vaults: Pick<VaultRecords, 'all'>,
  now: number,
): Promise<readonly OpaqueId[]> {
  const heardAt = (await identity.heardAt()) ?? -Infinity;
  const locked = new Set((await vaults.all()).map(({ account }) => account));
  const tooLong = ({ clock, landlordKey }: RememberedAccount) =>
    // Without the landlord's key nothing was sealed: destroying would lose what is unsent.
    typeof landlordKey === 'string' &&
    clock !== null &&
    now - Math.max(clock.measuredAt, heardAt) > MOST_DAYS_UNHEARD * DAY_MS;
  const unheard = (await identity.everybody()).filter((one) => locked.has(one.account.id) && tooLong(one));
  const since = await identity.unheardSince();
  if (unheard.length === 0) {
    if (since !== null) await identity.noteUnheard(null);
    return [];
  }
  if (since === null || since > now) await identity.noteUnheard(now);
  else if (now - since >= DAY_MS) return unheard.map(({ account }) => account.id);
  return [];
}
