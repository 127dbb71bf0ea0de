import { LINK_TAKEN_BACK, type LinkTakenBack } from '#domain/shares/take-back.ts';
import { record as journal } from '../journal/chain.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { demandListed } from '../office/listed-reason.ts';
import type { Share } from '../storage/shares.ts';
import type { WriteTx } from '../storage/storage.ts';
import { standing } from './standing.ts';

/**
 * Takes a share back for a reason of a list: its link opens nothing from now on. Taking it back twice changes nothing.
 */
export function revokeShare(tx: WriteTx, call: DeskCall): { readonly ok: true } {
  const share = tx.shares.share(demandId(call.params['share']));
  if (share === null) throw notFound();
  takeBack(tx, share, call, demandListed(call.body, LINK_TAKEN_BACK, 'Choose why it is taken back.'));
  return { ok: true };
}

/** Closes the link of a share with its code, whatever its state. `why` is a code: a breach says it in its own words. */
export function takeBack(
  tx: WriteTx,
  share: Share,
  { account, now }: Pick<DeskCall, 'account' | 'now'>,
  why: LinkTakenBack | 'desk',
): void {
  const state = standing(tx, share, now);
  if (state === 'revoked' || state === 'replaced') return;
  const { id } = share;
  tx.shares.addEvent({ share: id, kind: 'revoked', at: now, by: account.id, detail: why });
  const action = 'share-revoked';
  journal(tx, { at: now, action, account: account.id, subject: id, detail: why, digest: null });
}
