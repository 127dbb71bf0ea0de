import { createHash } from 'node:crypto';
import type { OpaqueId } from '#domain/ids.ts';
import { keyedDigest, record as journal } from '../journal/chain.ts';
import { Refusal } from '../errors.ts';
import { DESTROYED, isDestroyed } from '../retention/marks.ts';
import { newOpaqueId } from '../new-id.ts';
import { handedName } from '../storage/inbox.ts';
import type { WriteTx } from '../storage/storage.ts';

/** One thing as its author handed it over: a record's JSON, or a picture's bytes in base64. */
export interface Handed {
  readonly what: 'record' | 'photo';
  /** Of the record or the picture; of what is neither, the digest of the box in which it came. */
  readonly id: string;
  readonly rev: string | null;
  readonly content: string;
}

/** Keeps something that was handed over, once however often it is handed, and notes that the office has it. */
export function keepHanded(
  tx: WriteTx,
  { account, device, at }: { readonly account: OpaqueId; readonly device: OpaqueId; readonly at: number },
  { what, id, rev, content }: Handed,
): void {
  if (isDestroyed(tx, id)) throw new Refusal(410, 'destroyed', DESTROYED);
  if (tx.inbox.handedAt(account, handedName(id, rev)) !== null) return;
  const raw = what === 'record' ? content : JSON.stringify({ sha256: id, base64: content });
  const item = {
    ...{ id: newOpaqueId(), receivedAt: at, account, device, database: 'handed-over' },
    ...{ documentId: id, rev, sentence: HANDED[what], raw },
    // Its own digest: the same words may lie here already as what was refused, or was handed over under another name.
    digest: createHash('sha256')
      .update(`handed over ${handedName(id, rev)} ${raw}`)
      .digest('hex'),
  };
  tx.inbox.keep(item, []);
  tx.inbox.noteHanded(account, handedName(id, rev), item.id);
  const digest = keyedDigest(tx, item.id, raw);
  journal(tx, { at, action: 'record-handed-over', account, subject: item.id, detail: what, digest });
}

const HANDED = {
  record: 'Handed over by its author, because it could not be sent. Somebody has to enter it.',
  photo: 'A picture handed over by its author, because it could not be sent. Somebody has to look at it.',
} as const;
