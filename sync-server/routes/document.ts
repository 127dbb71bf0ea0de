import type { FastifyInstance } from 'fastify';
import { checkId, checkRevision } from '../couch/document-json.ts';
import { endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { isObject, parseJson } from '../couch/json-body.ts';
import { alreadyKept, followingMember, type Following } from '../couch/attachments-json.ts';
import { pathTo } from '../couch/location.ts';
import { accepts, mixedAnswer, relatedAnswer, shownPart, type ShownPart } from '../couch/multipart-answer.ts';
import { readMultipartDocument } from '../couch/multipart-document.ts';
import { boundaryOf } from '../couch/multipart.ts';
import { Query } from '../couch/query.ts';
import {
  metaOf,
  missing,
  openRevisions,
  openRevsOf,
  showRevision,
  wantedOf,
} from '../couch/read-document.ts';
import { revisionNamed } from '../couch/revision-named.ts';
import { NO_ATTACHMENTS, writeDocuments } from '../couch/write-documents.ts';
import { badRequest } from '../errors.ts';
import type { StoredDocument, StoredRevision } from '../storage/documents.ts';
import type { Storage } from '../storage/storage.ts';
import { readLocal, removeLocal } from './local-document.ts';

/** `/{db}/{id}` and `/{db}/_design/{name}`: one document, by any of its revisions. */
export function documentRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { parts } = context;

  const get = (call: Call): Answer => {
    if (call.id.startsWith('_local/')) return readLocal(parts, call);
    const query = new Query(call.query);
    const openRevs = openRevsOf(query);
    return parts.storage.read((view) => {
      const document = view.documents.document(call.database, call.id);
      return openRevs
        ? answerOpenRevs(parts.storage, document, openRevs, query, call)
        : answerOne(parts.storage, document, query, call);
    });
  };

  const put = async (call: Call): Promise<Answer> => {
    const id = checkId(call.id);
    const newEdits = call.query.get('new_edits') !== 'false';
    const whole = (value: unknown) =>
      isObject(value) ? { ...value, _id: id, ...revisionNamed(call, value) } : value;
    const boundary = boundaryOf(call.headers['content-type']);
    if (boundary === null) return write(call, whole(parseJson(call.body)), newEdits);
    if (parts.gate(call.who, call.database) !== null) throw NO_ATTACHMENTS;
    const sent = await readMultipartDocument(parts.storage, call.database, call.stream, boundary);
    try {
      return await write(call, whole(sent.value), newEdits, sent.following);
    } finally {
      await sent.drop();
    }
  };

  const remove = async (call: Call): Promise<Answer> => {
    if (call.id.startsWith('_local/')) return removeLocal(parts, call);
    const document = parts.storage.read((view) => view.documents.document(call.database, call.id));
    if (!document) throw missing();
    if (document.winner.deleted) throw missing('deleted');
    const answer = await write(call, { _id: call.id, ...revisionNamed(call, {}), _deleted: true }, true);
    return { ...answer, headers: { etag: answer.headers?.['etag'] ?? '' } };
  };

  const copy = async (call: Call): Promise<Answer> => {
    const [target = '', rev] = String(call.headers['destination'] ?? '').split('?rev=');
    const id = checkId(decoded(target));
    const source = parts.storage.read((view) => {
      const named = call.query.get('rev');
      const found = view.documents.get(
        call.database,
        call.id,
        named === null ? undefined : checkRevision(named),
      );
      if (!found) throw missing();
      if (found.deleted && named === null) throw missing('deleted');
      return found;
    });
    const copied = { ...source.body, ...followingMember(source.attachments), _id: id };
    const following: Following = ({ name }) => alreadyKept(source.attachments, name);
    return write({ ...call, id }, { ...copied, ...(rev ? { _rev: rev } : {}) }, true, following);
  };

  const write = async (
    call: Call,
    value: unknown,
    newEdits: boolean,
    following?: Following,
  ): Promise<Answer> => {
    const batch = {
      parts,
      who: call.who,
      database: call.database,
      newEdits,
      ...(following ? { following } : {}),
    };
    const [outcome] = await writeDocuments(batch, [value]);
    if (!outcome) throw new Error('One document was written, and no outcome came back.');
    if (!outcome.ok) throw outcome.refusal;
    const { id, rev, deleted } = outcome;
    const headers = { location: pathTo(call, id), etag: `"${rev}"` };
    return { status: deleted ? 200 : 201, headers, json: { ok: true, id, rev } };
  };

  // A form posted to a document: for attachments only, which this server does not take.
  const post = (): Answer => {
    throw badRequest('Referer header required.');
  };

  const methods = {
    GET: { action: 'read-document', answer: get },
    PUT: { action: 'write-documents', answer: put },
    DELETE: { action: 'write-documents', answer: remove },
    COPY: { action: 'write-documents', answer: copy },
    POST: { action: 'write-documents', answer: post },
  } as const;
  endpoint(app, context, '/:database/:id', methods);
  endpoint(app, context, '/:database/_design/:design', methods);
  endpoint(app, context, '/:database/_local/:local', methods);
}

function answerOne(storage: Storage, document: StoredDocument | null, query: Query, call: Call): Answer {
  const named = query.text('rev');
  const rev = named === undefined ? undefined : checkRevision(named);
  // With `latest` CouchDB answers the winner, whatever revision is named.
  const wanted = rev === undefined || query.flag('latest') ? document?.winner.rev : rev;
  const revision = wanted === undefined ? null : (document?.revision(wanted) ?? null);
  if (!document || !revision) throw missing();
  if (revision.deleted && rev === undefined) throw missing('deleted');
  return showOne(storage, document, revision, query, call);
}

function showOne(
  storage: Storage,
  document: StoredDocument,
  revision: StoredRevision,
  query: Query,
  call: Call,
): Answer {
  const wanted = wantedOf(query);
  if (wanted.attachments !== null && accepts(call.headers.accept, 'multipart/related')) {
    const part = shownPart(document, revision, wanted);
    if (part.attached.length > 0) return relatedAnswer(storage, part, { etag: `"${revision.rev}"` });
  }
  const json = showRevision(document, revision, wanted);
  const changesWithOthers = Object.keys(metaOf(document, revision, wanted)).length > 0;
  if (changesWithOthers) return { status: 200, json };
  const etag = `"${revision.rev}"`;
  if (call.headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { status: 200, headers: { etag }, json };
}

function answerOpenRevs(
  storage: Storage,
  document: StoredDocument | null,
  revs: 'all' | readonly string[],
  query: Query,
  call: Call,
): Answer {
  if (!document && revs === 'all') throw missing();
  const opened = openRevisions(document, revs, query.flag('latest'));
  const wanted = wantedOf(query);
  if (accepts(call.headers.accept, 'multipart/mixed')) {
    const shown = opened.map((one): ShownPart =>
      'missing' in one || !document
        ? {
            json: { missing: 'missing' in one ? one.missing : one.revision.rev },
            attached: [],
            isError: true,
          }
        : shownPart(document, one.revision, wanted),
    );
    return mixedAnswer(storage, shown);
  }
  const json = opened.map((one) =>
    'missing' in one || !document ? one : { ok: showRevision(document, one.revision, wanted) },
  );
  return { status: 200, json };
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch (error) {
    if (error instanceof URIError) throw badRequest('The Destination holds a bad percent escape.');
    throw error;
  }
}
