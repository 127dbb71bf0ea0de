import { createHash } from 'node:crypto';
import { pipeline, Readable, type Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { badRequest, Refusal } from '../errors.ts';
import { BLOB_PART_BYTES, type Attached, type NewAttachment } from '../storage/attachments.ts';
import type { Storage } from '../storage/storage.ts';

/** As CouchDB's `max_attachment_size`. */
const LARGEST_ATTACHMENT_BYTES = 1024 * 1024 * 1024;
/** As CouchDB's `compression_level`, and the types that it keeps compressed. Digests depend on both. */
const COMPRESSION_LEVEL = 8;
const COMPRESSIBLE = /^(text\/|application\/(javascript|json|xml)\s*(;|$))/i;
/** What may stand in a header: the type is sent back as it came. */
const SENDABLE_TYPE = /^[\x20-\x7e]{1,255}$/;

export const UNNAMED_TYPE = 'application/octet-stream';

/** What is said of an attachment beside its bytes. */
export interface Described {
  readonly name: string;
  readonly contentType: string;
  /** How the bytes come. Those that come compressed are kept so. */
  readonly encoding: 'gzip' | null;
  readonly revpos: number | null;
}

/** Throws CouchDB's refusal for a name that no attachment may have. */
export function checkAttachmentName(name: string): string {
  if (name.startsWith('_')) throw badRequest('The name of an attachment must not start with an underscore.');
  if (/\p{Surrogate}/u.test(name)) throw badRequest('Attachment name is not UTF-8 encoded');
  return name;
}

/** Throws for a type that could not be sent back. */
export function checkContentType(type: string): string {
  if (!SENDABLE_TYPE.test(type)) throw badRequest('The content type of an attachment is not one.');
  return type;
}

/**
 * Takes in an attachment's bytes ahead of its document. A small one stays in memory until the document is written with it; of
 * a larger one each part is kept as it comes, so that the server never holds it whole. What is kept and then not used is for
 * the caller to drop (`dropUnused`). Throws 413 for more than 1 GiB and 400 for bytes that are not gzip and say so.
 */
export async function takeAttachment(
  storage: Storage,
  database: string,
  described: Described,
  source: AsyncIterable<Uint8Array>,
): Promise<NewAttachment> {
  const { encoding, contentType } = described;
  const compress = encoding === null && COMPRESSIBLE.test(contentType);
  const sent = counted(source);
  const keep = compress ? through(sent.bytes, createGzip({ level: COMPRESSION_LEVEL })) : sent.bytes;
  const kept = await keepParts(storage, database, keep);
  const length = encoding === 'gzip' ? await unpackedLength(storage, kept) : sent.length();
  return {
    name: described.name,
    contentType,
    revpos: described.revpos,
    digest: kept.digest,
    length,
    encoding: compress ? 'gzip' : encoding,
    keptLength: kept.length,
    kept: kept.blob === null ? { bytes: kept.bytes } : { blob: kept.blob },
  };
}

/** The bytes of an inline attachment. Throws CouchDB's refusal for what is not base64. */
export function inlineBytes(data: unknown): Buffer {
  const invalid = () => badRequest('Invalid attachment data.');
  if (typeof data !== 'string') throw invalid();
  const bare = data.replace(/[\r\n\t ]/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bare) || bare.replace(/=+$/, '').length % 4 === 1) throw invalid();
  return Buffer.from(bare, 'base64');
}

interface KeptBytes {
  readonly digest: string;
  readonly length: number;
  /** All of them where `blob` is null. */
  readonly bytes: Buffer;
  readonly blob: number | null;
}

function counted(source: AsyncIterable<Uint8Array>) {
  let length = 0;
  async function* bytes() {
    for await (const chunk of source) {
      length += chunk.length;
      if (length > LARGEST_ATTACHMENT_BYTES) throw TOO_LARGE;
      yield chunk;
    }
  }
  return { bytes: bytes(), length: () => length };
}

async function keepParts(
  storage: Storage,
  database: string,
  source: AsyncIterable<Uint8Array>,
): Promise<KeptBytes> {
  const md5 = createHash('md5');
  let [waiting, waitingLength, length, part] = [[] as Uint8Array[], 0, 0, 0];
  let blob: number | null = null;
  const keepPart = async (bytes: Buffer): Promise<void> => {
    const [known, at] = [blob, part];
    blob = await storage.write((tx) => {
      const into = known ?? tx.documents.stageBlob(database);
      tx.documents.addToBlob(into, at, bytes);
      return into;
    });
    part += 1;
  };
  try {
    for await (const chunk of source) {
      md5.update(chunk);
      length += chunk.length;
      waiting.push(chunk);
      waitingLength += chunk.length;
      while (waitingLength > BLOB_PART_BYTES) {
        const all = Buffer.concat(waiting);
        await keepPart(all.subarray(0, BLOB_PART_BYTES));
        waiting = [all.subarray(BLOB_PART_BYTES)];
        waitingLength -= BLOB_PART_BYTES;
      }
    }
    if (blob !== null && waitingLength > 0) await keepPart(Buffer.concat(waiting));
  } catch (error) {
    await dropKept(storage, blob);
    throw error;
  }
  const bytes = blob === null ? Buffer.concat(waiting) : Buffer.alloc(0);
  return { digest: `md5-${md5.digest('base64')}`, length, bytes, blob };
}

/** Forgets what was kept ahead of a document that did not come to be. */
export async function dropKept(storage: Storage, blob: number | null): Promise<void> {
  if (blob !== null) await storage.write((tx) => tx.documents.dropUnused(blob));
}

/**
 * Bytes by way of a compressor. What fails on the way in fails for whoever reads; whoever reads no further ends both. (Node's
 * own `compose` lets an answer that is broken off end the process.)
 */
export function through(source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, way: Transform): Transform {
  return pipeline(Readable.from(source, { objectMode: false }), way, () => {
    // It is told to the reader, by the error that ends `way`.
  });
}

/** How many bytes compressed ones hold: they are unpacked once, a part at a time, and thrown away. */
async function unpackedLength(storage: Storage, kept: KeptBytes): Promise<number> {
  const parts =
    kept.blob === null ? [kept.bytes] : blobParts(storage, { blob: kept.blob, keptLength: kept.length });
  let length = 0;
  try {
    for await (const chunk of through(parts, createGunzip())) {
      length += chunk.length;
      if (length > LARGEST_ATTACHMENT_BYTES) throw TOO_LARGE;
    }
  } catch (error) {
    await dropKept(storage, kept.blob);
    throw error instanceof Refusal ? error : badRequest('The attachment is not compressed as it says.');
  }
  return length;
}

/**
 * An attachment's bytes as they are kept, a part at a time, each read when the one before was taken; from one byte to another,
 * the last one too, where a range is asked for. Throws where it was taken away meanwhile: an answer that only ended would leave
 * its reader waiting on the connection for bytes of the next answer.
 */
export async function* blobParts(
  storage: Storage,
  { blob, keptLength }: Pick<Attached, 'blob' | 'keptLength'>,
  { from, to } = { from: 0, to: keptLength - 1 },
): AsyncGenerator<Buffer> {
  for (let part = Math.floor(from / BLOB_PART_BYTES); part * BLOB_PART_BYTES <= to; part += 1) {
    const bytes = storage.read((view) => view.documents.blobPart(blob, part));
    if (bytes === null) throw new Error('The attachment was taken away while it was read.');
    const start = part * BLOB_PART_BYTES;
    yield bytes.subarray(Math.max(0, from - start), to - start + 1);
  }
}

const TOO_LARGE = new Refusal(413, 'attachment_too_large', 'An attachment may hold 1 GiB at most.');
