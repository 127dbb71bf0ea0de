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
  if (state !== 'revoked' && state !== 'replaced') note(tx, by, share.id, 'revoked');
}

/** Somebody has told an earlier recipient what was put right since. */
export function recipientTold(tx: WriteTx, call: DeskCall): { readonly ok: true } {
  const disclosure = demandId(call.params['share']);
  const events = tx.shares.events(disclosure);
  const touched = events.findLastIndex(({ kind }) => kind === 'touched');
  if (touched < 0) throw notFound();
  if (!events.slice(touched).some(({ kind }) => kind === 'told')) note(tx, call, disclosure, 'told');
  return { ok: true };
}

function note(
  tx: WriteTx,
  { account, now }: Pick<DeskCall, 'account' | 'now'>,
  share: string,
  kind: 'revoked' | 'told',
): void {
  const id = demandId(share);
  tx.shares.addEvent({ share: id, kind, at: now, by: account.id, detail: 'desk' });
  const action = kind === 'revoked' ? 'share-revoked' : 'share-told';
  journal(tx, { at: now, action, account: account.id, subject: id, detail: 'desk', digest: null });
}
