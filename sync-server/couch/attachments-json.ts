import { gunzipSync } from 'node:zlib';
import type { Json } from '#domain/records/json.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { Attached, NewAttachment, OfferedAttachment } from '../storage/attachments.ts';
import type { StoredDocument, StoredRevision } from '../storage/documents.ts';
import type { JsonObject } from '../storage/json.ts';
import type { Storage } from '../storage/storage.ts';
import type { SentAttachment, SentDocument } from './document-json.ts';
import { dropKept, inlineBytes, takeAttachment } from './take-attachment.ts';

/** With which attachments' bytes a document is shown: those that came after the newest of these revisions in its history. */
export interface WithBytes {
  readonly since: readonly string[];
  /** In the document itself, as base64; or beside it, as parts of the same answer. */
  readonly as: 'data' | 'follows';
  /** How many bytes may still stand in documents of this answer: they are held in memory, unpacked and as base64. */
  readonly room: { left: number };
}

/** The most that attachments may hold that stand in the documents of one answer. */
const MOST_INLINE_BYTES = 64 * 1024 * 1024;

/** As `WithBytes`, for one request. */
export function bytesInside(since: readonly string[]): WithBytes {
  return { since, as: 'data', room: { left: MOST_INLINE_BYTES } };
}

const TOO_MANY_BYTES = new Refusal(
  413,
  'too_large',
  'The attachments are too large to stand in documents. Ask for each of them, or for multipart.',
);

/** The member `_attachments` of a document, or nothing where none are attached. */
export function attachmentsMember(
  document: StoredDocument,
  revision: StoredRevision,
  withBytes: WithBytes | null,
  encodingInfo: boolean,
): JsonObject {
  if (revision.attachments.length === 0) return {};
  const wanted = new Set(bytesWanted(document, revision, withBytes).map(({ name }) => name));
  const lines = revision.attachments.map((one) => {
    const said = describe(one, encodingInfo);
    if (!wanted.has(one.name)) return [one.name, { ...said, length: one.length, stub: true }] as const;
    if (withBytes?.as === 'follows')
      return [one.name, { ...said, length: one.length, follows: true }] as const;
    if (withBytes !== null) withBytes.room.left -= one.length;
    if ((withBytes?.room.left ?? 0) < 0) throw TOO_MANY_BYTES;
    const kept = document.bytesOf(one);
    const bytes = one.encoding === 'gzip' ? gunzipSync(kept) : kept;
    return [one.name, { ...said, data: bytes.toString('base64') }] as const;
  });
  return { _attachments: Object.fromEntries(lines) };
}

/** The attachments of a revision whose bytes are asked for. */
export function bytesWanted(
  document: StoredDocument,
  revision: StoredRevision,
  withBytes: WithBytes | null,
): readonly Attached[] {
  if (withBytes === null) return [];
  const had = generationHad(document, revision, withBytes.since);
  return revision.attachments.filter(({ revpos }) => revpos > had);
}

/** As CouchDB's `atts_since`: the newest revision named that this one came of; 0 where it came of none. */
function generationHad(document: StoredDocument, revision: StoredRevision, since: readonly string[]): number {
  if (since.length === 0) return 0;
  const named = new Set(since);
  const { start = 0, ids = [] } = document.ancestry(revision.rev) ?? {};
  const index = ids.findIndex((hash, back) => named.has(`${start - back}-${hash}`));
  return index < 0 ? 0 : start - index;
}

function describe(one: Attached, encodingInfo: boolean): JsonObject {
  const { contentType, revpos, digest, encoding, keptLength } = one;
  const info: Record<string, Json> =
    encodingInfo && encoding !== null ? { encoding, encoded_length: keptLength } : {};
  return { content_type: contentType, revpos, digest, ...info };
}

/** What a revision in hand offers the storage: attachments that stay as they are, and those that came with it. */
export function staysAttached(attached: readonly Attached[]): readonly OfferedAttachment[] {
  return attached.map(({ name }) => ({ name, stub: true, revpos: null }));
}

/** The member `_attachments` of a copy: what is attached to its source follows it, under the bytes that are kept already. */
export function followingMember(attached: readonly Attached[]): object {
  if (attached.length === 0) return {};
  return {
    _attachments: Object.fromEntries(
      attached.map(({ name, contentType }) => [name, { content_type: contentType, follows: true }]),
    ),
  };
}

/** One of these attachments, to be attached elsewhere in the same database. */
export function alreadyKept(attached: readonly Attached[], name: string): NewAttachment {
  const found = attached.find((one) => one.name === name);
  if (found === undefined) throw new Error('A copy asks for an attachment that its source has not.');
  return { ...found, revpos: null, kept: { blob: found.blob } };
}

/** What comes beside the documents of a request, by the name of its attachment. */
export type Following = (sent: SentAttachment) => NewAttachment;

/**
 * Takes in what is attached to a document as it was sent. Throws CouchDB's refusals: for what is no base64, and for one that
 * should follow where nothing can.
 */
export async function takeAttachments(
  storage: Storage,
  database: string,
  { attachments }: SentDocument,
  following: Following = nothingFollows,
): Promise<readonly OfferedAttachment[]> {
  const taken: OfferedAttachment[] = [];
  for (const one of attachments) {
    const { name, revpos, comes } = one;
    if (comes === 'stub') taken.push({ name, stub: true, revpos });
    else if (comes === 'follows') taken.push(following(one));
    else {
      const described = { name, revpos, contentType: one.contentType, encoding: null };
      taken.push(await takeAttachment(storage, database, described, bytesOnce(inlineBytes(one.data))));
    }
  }
  return taken;
}

/** Forgets what was kept ahead of documents and not used by them. */
export async function dropUnused(storage: Storage, taken: readonly OfferedAttachment[]): Promise<void> {
  for (const one of taken) {
    if (!('stub' in one) && 'blob' in one.kept) await dropKept(storage, one.kept.blob);
  }
}

async function* bytesOnce(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes;
}

const nothingFollows: Following = () => {
  throw badRequest('An attachment that follows needs a multipart/related body.');
};
