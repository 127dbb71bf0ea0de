import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { record as journal } from '../journal/chain.ts';
import { openHomeInPack } from '../packs/packer.ts';
import { renewPack } from '../packs/generation.ts';
import type { HomeGrant } from '../storage/grants.ts';
import type { WriteTx } from '../storage/storage.ts';

/** A visit as the office has just planned or changed it. */
export interface PlannedVisit {
  readonly id: OpaqueId;
  readonly visit: RecordNamed<'visit'>;
  readonly by: OpaqueId;
  readonly at: number;
}

/** Opens the home of a visit to its surveyor, and takes it from whoever the visit is no longer for. */
export function openVisit(tx: WriteTx, { id, visit, by, at }: PlannedVisit): void {
  const { surveyor, state } = visit.body;
  const stays = state === 'cancelled' ? null : surveyor;
  for (const grant of tx.grants.homeGrantsBy(id)) {
    if (grant.endedAt === null && grant.account !== stays) endHomeGrant(tx, grant, by, at);
  }
  if (stays === null) return;
  const held = tx.grants.homeGrantsBy(id).some((grant) => grant.account === stays && grant.endedAt === null);
  if (!held) {
    tx.grants.grantHome({ visit: id, account: stays, home: visit.home, grantedAt: at });
    journal(tx, {
      at,
      action: 'home-granted',
      account: by,
      subject: stays,
      detail: visit.home,
      digest: null,
    });
  }
  openHomeInPack(tx, stays, visit.home, at);
}

/** Ends a surveyor's grant: their pack begins a new generation without the home, unless another visit keeps it open. */
export function endHomeGrant(tx: WriteTx, grant: HomeGrant, by: OpaqueId, at: number): void {
  const { visit, account, home } = grant;
  tx.grants.endHomeGrant(visit, account, at);
  journal(tx, { at, action: 'home-grant-ended', account: by, subject: account, detail: home, digest: null });
  renewPack(tx, account, at);
}
