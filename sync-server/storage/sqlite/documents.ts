import { Refusal } from '../../errors.ts';
import type { Attached, OfferedAttachment } from '../attachments.ts';
import type { DatabaseOptions, DocumentsWrite, Edit, GivenRevision } from '../documents.ts';
import type { JsonObject } from '../json.ts';
import { withoutLeaf, type Leaf } from '../revision-tree.ts';
import { firstRevisions, revisionsFrom, revisionsOfTree, type Revisions } from '../revisions.ts';
import { formatRevision, nextAncestry, parseRevision, revisionOf, type Ancestry } from '../revision.ts';
import { treeFromText } from '../tree-text.ts';
import { Blobs } from './blobs.ts';
import type { Connection } from './connection.ts';
import { infoOf, type DatabaseRow, type Databases } from './databases.ts';
import { DocumentRows, type DocumentRow } from './document-rows.ts';
import { Listings } from './listings.ts';
import { LocalDocuments } from './local-documents.ts';
import { WrittenLines } from './written-lines.ts';

/** CouchDB's documents over one connection. */
export function documents(connection: Connection, databases: Databases): DocumentsWrite {
  const blobs = new Blobs(connection);
  const rows = new DocumentRows(connection, blobs);
  const written = new WrittenLines(connection);
  const listings = new Listings(connection, written);
  const locals = new LocalDocuments(connection);

  function plan(database: string, edit: Edit): Ancestry | 'conflict' {
    const row = rows.find(databases.demand(database), edit.id);
    const leaves = row ? revisionsFrom(row.tree).leaves : [];
    const parent = parentOf(leaves, edit);
    if (parent === 'conflict') return parent;
    const offered = edit.attachments ?? [];
    const before = row && parent !== null && offered.length > 0 ? rows.held(row.id, parent) : null;
    const named = offered.map((one) => ('stub' in one ? staying(one, before?.attachments ?? []) : one));
    return nextAncestry(parent, edit.deleted, edit.body, named);
  }

  /** What is attached to a revision that comes: what is new is kept, what stays is that of the nearest ancestor held here. */
  function attach(
    database: DatabaseRow,
    known: DocumentRow | null,
    { path, attachments = [] }: GivenRevision,
  ): readonly Attached[] {
    const before = attachments.some((one) => 'stub' in one) ? nearestHeld(known, path) : [];
    return attachments.map((one) => {
      if ('stub' in one) return staying(one, before);
      const { name, contentType, digest, length, encoding, keptLength } = one;
      const blob = blobs.keep(database.id, one);
      return {
        name,
        contentType,
        revpos: one.revpos ?? path.start,
        digest,
        length,
        encoding,
        keptLength,
        blob,
      };
    });
  }

  function nearestHeld(known: DocumentRow | null, path: Ancestry): readonly Attached[] {
    if (known === null) return [];
    for (const [index, hash] of path.ids.entries()) {
      const held = index === 0 ? null : rows.held(known.id, formatRevision(path.start - index, hash));
      if (held !== null) return held.attachments;
    }
    return [];
  }

  function graft(name: string, given: GivenRevision): boolean {
    const database = databases.demand(name);
    const known = rows.find(database, given.id);
    const before = known ? revisionsFrom(known.tree) : null;
    const rev = revisionOf(given.path);
    if (before?.has(rev)) return false;
    const attachments = given.attachments ? attach(database, known, given) : [];
    const { path, deleted } = given;
    const limit = database.revs_limit;
    const { after, stemmed } = before
      ? before.grown(path, deleted, limit)
      : firstRevisions(path, deleted, limit);
    const document = saveTree(database, known, given.id, after);
    for (const gone of stemmed) rows.removeBody(document, gone);
    const text = typeof given.body === 'string' ? given.body : JSON.stringify(given.body);
    rows.insertBody(document, rev, { text, attachments });
    if (database.leaf_bodies_only && known) dropOldBodies(document, after);
    return true;
  }

  function saveTree(
    database: DatabaseRow,
    known: DocumentRow | null,
    id: string,
    revisions: Revisions,
  ): number {
    const wasDeleted = known?.deleted;
    const document = rows.save(database, known, id, databases.nextCount(database), revisions);
    const isDeleted = revisions.leaves[0]?.deleted === true;
    const live = (isDeleted ? 0 : 1) - (wasDeleted === 0 ? 1 : 0);
    const deleted = (isDeleted ? 1 : 0) - (wasDeleted === 1 ? 1 : 0);
    databases.count(database, live, deleted);
    return document;
  }

  function dropOldBodies(document: number, revisions: Revisions): void {
    const keep = new Set(revisions.leaves.map((leaf) => leaf.rev));
    for (const rev of rows.heldRevs(document)) if (!keep.has(rev)) rows.removeBody(document, rev);
  }

  function purge(name: string, id: string, revs?: readonly string[]): readonly string[] {
    const database = databases.demand(name);
    const row = rows.find(database, id);
    if (!row) return [];
    const wanted = revs ? new Set(revs) : null;
    const gone = revisionsFrom(row.tree)
      .leaves.map((leaf) => leaf.rev)
      .filter((rev) => !wanted || wanted.has(rev));
    if (gone.length === 0) return [];
    const tree = gone.reduce(withoutLeaf, treeFromText(row.tree));
    if (tree.length === 0) {
      rows.remove(row);
      databases.count(database, row.deleted ? 0 : -1, row.deleted ? -1 : 0);
      databases.nextCount(database);
    } else {
      const left = revisionsOfTree(tree);
      saveTree(database, row, id, left);
      for (const rev of rows.heldRevs(row.id)) if (!left.has(rev)) rows.removeBody(row.id, rev);
    }
    databases.purged(database);
    return gone;
  }

  return {
    database(name) {
      const row = databases.find(name);
      return row ? infoOf(row) : null;
    },
    databaseNames: (range) => databases.names(range.startKey ?? '', range.limit),
    document(name, id) {
      const database = databases.demand(name);
      const row = rows.find(database, id);
      return row ? rows.open(database, row) : null;
    },
    documents(name, ids) {
      const database = databases.demand(name);
      return rows.openMany(database, ids);
    },
    get(name, id, rev) {
      const newest = rows.newest(name, id);
      if (newest !== null && (rev === undefined || rev === newest.rev)) return newest;
      const database = databases.demand(name);
      const row = rows.find(database, id);
      return row ? rows.open(database, row).revision(rev ?? row.winner) : null;
    },
    allDocs: (name, range) => listings.ids(databases.demand(name), range),
    changes: (name, range) => listings.changes(databases.demand(name), range),
    changesWritten: (name, { since, limit }) => listings.changesWritten(databases.demand(name), since, limit),
    revisionsWritten: (name, asked) => written.onlyRevisions(databases.demand(name), asked),
    revsDiff(name, asked) {
      const trees = rows.trees(
        databases.demand(name),
        asked.map(([id]) => id),
      );
      return asked.map(([, revs], index) => {
        const tree = trees[index] ?? null;
        return diff(tree === null ? null : revisionsFrom(tree), revs);
      });
    },
    security(name) {
      const security: JsonObject = JSON.parse(databases.demand(name).security);
      return security;
    },
    local: (name, id) => locals.get(databases.demand(name), id),
    locals: (name, limit) => locals.list(databases.demand(name), limit),
    blobPart: (blob, part) => blobs.part(blob, part),

    createDatabase: (name, options: DatabaseOptions = {}) => infoOf(databases.create(name, options)),
    deleteDatabase: (name) => databases.remove(databases.demand(name)),
    renewIncarnation: (name) => databases.renewIncarnation(databases.demand(name)),
    plan,
    put(database, edit) {
      const path = plan(database, edit);
      if (path === 'conflict') return path;
      const { id, deleted, body, attachments = [] } = edit;
      graft(database, { id, path, deleted, body, attachments });
      return revisionOf(path);
    },
    graft,
    forgetOldBodies(name, id) {
      const row = rows.find(databases.demand(name), id);
      if (row) dropOldBodies(row.id, revisionsFrom(row.tree));
    },
    purge,
    putLocal: (name, id, local) => locals.put(databases.demand(name), id, local.rev, local.body),
    removeLocal: (name, id) => locals.remove(databases.demand(name), id),
    setSecurity: (name, security) => databases.setSecurity(databases.demand(name), security),
    stageBlob: (name) => blobs.stage(databases.demand(name).id),
    addToBlob: (blob, part, bytes) => blobs.add(blob, part, bytes),
    dropStaged: () => blobs.dropStaged(),
    dropUnused: (blob) => blobs.dropUnused(blob),
    setRevsLimit: (name, limit) => databases.setRevsLimit(databases.demand(name), limit),
  };
}

/** The attachment that stays. As in CouchDB, one that says when it came must be the one of that time. */
function staying(stub: StubOffered, before: readonly Attached[]): Attached {
  const found = before.find(({ name }) => name === stub.name);
  if (found === undefined || (stub.revpos !== null && stub.revpos !== found.revpos))
    throw new Refusal(412, 'missing_stub', 'Invalid attachment stub.');
  return found;
}

type StubOffered = Extract<OfferedAttachment, { readonly stub: true }>;

/** What an edit replaces, by CouchDB 3's rules: a leaf; or the winning tombstone when a deleted document is made again. */
function parentOf(leaves: readonly Leaf[], edit: Edit): string | null | 'conflict' {
  const winner = leaves[0];
  if (!winner) return edit.parent === null ? null : 'conflict';
  if (winner.deleted) return edit.parent === null && !edit.deleted ? winner.rev : 'conflict';
  return leaves.some((leaf) => leaf.rev === edit.parent) ? edit.parent : 'conflict';
}

function diff(known: Revisions | null, revs: readonly string[]) {
  if (known === null) return { missing: revs, possibleAncestors: [] };
  const missing = revs.filter((rev) => !known.has(rev));
  const highest = Math.max(0, ...missing.map(generationOf));
  const possibleAncestors = known.leaves.map((leaf) => leaf.rev).filter((rev) => generationOf(rev) < highest);
  return { missing, possibleAncestors };
}

function generationOf(rev: string): number {
  return parseRevision(rev)?.generation ?? 0;
}
