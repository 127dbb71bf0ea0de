import type { Json } from '#domain/records/json.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { StoredRevision } from '../storage/documents.ts';
import type { JsonObject } from '../storage/json.ts';
import { normalHash, parseRevision, type Ancestry } from '../storage/revision.ts';
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
}

const IGNORED = new Set(['_revs_info', '_local_seq', '_conflicts', '_deleted_conflicts']);
const OWN_FIELDS_OF_REPLICATIONS = /^_replication_(state|state_time|state_reason|id|stats)$/;

/** Reads a document as it arrives. Throws the refusals that CouchDB gives. */
export function readDocument(value: unknown): SentDocument {
  if (!isObject(value)) throw badRequest('Document must be a JSON object');
  const fields: [string, Json][] = [];
  for (const [name, field] of Object.entries(value)) {
    if (!name.startsWith('_') || OWN_FIELDS_OF_REPLICATIONS.test(name)) fields.push([name, field as Json]);
    else checkMember(name, field);
  }
  const body: JsonObject = Object.fromEntries(fields);
  if (Buffer.byteLength(JSON.stringify(body)) > LARGEST_DOCUMENT_BYTES) {
    throw new Refusal(413, 'document_too_large', 'The document is larger than 8,000,000 bytes.');
  }
  return {
    id: value['_id'] === undefined ? null : checkId(value['_id']),
    path: readPath(value),
    deleted: value['_deleted'] === true,
    body,
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

function checkMember(name: string, field: unknown): void {
  if (name === '_id' || name === '_rev' || name === '_revisions' || IGNORED.has(name)) return;
  if (name === '_deleted' && typeof field === 'boolean') return;
  if (name === '_attachments') {
    if (isObject(field) && Object.keys(field).length === 0) return;
    throw new Refusal(
      501,
      'not_implemented',
      'This server does not take attachments. Photos travel by /photos.',
    );
  }
  throw new Refusal(
    400,
    'doc_validation',
    'Bad special document member: only known names may start with an underscore.',
  );
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
  if (!ids.every((id): id is string => typeof id === 'string' && id !== ''))
    throw invalid("RevId isn't a string");
  if (ids.length > start) throw invalid('_revisions has more ids than generations.');
  if (ids.length === 0) return null;
  return { start, ids: ids.map(normalHash) };
}
