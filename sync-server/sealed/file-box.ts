import { isSha256, type OpaqueId } from '#domain/ids.ts';
import { writeDocuments } from '../couch/write-documents.ts';
import { keepHanded } from '../inbox/keep-handed.ts';
import { newOpaqueId } from '../new-id.ts';
import { PackGate } from '../packs/pack-gate.ts';
import type { Parts } from '../parts.ts';
import type { PhotoReceiver } from '../photos/receive-photo.ts';
import { isDestroyed } from '../retention/marks.ts';
import type { Storage } from '../storage/storage.ts';
import { boxContent, parsed } from './box-content.ts';

export interface FilingParts {
  readonly storage: Storage;
  readonly access: Parts['access'];
  readonly receiver: PhotoReceiver;
  readonly clock: () => number;
}

/**
 * Files what lay in a box as if its author had sent it by its own door: a record through the gate of the pack, a picture
 * among the photos. What is no record, or is refused, lies in the inbox. Answers whether the office has it now.
 */
export async function fileBox(
  parts: FilingParts,
  writer: { readonly account: OpaqueId; readonly device: OpaqueId },
  plain: Uint8Array,
): Promise<boolean> {
  const content = boxContent(plain);
  // A phone that was away must not bring back what was destroyed meanwhile: the office is done with it.
  if (typeof content?.id === 'string' && isGone(parts.storage, content.id)) return true;
  if (content?.what === 'photo' && isSha256(content.id))
    return filePhoto(parts, writer.account, content.id, Buffer.from(content.content, 'base64'));
  const pack = parts.storage.read((view) => view.packs.packOf(writer.account));
  const document = content?.what === 'record' && pack ? parsed(content.content) : null;
  if (!content || !pack || document === null) {
    const text = content?.content ?? Buffer.from(plain).toString('base64');
    const handed = { what: 'record', id: newOpaqueId(), rev: null, content: text } as const;
    await parts.storage.write((tx) => keepHanded(tx, { ...writer, at: parts.clock() }, handed));
    return true;
  }
  const gate = new PackGate(writer, pack.name, JSON.stringify({ docs: [document] }), parts.clock);
  const batch = { parts: { ...parts, gate: () => gate }, who: null, database: pack.name, newEdits: false };
  await writeDocuments(batch, [document]);
  return true;
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
  const from = await receiver.offset(account, sha256);
  if (from >= bytes.length) return true;
  const piece = { from, total: bytes.length, bytes: bytes.subarray(from) };
  return (await receiver.receive(account, sha256, piece)).is === 'whole';
}
