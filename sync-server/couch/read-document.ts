import type { Json } from '#domain/records/json.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { StoredDocument, StoredRevision } from '../storage/documents.ts';
import type { JsonObject } from '../storage/json.ts';
import { attachmentsMember, bytesInside, type WithBytes } from './attachments-json.ts';
import { checkRevision, showDocument, writeDocument } from './document-json.ts';
import { parseJson } from './json-body.ts';
import type { Query } from './query.ts';

/** What a reader wants to be told beside a document's own fields. */
export interface Wanted {
  readonly revisions: boolean;
  readonly revisionsInfo: boolean;
  readonly conflicts: boolean;
  readonly deletedConflicts: boolean;
  readonly localSeq: boolean;
  /** Null: attachments are told of, without their bytes. */
  readonly attachments: WithBytes | null;
  readonly encodingInfo: boolean;
}

/** What a query asks to be told. */
export function wantedOf(query: Query): Wanted {
  const meta = query.flag('meta');
  return {
    revisions: query.flag('revs'),
    revisionsInfo: meta || query.flag('revs_info'),
    conflicts: meta || query.flag('conflicts'),
    deletedConflicts: meta || query.flag('deleted_conflicts'),
    localSeq: query.flag('local_seq'),
    attachments: withBytesOf(query),
    encodingInfo: query.flag('att_encoding_info'),
  };
}

/** As in CouchDB, `atts_since` asks for bytes too. */
function withBytesOf(query: Query): WithBytes | null {
  const since = query.json('atts_since');
  if (since === undefined) return query.flag('attachments') ? bytesInside([]) : null;
  return bytesInside(revisionList(since));
}

/** A list of revisions. Throws `bad_request` for anything else. */
export function revisionList(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw badRequest('Invalid list of revisions');
  return value.map(checkRevision);
}

export const NOTHING_MORE: Wanted = {
  revisions: false,
  revisionsInfo: false,
  conflicts: false,
  deletedConflicts: false,
  localSeq: false,
  attachments: null,
  encodingInfo: false,
};

/** CouchDB's 404: the reason is `missing` or `deleted`. */
export const missing = (reason = 'missing') => new Refusal(404, 'not_found', reason);

/** A revision as JSON, with what was asked for. */
export function showRevision(document: StoredDocument, revision: StoredRevision, wanted: Wanted): JsonObject {
  return showDocument(revision, askedFor(document, revision, wanted));
}

/** As `showRevision`, written out. */
export function writeRevision(document: StoredDocument, revision: StoredRevision, wanted: Wanted): string {
  return writeDocument(revision, askedFor(document, revision, wanted));
}

function askedFor(document: StoredDocument, revision: StoredRevision, wanted: Wanted): JsonObject {
  const ancestry = wanted.revisions ? document.ancestry(revision.rev) : null;
  const revisions: JsonObject = ancestry ? { _revisions: { start: ancestry.start, ids: ancestry.ids } } : {};
  const attached = attachmentsMember(document, revision, wanted.attachments, wanted.encodingInfo);
  return { ...revisions, ...metaOf(document, revision, wanted), ...attached };
}

/** The members that depend on more than the revision itself: with them an answer has no ETag. */
export function metaOf(document: StoredDocument, revision: StoredRevision, wanted: Wanted): JsonObject {
  const { revisionsInfo, conflicts: live, deletedConflicts: deleted, localSeq } = wanted;
  if (!revisionsInfo && !live && !deleted && !localSeq) return {};
  const meta: Record<string, Json> = {};
  const others = document.leaves.filter((leaf) => leaf.rev !== document.winner.rev);
  const conflicts = others.filter((leaf) => !leaf.deleted).map((leaf) => leaf.rev);
  const deletedConflicts = others.filter((leaf) => leaf.deleted).map((leaf) => leaf.rev);
  const isWinner = revision.rev === document.winner.rev;
  if (wanted.revisionsInfo) meta['_revs_info'] = historyAsJson(document, revision.rev);
  if (wanted.conflicts && isWinner && conflicts.length > 0) meta['_conflicts'] = conflicts;
  if (wanted.deletedConflicts && isWinner && deletedConflicts.length > 0)
    meta['_deleted_conflicts'] = deletedConflicts;
  if (wanted.localSeq) meta['_local_seq'] = document.seq;
  return meta;
}

function historyAsJson(document: StoredDocument, rev: string): Json {
  return document.history(rev).map((node) => ({
    rev: node.rev,
    status: node.held ? (node.deleted ? 'deleted' : 'available') : 'missing',
  }));
}

/** One revision asked for: what is held, or the revision that is missing. */
export type Opened = { readonly revision: StoredRevision } | { readonly missing: string };

/** CouchDB's `open_revs`: every leaf, or those named (with `latest`, the leaves that came of them). */
export function openRevisions(
  document: StoredDocument | null,
  revs: 'all' | readonly string[],
  latest: boolean,
): readonly Opened[] {
  const wanted =
    revs === 'all'
      ? (document?.leaves.map((leaf) => leaf.rev) ?? [])
      : revs.flatMap((rev) => namely(document, rev, latest));
  return wanted.map((rev) => {
    const revision = document?.revision(rev) ?? null;
    return revision ? { revision } : { missing: rev };
  });
}

function namely(document: StoredDocument | null, rev: string, latest: boolean): readonly string[] {
  const leaves = latest && document ? document.leavesFrom(rev).map((leaf) => leaf.rev) : [];
  return leaves.length > 0 ? leaves : [rev];
}

/** Reads the parameter `open_revs`; null when it was not given, or as an empty list, which CouchDB takes for the same. */
export function openRevsOf(query: Query): 'all' | readonly string[] | null {
  const text = query.text('open_revs');
  if (text === undefined) return null;
  if (text === 'all') return 'all';
  const list = revisionList(parseJson(Buffer.from(text)));
  return list.length === 0 ? null : list;
}
