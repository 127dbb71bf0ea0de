import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { acceptedEncodings } from '../border/accepted-encodings.ts';
import { dropUnused, staysAttached } from '../couch/attachments-json.ts';
import { checkId, checkRevision } from '../couch/document-json.ts';
import { endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { pathTo } from '../couch/location.ts';
import { missing } from '../couch/read-document.ts';
import { revisionNamed } from '../couch/revision-named.ts';
import {
  blobParts,
  checkAttachmentName,
  checkContentType,
  takeAttachment,
  through,
  UNNAMED_TYPE,
  type Described,
} from '../couch/take-attachment.ts';
import { NO_ATTACHMENTS } from '../couch/write-documents.ts';
import { badRequest, Refusal } from '../errors.ts';
import { BLOB_PART_BYTES, type Attached, type NewAttachment } from '../storage/attachments.ts';
import type { StoredRevision } from '../storage/documents.ts';
import { revisionOf } from '../storage/revision.ts';

/** `/{db}/{id}/{name}`: one attachment of a document. Its bytes come and go as a stream; `files` and packs take none. */
export function attachmentRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { storage } = context.parts;

  const get = (call: Call): Answer => {
    const attached = storage.read((view) => {
      const named = call.query.get('rev');
      const document = view.documents.document(call.database, call.id);
      const revision = document?.revision(named === null ? document.winner.rev : checkRevision(named));
      if (!revision) throw missing();
      if (revision.deleted && named === null) throw missing('deleted');
      return revision.attachments.find(({ name }) => name === call.attachment);
    });
    if (attached === undefined) throw NOT_ATTACHED;
    return show(call, attached);
  };

  const show = (call: Call, attached: Attached): Answer => {
    const etag = `"${attached.digest.slice('md5-'.length)}"`;
    if (call.headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
    const isPlain = attached.encoding === null;
    const accepted = acceptedEncodings(call.headers['accept-encoding']);
    if (accepted === null) throw badRequest('The Accept-Encoding is not one.');
    if (!accepted.identity && (isPlain || !accepted.gzip))
      throw new Refusal(406, 'not_acceptable', 'unsupported encoding');
    const headers = {
      etag,
      'content-type': attached.contentType,
      'content-disposition': 'attachment',
      'accept-ranges': isPlain ? 'bytes' : 'none',
    };
    const bytes = () => Readable.from(blobParts(storage, attached), { objectMode: false });
    if (!isPlain && !accepted.gzip)
      return {
        status: 200,
        headers: { ...headers, 'content-length': String(attached.length) },
        stream: () => through(blobParts(storage, attached), createGunzip()),
      };
    const encoding = isPlain ? {} : { 'content-encoding': 'gzip' };
    const range = isPlain ? rangeOf(call.headers.range, attached.length) : null;
    if (range !== null) return showRange(attached, range, headers);
    const whole = { ...headers, ...encoding, 'content-length': String(attached.keptLength) };
    const one = onlyPart(attached);
    return one === null
      ? { status: 200, headers: whole, stream: bytes }
      : { status: 200, headers: whole, bytes: one };
  };

  /** All bytes of an attachment that is kept in one part: a stream would only be a longer way to the socket. */
  const onlyPart = ({ blob, keptLength }: Attached): Buffer | null =>
    keptLength > BLOB_PART_BYTES ? null : storage.read((view) => view.documents.blobPart(blob, 0));

  const showRange = (
    attached: Attached,
    range: Range,
    headers: Readonly<Record<string, string>>,
  ): Answer => ({
    status: 206,
    headers: {
      ...headers,
      'content-length': String(range.to - range.from + 1),
      'content-range': `bytes ${range.from}-${range.to}/${attached.length}`,
    },
    stream: () => Readable.from(blobParts(storage, attached, range), { objectMode: false }),
  });

  const put = async (call: Call): Promise<Answer> => {
    const id = checkId(call.id);
    if (id.startsWith('_local/')) throw badRequest('_local documents do not accept attachments.');
    demandUngated(call);
    const described: Described = {
      name: checkAttachmentName(call.attachment),
      contentType: checkContentType(call.headers['content-type'] ?? UNNAMED_TYPE),
      encoding: encodingOf(call),
      revpos: null,
    };
    // Whoever names a revision that is none is told before the bytes are taken.
    const parent = revisionNamed(call, {})._rev ?? null;
    const taken = await takeAttachment(storage, call.database, described, call.stream);
    try {
      const rev = await change(call, parent, (now) => [
        ...staysAttached((now?.attachments ?? []).filter(({ name }) => name !== taken.name)),
        taken,
      ]);
      return answer(call, 201, rev, { location: `${pathTo(call, call.id)}/${encodeURI(taken.name)}` });
    } finally {
      await dropUnused(storage, [taken]);
    }
  };

  const remove = async (call: Call): Promise<Answer> => {
    demandUngated(call);
    const parent = revisionNamed(call, {})._rev ?? null;
    const rev = await change(call, parent, (now) => {
      if (now === null) throw CONFLICT;
      const others = now.attachments.filter(({ name }) => name !== call.attachment);
      if (others.length === now.attachments.length) throw NOT_ATTACHED;
      return staysAttached(others);
    });
    return answer(call, 200, rev, {});
  };

  /** A new revision with the same fields and other attachments. */
  const change = (
    call: Call,
    parent: string | null,
    attached: (
      now: StoredRevision | null,
    ) => readonly (NewAttachment | ReturnType<typeof staysAttached>[number])[],
  ): Promise<string> =>
    storage.write((tx) => {
      const now = parent === null ? null : tx.documents.get(call.database, call.id, parent);
      if (parent !== null && now === null) throw new Refusal(409, 'not_found', 'missing_rev');
      const edit = {
        id: call.id,
        parent,
        deleted: false,
        body: now?.body ?? {},
        attachments: attached(now),
      };
      const path = tx.documents.plan(call.database, edit);
      if (path === 'conflict') throw CONFLICT;
      tx.documents.graft(call.database, { ...edit, path });
      return revisionOf(path);
    });

  const demandUngated = (call: Call): void => {
    if (context.parts.gate(call.who, call.database) !== null) throw NO_ATTACHMENTS;
  };

  const methods = {
    GET: { action: 'read-document', answer: get },
    PUT: { action: 'write-documents', answer: put },
    DELETE: { action: 'write-documents', answer: remove },
  } as const;
  endpoint(app, context, '/:database/:id/*', methods);
  endpoint(app, context, '/:database/_design/:design/*', methods);
}

interface Range {
  /** The first byte and the last. */
  readonly from: number;
  readonly to: number;
}

/** One range of bytes that is asked for; null for none, or several: then all of it is sent. Throws 416 for one that is not there. */
function rangeOf(header: string | undefined, length: number): Range | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const range =
    from === ''
      ? { from: Math.max(0, length - Number(to)), to: length - 1 }
      : { from: Number(from), to: to === '' ? length - 1 : Math.min(Number(to), length - 1) };
  if (range.from > range.to || range.from >= length)
    throw new Refusal(416, 'requested_range_not_satisfiable', 'Requested range not satisfiable', {
      'content-range': `bytes */${length}`,
    });
  return range;
}

function encodingOf(call: Call): 'gzip' | null {
  const encoding = call.headers['content-encoding'];
  if (encoding === 'gzip') return 'gzip';
  if (encoding === undefined || encoding === 'identity') return null;
  throw new Refusal(415, 'bad_ctype', 'Only gzip and identity content-encodings are supported');
}

function answer(call: Call, status: number, rev: string, headers: Readonly<Record<string, string>>): Answer {
  return { status, headers, json: { ok: true, id: call.id, rev } };
}

const NOT_ATTACHED = new Refusal(404, 'not_found', 'Document is missing attachment');
const CONFLICT = new Refusal(409, 'conflict', 'Document update conflict.');
