import type { FastifyInstance } from 'fastify';
import { checkId, checkRevision } from '../couch/document-json.ts';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { demandObject, isObject } from '../couch/json-body.ts';
import { demandFew } from '../couch/most-asked.ts';
import { Query } from '../couch/query.ts';
import { accepts, mixedAnswer, shownPart, type ShownPart } from '../couch/multipart-answer.ts';
import {
  NOTHING_MORE,
  openRevisions,
  revisionList,
  wantedOf,
  writeRevision,
  type Wanted,
} from '../couch/read-document.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { StoredDocument, StoredRevision } from '../storage/documents.ts';
import type { JsonObject } from '../storage/json.ts';

const NOT_ACCEPTED = ['open_revs', 'new_edits', 'w', 'rev', 'atts_since'];

/** `/{db}/_bulk_get`: many revisions in one answer. Each is found or has an error of its own. */
export function bulkGetRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { storage } = context.parts;

  const post = (call: Call): Answer => {
    const { docs } = demandObject(demandJson(call));
    if (!Array.isArray(docs)) throw badRequest("Missing JSON list of 'docs'.");
    demandFew(docs.length);
    if (NOT_ACCEPTED.some((name) => call.query.has(name)))
      throw badRequest('A query parameter is not acceptable');
    const query = new Query(call.query);
    const options = { wanted: wantedOf(query), latest: query.flag('latest') };
    const inParts =
      accepts(call.headers.accept, 'multipart/mixed') || accepts(call.headers.accept, 'multipart/related');
    return storage.read((view) => {
      view.documents.security(call.database);
      const named = inParts || !wantsAncestryAlone(options) ? null : eachOnce(docs);
      const written = named && view.documents.revisionsWritten(call.database, named);
      if (written) return { status: 200, bytes: Buffer.concat([HEAD, written, TAIL]) };
      // Each once: whoever names a large document a thousand times is not to have it read as often.
      const ids = [...new Set(docs.flatMap((asked) => idAsked(asked) ?? []))];
      const documents = view.documents.documents(call.database, ids);
      const held = new Map(ids.map((id, index) => [id, documents[index] ?? null]));
      const found = docs.map((asked) => resultOf(held, asked, options));
      if (inParts) return mixedAnswer(storage, found.flatMap(partsOf));
      return { status: 200, text: `{"results":[${found.map(lineOf).join(',')}]}` };
    });
  };

  endpoint(app, context, '/:database/_bulk_get', { POST: { action: 'read-listing', answer: post } });
}

/** As `text` would be sent. */
const HEAD = Buffer.from('{"results":[');
const TAIL = Buffer.from(']}\n');

/** Whether of all that can be told the ancestry alone is wanted, as by nearly everybody who replicates. */
function wantsAncestryAlone({ wanted }: Options): boolean {
  return (Object.keys(wanted) as (keyof Wanted)[]).every((name) => {
    return name === 'revisions' ? wanted.revisions : wanted[name] === NOTHING_MORE[name];
  });
}

/** The revisions that are asked for, where each line names an id that no other names, a revision, and nothing else. */
function eachOnce(docs: readonly unknown[]): readonly (readonly [id: string, rev: string])[] | null {
  const named = docs.flatMap((asked) => {
    if (!isObject(asked) || Object.keys(asked).length !== 2) return [];
    const { id, rev } = asked;
    return typeof id === 'string' && typeof rev === 'string' ? [[id, rev] as const] : [];
  });
  const isWhole = named.length === docs.length && new Set(named.map(([id]) => id)).size === docs.length;
  return isWhole && docs.length > 0 ? named : null;
}

interface Options {
  readonly wanted: Wanted;
  readonly latest: boolean;
}

/** What one line of the request found: revisions of a document, or why there are none. */
interface Result {
  readonly id: unknown;
  readonly wanted: Wanted;
  readonly found: readonly (
    | { readonly document: StoredDocument; readonly revision: StoredRevision }
    | { readonly rev: unknown; readonly refusal: Refusal }
  )[];
}

/** The id that a line names, or null where it names none that a document could have. */
function idAsked(asked: unknown): string | null {
  const id = isObject(asked) ? asked['id'] : undefined;
  return typeof id === 'string' ? id : null;
}

function resultOf(
  held: ReadonlyMap<string, StoredDocument | null>,
  asked: unknown,
  options: Options,
): Result {
  const refused = (id: unknown, rev: unknown, refusal: Refusal): Result => ({
    id,
    wanted: options.wanted,
    found: [{ rev, refusal }],
  });
  if (!isObject(asked)) return refused(null, null, badRequest('document must be a JSON object'));
  const { id, rev } = asked;
  if (id === undefined) return refused(null, null, badRequest('document id missed'));
  try {
    const revs = rev === undefined ? ('all' as const) : [checkRevision(rev)];
    const document = held.get(checkId(id)) ?? null;
    const opened = openRevisions(document, revs, options.latest);
    // Without a named revision CouchDB writes the word in its place.
    if (opened.length === 0) return refused(id, 'undefined', NOT_FOUND);
    return {
      id,
      wanted: wantedBy(options.wanted, asked),
      found: opened.map((one) =>
        'missing' in one || !document
          ? { rev: 'missing' in one ? one.missing : null, refusal: NOT_FOUND }
          : { document, revision: one.revision },
      ),
    };
  } catch (error) {
    if (error instanceof Refusal) return refused(id, rev ?? null, error);
    throw error;
  }
}

/** Each line may name the revisions whose attachments the client has. */
function wantedBy(wanted: Wanted, asked: Readonly<Record<string, unknown>>): Wanted {
  const { atts_since: since } = asked;
  if (since === undefined || wanted.attachments === null) return wanted;
  return { ...wanted, attachments: { ...wanted.attachments, since: revisionList(since) } };
}

const NOT_FOUND = new Refusal(404, 'not_found', 'missing');

function lineOf({ id, wanted, found }: Result): string {
  const docs = found.map((one) =>
    'refusal' in one
      ? JSON.stringify({ error: errorLine(id, one) })
      : `{"ok":${writeRevision(one.document, one.revision, wanted)}}`,
  );
  // What stands in place of an id that was not given is not written either.
  const named = id === undefined ? '' : `"id":${JSON.stringify(id)},`;
  return `{${named}"docs":[${docs.join(',')}]}`;
}

function partsOf({ id, wanted, found }: Result): readonly ShownPart[] {
  return found.map((one) =>
    'refusal' in one
      ? { json: asJson(errorLine(id, one)), attached: [], isError: true }
      : shownPart(one.document, one.revision, wanted),
  );
}

function errorLine(id: unknown, { rev, refusal }: { readonly rev: unknown; readonly refusal: Refusal }) {
  return { id, rev, error: refusal.code, reason: refusal.reason };
}

/** What came as JSON is JSON. */
function asJson(line: object): JsonObject {
  const json: JsonObject = JSON.parse(JSON.stringify(line));
  return json;
}
