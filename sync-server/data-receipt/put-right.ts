import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { instantAt } from '#domain/records/moments.ts';
import { rightsRequest } from '#domain/records/rights-request.ts';
import { fileRecord } from '../files/file-record.ts';
import { serverAuthor } from '../files/server-author.ts';
import { newOpaqueId } from '../new-id.ts';
import { allRights } from '../rights/filed-rights.ts';
import type { JsonObject } from '../storage/json.ts';
import type { WriteTx } from '../storage/storage.ts';
import { fileOf, openReceipt } from './open-receipt.ts';

/** So many may wait by one receipt: whoever finds the page cannot fill the office's list. */
const MOST_OPEN = 3;

/**
 * Opens a request to put something right, in the name of the person whose receipt it is. Who wrote it is not sure yet: the
 * office makes sure before anything is done. The same words sent again are the same request.
 */
export function putRight(tx: WriteTx, token: unknown, words: string, now: number): 'sent' | 'enough' | null {
  const receipt = openReceipt(tx, token, now);
  const file = receipt === null ? null : fileOf(tx, receipt.person);
  if (receipt === null || file === null) return null;
  const open = allRights(tx).filter(
    ({ body, progress }) => body.receipt === receipt.id && progress.toldAt === null,
  );
  if (open.some(({ body }) => body.words === words)) return 'sent';
  if (open.length >= MOST_OPEN) return 'enough';
  const server = serverAuthor(tx);
  const record = mintRecord(
    rightsRequest,
    { right: 'rectification', receivedAt: instantAt(now), channel: 'web', receipt: receipt.id, words },
    mintingAt({
      ...file,
      author: server,
      device: server,
      recordedAt: instantAt(now),
      nonce: newOpaqueId(),
      subjects: [receipt.person],
      clock: { differenceMs: 0, ageMs: 0 },
    }),
  );
  fileRecord(tx, {
    id: newOpaqueId(),
    raw: record as unknown as JsonObject,
    by: server,
    via: 'server',
    at: now,
  });
  return 'sent';
}
