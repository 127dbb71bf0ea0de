import { Refusal } from '../errors.ts';
import { newOpaqueId } from '../new-id.ts';
import type { Admission, DatabaseGate, Identity, OfferedDocument, Parts } from '../parts.ts';
import type { OfferedAttachment } from '../storage/attachments.ts';
import type { WriteTx } from '../storage/storage.ts';
import { revisionOf } from '../storage/revision.ts';
import { isObject } from './json-body.ts';
import { dropUnused, takeAttachments, type Following } from './attachments-json.ts';
import { readDocument, type SentDocument } from './document-json.ts';

/** What became of one document. `rev` is null only when the client sent none. */
export type Outcome =
  | { readonly ok: true; readonly id: string; readonly rev: string; readonly deleted: boolean }
  | {
      readonly ok: false;
      readonly id: string | null;
      readonly rev: string | null;
      readonly refusal: Refusal;
    };

export interface Batch {
  readonly parts: Pick<Parts, 'storage' | 'access' | 'gate'>;
  readonly who: Identity | null;
  readonly database: string;
  /** True when the server makes the revisions, false when they come with the documents. */
  readonly newEdits: boolean;
  /** What comes beside the documents, as parts of the same request. */
  readonly following?: Following;
}

const CONFLICT = new Refusal(409, 'conflict', 'Document update conflict.');
const NEEDS_REVISION = new Refusal(
  400,
  'bad_request',
  'When `new_edits: false`, the document needs `_rev` or `_revisions` specified',
);

type Read =
  | { readonly sent: SentDocument; readonly attachments: readonly OfferedAttachment[] }
  | { readonly malformed: Refusal; readonly raw: unknown };

/**
 * Writes documents in one transaction and says what became of each, in order. In an ordinary database a document that is
 * not one fails the request, as in CouchDB; in a gated one nothing but the gate's own refusal ever does.
 */
export async function writeDocuments(batch: Batch, values: readonly unknown[]): Promise<readonly Outcome[]> {
  const gate = batch.parts.gate(batch.who, batch.database);
  const prepared = gate?.prepare ? await gate.prepare(values) : values;
  const read = prepared.map((value) => readOne(value, batch.newEdits, gate !== null));
  if (!gate) {
    for (const document of read) if ('malformed' in document) throw document.malformed;
  }
  const taken: OfferedAttachment[] = [];
  try {
    const documents: Read[] = [];
    for (const document of read) {
      documents.push(document);
      if ('malformed' in document || document.sent.attachments.length === 0) continue;
      const { storage } = batch.parts;
      const attachments = await takeAttachments(storage, batch.database, document.sent, batch.following);
      taken.push(...attachments);
      documents[documents.length - 1] = { ...document, attachments };
    }
    return await batch.parts.storage.write((tx) => {
      // An empty batch still tells whether the database exists.
      tx.documents.security(batch.database);
      const outcomes = documents.map((document) => writeOne(batch, gate, tx, document));
      gate?.finish?.(tx);
      return outcomes;
    });
  } finally {
    await dropUnused(batch.parts.storage, taken);
  }
}

/** Said where photos have a way of their own. */
export const NO_ATTACHMENTS = new Refusal(
  501,
  'not_implemented',
  'This database does not take attachments. Photos travel by /photos.',
);
const NOT_OF_LOCAL = new Refusal(400, 'bad_request', '_local documents do not accept attachments.');

function readOne(value: unknown, newEdits: boolean, gated: boolean): Read {
  try {
    const sent = readDocument(value);
    const isLocal = sent.id?.startsWith('_local/') === true;
    if (!newEdits && !sent.path && !isLocal) throw NEEDS_REVISION;
    if (sent.attachments.length > 0 && gated) throw NO_ATTACHMENTS;
    if (sent.attachments.length > 0 && isLocal) throw NOT_OF_LOCAL;
    return { sent, attachments: [] };
  } catch (error) {
    if (error instanceof Refusal) return { malformed: error, raw: value };
    throw error;
  }
}

function writeOne(batch: Batch, gate: DatabaseGate | null, tx: WriteTx, document: Read): Outcome {
  if ('malformed' in document) return refuseMalformed(gate, tx, document.malformed, document.raw);
  const { sent, attachments } = document;
  const id = sent.id ?? newOpaqueId();
  if (id.startsWith('_local/')) return writeLocal(batch, tx, id, sent);
  const denied = id.startsWith('_design/') ? deniedDesign(batch, tx, id) : null;
  if (denied) return { ok: false, id, rev: sent.path ? revisionOf(sent.path) : null, refusal: denied };
  const path = batch.newEdits ? planned(batch, tx, id, sent, attachments) : sent.path;
  if (path === null || path === 'conflict') return { ok: false, id, rev: null, refusal: CONFLICT };
  const rev = revisionOf(path);
  const { deleted, body, text } = sent;
  const admission = admit(gate, tx, {
    kind: 'document',
    id,
    rev,
    path,
    deleted,
    body,
    text,
    newEdit: batch.newEdits,
  });
  if (admission.outcome === 'forbidden') {
    const refusal = admission.destroyed ? gone(admission.reason) : forbidden(admission.reason);
    return { ok: false, id, rev, refusal };
  }
  if (admission.outcome === 'conflict') return { ok: false, id, rev, refusal: CONFLICT };
  if (admission.outcome === 'store') {
    tx.documents.graft(batch.database, { id, path, deleted, body: admission.body ?? text, attachments });
  }
  return { ok: true, id, rev, deleted };
}

function admit(gate: DatabaseGate | null, tx: WriteTx, document: OfferedDocument): Admission {
  return gate ? gate.admit(tx, document) : { outcome: 'store' };
}

function planned(
  batch: Batch,
  tx: WriteTx,
  id: string,
  { path, deleted, body }: SentDocument,
  attachments: readonly OfferedAttachment[],
) {
  const parent = path ? revisionOf(path) : null;
  return tx.documents.plan(batch.database, { id, parent, deleted, body, attachments });
}

/** The gate hears of it (to keep the raw form), and whatever it says the document gets a line of its own. */
function refuseMalformed(gate: DatabaseGate | null, tx: WriteTx, malformed: Refusal, raw: unknown): Outcome {
  const text = (name: string) => (isObject(raw) && typeof raw[name] === 'string' ? raw[name] : null);
  const [id, rev] = [text('_id'), text('_rev')];
  const admission = admit(gate, tx, { kind: 'malformed', id, rev, raw, reason: malformed.reason });
  return {
    ok: false,
    id,
    rev,
    refusal: forbidden(admission.outcome === 'forbidden' ? admission.reason : malformed.reason),
  };
}

function deniedDesign(batch: Batch, tx: WriteTx, id: string): Refusal | null {
  try {
    batch.parts.access.demand(tx, batch.who, { action: 'write-design', database: batch.database, id });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function writeLocal(batch: Batch, tx: WriteTx, id: string, sent: SentDocument): Outcome {
  const name = id.slice('_local/'.length);
  if (sent.deleted) {
    tx.documents.removeLocal(batch.database, name);
    return { ok: true, id, rev: '0-0', deleted: true };
  }
  const rev = tx.documents.putLocal(batch.database, name, {
    rev: sent.path ? revisionOf(sent.path) : null,
    body: sent.body,
  });
  return { ok: true, id, rev, deleted: false };
}

const forbidden = (reason: string) => new Refusal(403, 'forbidden', reason);
const gone = (reason: string) => new Refusal(410, 'destroyed', reason);
