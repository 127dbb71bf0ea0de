import { createHash } from 'node:crypto';
import { isSha256, type OpaqueId } from '#domain/ids.ts';
import { keyedDigest, record as journal } from '../journal/chain.ts';
import { newOpaqueId } from '../new-id.ts';
import type { WriteTx } from '../storage/storage.ts';

/** A document that is not taken, as it came. */
export interface Refused {
  readonly account: OpaqueId;
  readonly device: string;
  readonly database: string;
  readonly documentId: string | null;
  readonly rev: string | null;
  readonly raw: string;
  readonly sentence: string;
  readonly at: number;
}

/** Keeps a refused document for the office alone, once however often it is sent. Nothing that was recorded is ever lost. */
export function keepRefused(tx: WriteTx, refused: Refused): void {
  const id = newOpaqueId();
  const digest = createHash('sha256').update(refused.raw).digest('hex');
  const { account, device, database, documentId, rev, raw, sentence, at } = refused;
  const item = { id, receivedAt: at, account, device, database, documentId, rev, raw, sentence, digest };
  if (!tx.inbox.keep(item, pictureNamed(raw))) return;
  journal(tx, {
    at,
    action: 'record-refused',
    account,
    subject: id,
    detail: '',
    digest: keyedDigest(tx, id, raw),
  });
}

/** The picture a refused document names, if it can be read at all: its bytes are kept too. */
function pictureNamed(raw: string): readonly string[] {
  const document: unknown = JSON.parse(raw);
  if (typeof document !== 'object' || document === null || !('body' in document)) return [];
  const { body } = document;
  if (typeof body !== 'object' || body === null || !('picture' in body)) return [];
  return isSha256(body.picture) ? [body.picture] : [];
}
