import { record as journal } from '../journal/chain.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import type { Share } from '../storage/shares.ts';
import type { WriteTx } from '../storage/storage.ts';
import { standing } from './standing.ts';

/** Takes a share back: its link opens nothing from now on. Taking it back twice changes nothing. */
export function revokeShare(tx: WriteTx, call: DeskCall): { readonly ok: true } {
  const share = tx.shares.share(demandId(call.params['share']));
  if (share === null) throw notFound();
  takeBack(tx, share, call);
  return { ok: true };
}

/** Closes the link of a share with its code, whatever its state. */
export function takeBack(tx: WriteTx, share: Share, by: Pick<DeskCall, 'account' | 'now'>): void {
  const state = standing(tx, share, by.now);
  if (state !== 'revoked' && state !== 'replaced') noteRevoked(tx, by, share.id);
}

function noteRevoked(tx: WriteTx, { account, now }: Pick<DeskCall, 'account' | 'now'>, share: string): void {
  const id = demandId(share);
  tx.shares.addEvent({ share: id, kind: 'revoked', at: now, by: account.id, detail: 'desk' });
  const action = 'share-revoked';
  journal(tx, { at: now, action, account: account.id, subject: id, detail: 'desk', digest: null });
}
