import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Attached } from '../storage/attachments.ts';
import type { StoredDocument, StoredRevision } from '../storage/documents.ts';
import type { JsonObject } from '../storage/json.ts';
import type { Storage } from '../storage/storage.ts';
import { bytesWanted } from './attachments-json.ts';
import type { Answer } from './endpoint.ts';
import { showRevision, type Wanted } from './read-document.ts';
import { blobParts } from './take-attachment.ts';

/** A document, or the lack of one, as a part of an answer; with what of it follows in parts of its own. */
export interface ShownPart {
  readonly json: JsonObject;
  readonly attached: readonly Attached[];
  /** True for what stands in place of a document that is missing. */
  readonly isError?: boolean;
}

/** Whether a request asks for this multipart type by name, as CouchDB looks for it. */
export function accepts(accept: string | undefined, type: 'multipart/mixed' | 'multipart/related'): boolean {
  return (accept ?? '').split(/[\s;,]+/).includes(type);
}

/** A revision as a part, with the bytes that are asked for beside it. */
export function shownPart(document: StoredDocument, revision: StoredRevision, wanted: Wanted): ShownPart {
  const withBytes = wanted.attachments && { ...wanted.attachments, as: 'follows' as const };
  return {
    json: showRevision(document, revision, { ...wanted, attachments: withBytes, encodingInfo: true }),
    attached: bytesWanted(document, revision, withBytes),
  };
}

/** Several documents in one answer: each a part, or where bytes follow it a `multipart/related` body of its own. */
export function mixedAnswer(storage: Storage, parts: readonly ShownPart[]): Answer {
  const boundary = newBoundary();
  async function* body() {
    for (const part of parts) {
      yield `--${boundary}\r\n`;
      if (part.attached.length === 0) yield jsonPart(part);
      else {
        const inner = newBoundary();
        yield `Content-Type: multipart/related; boundary="${inner}"\r\n\r\n`;
        yield* related(storage, part, inner);
      }
      yield '\r\n';
    }
    yield `--${boundary}--`;
  }
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary="${boundary}"` },
    stream: () => Readable.from(body()),
  };
}

/** One document and the bytes that follow it. */
export function relatedAnswer(
  storage: Storage,
  part: ShownPart,
  headers: Readonly<Record<string, string>>,
): Answer {
  const boundary = newBoundary();
  return {
    status: 200,
    headers: { ...headers, 'content-type': `multipart/related; boundary="${boundary}"` },
    stream: () => Readable.from(related(storage, part, boundary)),
  };
}

async function* related(storage: Storage, part: ShownPart, boundary: string) {
  yield `--${boundary}\r\n${jsonPart(part)}`;
  for (const one of part.attached) {
    yield `\r\n--${boundary}\r\n${headersOf(one)}\r\n\r\n`;
    yield* blobParts(storage, one);
  }
  yield `\r\n--${boundary}--`;
}

function jsonPart({ json, isError }: ShownPart): string {
  return `Content-Type: application/json${isError ? '; error="true"' : ''}\r\n\r\n${JSON.stringify(json)}`;
}

function headersOf({ name, contentType, keptLength, encoding }: Attached): string {
  const lines = [
    `Content-Disposition: attachment; filename="${quotable(name)}"`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${keptLength}`,
    ...(encoding === null ? [] : [`Content-Encoding: ${encoding}`]),
  ];
  return lines.join('\r\n');
}

/** A name can hold anything: it must not end its own header. */
function quotable(name: string): string {
  return name.replace(/[\r\n]/g, '_').replace(/["\\]/g, '\\$&');
}

function newBoundary(): string {
  return randomBytes(16).toString('hex');
}
