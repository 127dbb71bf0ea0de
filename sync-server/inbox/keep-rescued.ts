import { createHash } from 'node:crypto';
import type { OpaqueId } from '#domain/ids.ts';
import { keyedDigest, record as journal } from '../journal/chain.ts';
import { isDestroyed } from '../retention/marks.ts';
import { newOpaqueId } from '../new-id.ts';
import { parsed, type BoxContent } from '../sealed/box-content.ts';
import type { WriteTx } from '../storage/storage.ts';

/**
 * Keeps one thing out of a rescue copy, once however often the copy is handed in; false when it lies here already. It makes
 * no receipt: a copy does not prove who wrote it, so a phone that still has the thing sends it all the same.
 */
export function keepRescued(
  tx: WriteTx,
  { account, device, at }: { readonly account: OpaqueId; readonly device: OpaqueId; readonly at: number },
  { what, id, content }: BoxContent,
): boolean {
  if (typeof id === 'string' && isDestroyed(tx, id)) return false;
  const isPicture = what === 'photo' && typeof id === 'string';
  const raw = isPicture ? JSON.stringify({ sha256: id, base64: content }) : content;
  const { _rev } = what === 'record' ? members(content) : {};
  const item = {
    ...{ id: newOpaqueId(), receivedAt: at, account, device, database: 'rescue-copy' },
    documentId: typeof id === 'string' ? id : null,
    rev: typeof _rev === 'string' ? _rev : null,
    sentence: isPicture ? PICTURE : what === 'drafts' ? DRAFTS : RECORD,
    raw,
    // Its own digest: the same document may lie here already as one that was refused.
    digest: createHash('sha256').update(`rescued ${raw}`).digest('hex'),
  };
  if (!tx.inbox.keep(item, [])) return false;
  const digest = keyedDigest(tx, item.id, raw);
  journal(tx, { at, action: 'record-handed-over', account, subject: item.id, detail: 'rescue-copy', digest });
  return true;
}

function members(content: string): { readonly _rev?: unknown } {
  const value = parsed(content);
  return typeof value === 'object' && value !== null ? value : {};
}

const RECORD = 'From a rescue copy. Somebody has to enter it, unless the phone has sent it since.';
const PICTURE = 'A picture from a rescue copy. Somebody has to look at it.';
const DRAFTS = 'Answers that were not finished, from a rescue copy. Ask the person, then enter them.';
