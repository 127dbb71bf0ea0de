import { isOpaqueId, isSha256, type OpaqueId } from '#domain/ids.ts';
import { isObject } from '../couch/json-body.ts';
import { writeDocuments } from '../couch/write-documents.ts';
import { keepHanded } from '../inbox/keep-handed.ts';
import { PackGate } from '../packs/pack-gate.ts';
import type { Parts } from '../parts.ts';
import type { PhotoReceiver } from '../photos/receive-photo.ts';
import { isDestroyed } from '../retention/marks.ts';
import type { Storage } from '../storage/storage.ts';
import { boxContent, parsed, type BoxContent } from './box-content.ts';

export interface FilingParts {
  readonly storage: Storage;
  readonly access: Parts['access'];
  readonly receiver: PhotoReceiver;
  readonly clock: () => number;
}

/** A box as it came, by its digest, and what lay in it. */
export interface OpenedBox {
  readonly sha256: string;
  readonly plain: Uint8Array;
}

/**
 * Files what lay in a box as if its author had sent it by its own door: a record through the gate of the pack, a picture
 * among the photos. What is no record, or is refused, lies in the inbox; what no record names is found there by the digest of
 * its box, so that the phone can ask about it. Answers whether the office has it now.
 */
export async function fileBox(
  parts: FilingParts,
  writer: { readonly account: OpaqueId; readonly device: OpaqueId },
  { sha256, plain }: OpenedBox,
): Promise<boolean> {
  const content = boxContent(plain);
  // A phone that was away must not bring back what was destroyed meanwhile: the office is done with it.
  if (isGone(parts.storage, sha256)) return true;
  if (typeof content?.id === 'string' && isGone(parts.storage, content.id)) return true;
  if (content?.what === 'photo' && isSha256(content.id))
    return filePhoto(parts, writer.account, content.id, Buffer.from(content.content, 'base64'));
  const pack = parts.storage.read((view) => view.packs.packOf(writer.account));
  const document = content?.what === 'record' ? parsed(content.content) : null;
  if (!content || !pack || document === null) {
    const text = content?.content ?? Buffer.from(plain).toString('base64');
    const handed = { what: 'record', ...nameOf(content, document, sha256), content: text } as const;
    await parts.storage.write((tx) => keepHanded(tx, { ...writer, at: parts.clock() }, handed));
    return true;
  }
  const gate = new PackGate(writer, pack.name, JSON.stringify({ docs: [document] }), parts.clock);
  const batch = { parts: { ...parts, gate: () => gate }, who: null, database: pack.name, newEdits: false };
  await writeDocuments(batch, [document]);
  return true;
}

/** Under which name its phone asks about it: a record's revision, or the box itself. */
function nameOf(content: BoxContent | null, document: unknown, sha256: string) {
  const rev = isObject(document) ? document['_rev'] : null;
  const isNamed = isOpaqueId(content?.id) && typeof rev === 'string';
  return isNamed ? { id: content.id, rev } : { id: sha256, rev: null };
}

function isGone(storage: Storage, id: string): boolean {
  return storage.read((view) => isDestroyed(view, id));
}

async function filePhoto(
  { receiver }: FilingParts,
  account: OpaqueId,
  sha256: string,
  bytes: Buffer,
): Promise<boolean> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const from = Math.min(await receiver.offset(account, sha256), bytes.length);
    const piece = { from, total: bytes.length, bytes: bytes.subarray(from) };
    const { is } = await receiver.receive(account, sha256, piece);
    if (is === 'whole') return true;
    if (is === 'damaged' && from === 0) return false;
    // What lay here of it was damaged, or more of it came meanwhile: from where it stands now.
  }
  return false;
}

const MOST_ATTEMPTS = 3;
