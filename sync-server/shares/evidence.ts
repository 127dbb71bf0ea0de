import { Refusal } from '../errors.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import type { WriteTx } from '../storage/storage.ts';
import { unseal } from '../outside/seal.ts';

/** What was frozen, exactly as it was shown: for the data-protection lead alone, and each look is journalled. */
export function evidence(tx: WriteTx, call: DeskCall): { readonly page: string; readonly sha256: string } {
  const share = tx.shares.share(demandId(call.params['share']));
  if (call.account.role !== 'lead')
    throw new Refusal(403, 'forbidden', 'Only the data-protection lead can read what was frozen.');
  if (share === null) throw notFound();
  const [sealed, key] = [tx.shares.sealed(share.id), tx.shares.key(share.id)];
  if (sealed === null || key === null)
    throw new Refusal(
      410,
      'gone',
      'The words were destroyed when their time was over. Their digest is kept.',
    );
  journalLook(tx, call, share.id, 'evidence');
  return {
    page: unseal(sealed, Buffer.from(key, 'hex'), share.id).toString('utf8'),
    sha256: share.pageSha256,
  };
}
