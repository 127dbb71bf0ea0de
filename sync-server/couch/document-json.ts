import type { Json } from '#domain/records/json.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { StoredRevision } from '../storage/documents.ts';
import type { JsonObject } from '../storage/json.ts';
import { isHash, normalHash, parseRevision, type Ancestry } from '../storage/revision.ts';
import { checkAttachmentName, checkContentType, UNNAMED_TYPE } from './take-attachment.ts';
import { isObject } from './json-body.ts';

/** As CouchDB's `max_document_size`. */
const LARGEST_DOCUMENT_BYTES = 8_000_000;

/** A document as sent: its own fields, and what CouchDB's `_...` members say. */
export interface SentDocument {
  /** Null when none was given. */
  readonly id: string | null;
  /** The revision it replaces (an edit) or is (with its history); null when none was given. */
  readonly path: Ancestry | null;
  readonly deleted: boolean;
  readonly body: JsonObject;
  /** The body as JSON, as it is kept. */
  readonly text: string;
  readonly attachments: readonly SentAttachment[];
}

/** An attachment as a document tells of it: with its bytes, as one that stays, or as a part that follows the document. */
export interface SentAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly revpos: number | null;
  readonly encoding: 'gzip' | null;
  /** How many bytes of it come; null where that is not said. */
  readonly length: number | null;
  readonly comes: 'inline' | 'stub' | 'follows';
  /** What should be base64, where it comes inline. */
  readonly data: unknown;
}

const IGNORED = new Set(['_revs_info', '_local_seq', '_conflicts', '_deleted_conflicts']);
const OWN_FIELDS_OF_REPLICATIONS = /^_replication_(state|state_time|state_reason|id|stats)$/;

/** Reads a document as it arrives. Throws the refusals that CouchDB gives. */
export function readDocument(value: unknown): SentDocument {
  if (!isObject(value)) throw badRequest('Document must be a JSON object');
  const body: Record<string, Json> = {};
  for (const name of Object.keys(value)) {
    // No field that is kept is called `__proto__`: it begins as CouchDB's own do.
    if (!name.startsWith('_') || OWN_FIELDS_OF_REPLICATIONS.test(name)) body[name] = value[name] as Json;
    else checkMember(name, value[name]);
  }
  const text = JSON.stringify(body);
  if (Buffer.byteLength(text) > LARGEST_DOCUMENT_BYTES) {
    throw new Refusal(413, 'document_too_large', 'The document is larger than 8,000,000 bytes.');
  }
  return {
    id: value['_id'] === undefined ? null : checkId(value['_id']),
    path: readPath(value),
    deleted: value['_deleted'] === true,
    body,
    text,
    // As CouchDB: what is no object in this member is passed over.
    attachments: Object.entries(isObject(value['_attachments']) ? value['_attachments'] : {}).flatMap(
      ([name, said]) => (isObject(said) ? [readAttachment(name, said)] : []),
    ),
  };
}

function readAttachment(name: string, said: Readonly<Record<string, unknown>>): SentAttachment {
  const count = (of: string) => {
    const number = said[of];
    return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
  };
  const { content_type: type, encoding } = said;
  if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'identity')
    throw badRequest('An attachment is kept as it is, or as gzip.');
  return {
    name: checkAttachmentName(name),
    contentType: typeof type === 'string' ? checkContentType(type) : UNNAMED_TYPE,
    revpos: count('revpos'),
    encoding: encoding === 'gzip' ? 'gzip' : null,
    length: encoding === 'gzip' ? count('encoded_length') : count('length'),
    comes: said['stub'] === true ? 'stub' : said['follows'] === true ? 'follows' : 'inline',
    data: said['data'],
  };
}

/** Throws `illegal_docid` for what cannot be an id. */
export function checkId(id: unknown): string {
  const illegal = (reason: string) => new Refusal(400, 'illegal_docid', reason);
  if (typeof id !== 'string') throw illegal('Document id must be a string');
  if (id === '') throw illegal('Document id must not be empty');
  if (id === '_design/' || id === '_local/') throw illegal('The document id has no name after its slash.');
  if (id.startsWith('_') && !id.startsWith('_design/') && !id.startsWith('_local/')) {
    throw illegal('Only reserved document ids may start with underscore.');
  }
  if (/\p{Surrogate}/u.test(id)) throw illegal('Document id must be valid UTF-8');
  return id;
}

/** Reads a revision given in a query, header or list. */
export function checkRevision(text: unknown): string {
  const found = parseRevision(text);
  if (!found) throw badRequest('Invalid rev format');
  return `${found.generation}-${found.hash}`;
}

/** Ids are shown before the document's own fields and `_deleted` after them, as CouchDB does. */
export function showDocument(revision: StoredRevision, more: JsonObject = {}): JsonObject {
  const deleted: JsonObject = revision.deleted ? { _deleted: true } : {};
  return { _id: revision.id, _rev: revision.rev, ...revision.body, ...deleted, ...more };
}

/** As `showDocument`, written out: the body goes from the disk to the wire without being parsed. */
export function writeDocument(revision: StoredRevision, more: JsonObject = {}): string {
  const { id, rev, text, deleted } = revision;
  const own = text === '{}' ? '' : `,${text.slice(1, -1)}`;
  const others = JSON.stringify(more);
  return `{"_id":${JSON.stringify(id)},"_rev":${JSON.stringify(rev)}${own}${
    deleted ? ',"_deleted":true' : ''
  }${others === '{}' ? '' : `,${others.slice(1, -1)}`}}`;
}

function checkMember(name: string, field: unknown): void {
  if (name === '_id' || name === '_rev' || name === '_revisions' || IGNORED.has(name)) return;
  if (name === '_deleted' && typeof field === 'boolean') return;
  if (name === '_attachments' && isObject(field)) return;
  throw new Refusal(
    400,
    'doc_validation',
    'Bad special document member: only known names may start with an underscore.',
  );
}

/** A local document has no tree: its revision counts in generation 0, and CouchDB takes back what it gave out. */
function isLocal(id: unknown): boolean {
  return typeof id === 'string' && id.startsWith('_local/');
}

function readPath(value: Readonly<Record<string, unknown>>): Ancestry | null {
  const rev = value['_rev'];
  const revisions = value['_revisions'];
  const invalid = (reason: string) => new Refusal(400, 'doc_validation', reason);
  if (revisions === undefined) {
    if (rev === undefined) return null;
    const found = parseRevision(rev);
    if (!found) throw badRequest('Invalid rev format');
    return { start: found.generation, ids: [found.hash] };
  }
  if (!isObject(revisions)) throw invalid("_revisions isn't an object.");
  const { start, ids } = revisions;
  if (typeof start !== 'number' || !Number.isSafeInteger(start))
    throw invalid("_revisions.start isn't an integer.");
  if (!Array.isArray(ids)) throw invalid("_revisions.ids isn't a array.");
  if (!ids.every((id): id is string => typeof id === 'string' && isHash(id)))
    throw invalid("RevId isn't a string");
  if (ids.length > start && !isLocal(value['_id']))
    throw invalid('_revisions has more ids than generations.');
  if (ids.length === 0) return null;
  return { start, ids: ids.map(normalHash) };
}
