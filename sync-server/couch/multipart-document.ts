import type { Readable } from 'node:stream';
import { badRequest, Refusal } from '../errors.ts';
import type { NewAttachment } from '../storage/attachments.ts';
import type { Storage } from '../storage/storage.ts';
import { dropUnused, type Following } from './attachments-json.ts';
import { readDocument, type SentAttachment } from './document-json.ts';
import { parseJson } from './json-body.ts';
import { partsOf, type Part } from './multipart.ts';
import { takeAttachment } from './take-attachment.ts';

/** As an ordinary body. */
const LARGEST_JSON_BYTES = 16 * 1024 * 1024;

/** A document that came as `multipart/related`, and what followed it. */
export interface MultipartDocument {
  readonly value: unknown;
  readonly following: Following;
  /** Forgets what was kept ahead of the document and is not used. */
  readonly drop: () => Promise<void>;
}

/**
 * Reads a `multipart/related` body as it arrives: the document first, then the bytes of each attachment that follows it, by the
 * file name that its part gives or in the order of the document. Throws CouchDB's refusals; nothing of it is kept then.
 */
export async function readMultipartDocument(
  storage: Storage,
  database: string,
  body: Readable,
  boundary: string,
): Promise<MultipartDocument> {
  const taken = new Map<string, NewAttachment>();
  const drop = () => dropUnused(storage, [...taken.values()]);
  let value: unknown;
  let awaited: readonly SentAttachment[] | null = null;
  try {
    for await (const part of partsOf(body, boundary)) {
      if (awaited === null) {
        value = parseJson(await whole(part));
        awaited = readDocument(value).attachments.filter(({ comes }) => comes === 'follows');
        continue;
      }
      const left = awaited.filter(({ name }) => !taken.has(name));
      const sent = namedBy(part, left) ?? left[0];
      if (sent === undefined) throw badRequest('More parts follow the document than it tells of.');
      const attachment = await takeAttachment(storage, database, sent, part.bytes);
      taken.set(sent.name, attachment);
      const came = sent.encoding === null ? attachment.length : attachment.keptLength;
      if (sent.length !== null && sent.length !== came)
        throw badRequest('An attachment has not the length that the document tells.');
    }
    if (awaited === null) throw badRequest('The multipart body holds no document.');
    if (awaited.some(({ name }) => !taken.has(name)))
      throw badRequest('An attachment that the document tells of did not follow it.');
  } catch (error) {
    await drop();
    throw error;
  }
  const following: Following = ({ name }) => {
    const found = taken.get(name);
    if (found === undefined) throw badRequest('An attachment that the document tells of did not follow it.');
    return found;
  };
  return { value, following, drop };
}

function namedBy(part: Part, awaited: readonly SentAttachment[]): SentAttachment | undefined {
  const [, quoted] =
    /;\s*filename="((?:\\.|[^"\\])*)"/i.exec(part.headers.get('content-disposition') ?? '') ?? [];
  const name = quoted?.replace(/\\(.)/g, '$1');
  return awaited.find((one) => one.name === name);
}

async function whole(part: Part): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of part.bytes) {
    length += chunk.length;
    if (length > LARGEST_JSON_BYTES)
      throw new Refusal(413, 'too_large', 'The request is too large. Send fewer or smaller items.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
