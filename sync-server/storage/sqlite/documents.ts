import type { DatabaseOptions, DocumentsWrite, Edit, GivenRevision } from '../documents.ts';
import type { JsonObject } from '../json.ts';
import { addPath, hasRevision, leavesOf, withoutLeaf, type RevisionTree } from '../revision-tree.ts';
import { nextAncestry, parseRevision, revisionOf, type Ancestry } from '../revision.ts';
import { treeFromText } from '../tree-text.ts';
import type { Connection } from './connection.ts';
import { Databases, infoOf, type DatabaseRow } from './databases.ts';
import { DocumentRows, type DocumentRow } from './document-rows.ts';
import { Listings } from './listings.ts';
import { LocalDocuments } from './local-documents.ts';

/** CouchDB's documents over one connection. `changed` is told the name of every database that a write touches. */
export function documents(connection: Connection, changed: (database: string) => void): DocumentsWrite {
  const databases = new Databases(connection);
  const rows = new DocumentRows(connection);
  const listings = new Listings(connection);
  const locals = new LocalDocuments(connection);

  function plan(database: string, edit: Edit): Ancestry | 'conflict' {
    const row = rows.find(databases.demand(database), edit.id);
    const leaves = row ? leavesOf(treeFromText(row.tree)) : [];
    const parent = parentOf(leaves, edit);
    return parent === 'conflict' ? parent : nextAncestry(parent, edit.deleted, edit.body);
  }

  function graft(name: string, given: GivenRevision): boolean {
    const database = databases.demand(name);
    const known = rows.find(database, given.id);
    const before = known ? treeFromText(known.tree) : [];
    const rev = revisionOf(given.path);
    if (hasRevision(before, rev)) return false;
    const wasDeleted = known?.deleted;
    const { tree, stemmed } = addPath(before, given.path, given.deleted, database.revs_limit);
    const document = saveTree(database, known, given.id, tree, wasDeleted);
    for (const gone of stemmed) rows.removeBody(document, gone);
    rows.insertBody(document, rev, given.body);
    if (database.leaf_bodies_only) dropOldBodies(document, tree);
    return true;
  }

  function saveTree(
    database: DatabaseRow,
    known: DocumentRow | null,
    id: string,
    tree: RevisionTree,
    wasDeleted: number | undefined,
  ): number {
    const document = rows.save(database, known, id, databases.nextCount(database), tree);
    const isDeleted = leavesOf(tree)[0]?.deleted === true;
    const live = (isDeleted ? 0 : 1) - (wasDeleted === 0 ? 1 : 0);
    const deleted = (isDeleted ? 1 : 0) - (wasDeleted === 1 ? 1 : 0);
    databases.count(database, live, deleted);
    changed(database.name);
    return document;
  }

  function dropOldBodies(document: number, tree: RevisionTree): void {
    const keep = new Set(leavesOf(tree).map((leaf) => leaf.rev));
    for (const rev of rows.heldRevs(document)) if (!keep.has(rev)) rows.removeBody(document, rev);
  }

  function purge(name: string, id: string, revs?: readonly string[]): readonly string[] {
    const database = databases.demand(name);
    const row = rows.find(database, id);
    if (!row) return [];
    const before = treeFromText(row.tree);
    const wanted = revs ? new Set(revs) : null;
    const gone = leavesOf(before)
      .map((leaf) => leaf.rev)
      .filter((rev) => !wanted || wanted.has(rev));
    if (gone.length === 0) return [];
    const tree = gone.reduce(withoutLeaf, before);
    if (tree.length === 0) {
      rows.remove(row);
      databases.count(database, row.deleted ? 0 : -1, row.deleted ? -1 : 0);
      databases.nextCount(database);
      changed(name);
    } else {
      saveTree(database, row, id, tree, row.deleted);
      for (const rev of rows.heldRevs(row.id)) if (!hasRevision(tree, rev)) rows.removeBody(row.id, rev);
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
    get(name, id, rev) {
      const newest = rows.newest(name, id);
      if (newest !== null && (rev === undefined || rev === newest.rev)) return newest;
      const database = databases.demand(name);
      const row = rows.find(database, id);
      return row ? rows.open(database, row).revision(rev ?? row.winner) : null;
    },
    allDocs: (name, range) => listings.ids(databases.demand(name), range),
    changes: (name, range) => listings.changes(databases.demand(name), range),
    revsDiff(name, id, revs) {
      const row = rows.find(databases.demand(name), id);
      return diff(row ? treeFromText(row.tree) : [], revs);
    },
    security(name) {
      const security: JsonObject = JSON.parse(databases.demand(name).security);
      return security;
    },
    local: (name, id) => locals.get(databases.demand(name), id),
    locals: (name, limit) => locals.list(databases.demand(name), limit),

    createDatabase: (name, options: DatabaseOptions = {}) => infoOf(databases.create(name, options)),
    deleteDatabase(name) {
      databases.remove(databases.demand(name));
      changed(name);
    },
    plan,
    put(database, edit) {
      const path = plan(database, edit);
      if (path === 'conflict') return path;
      graft(database, { id: edit.id, path, deleted: edit.deleted, body: edit.body });
      return revisionOf(path);
    },
    graft,
    forgetOldBodies(name, id) {
      const row = rows.find(databases.demand(name), id);
      if (row) dropOldBodies(row.id, treeFromText(row.tree));
    },
    purge,
    putLocal: (name, id, local) => locals.put(databases.demand(name), id, local.rev, local.body),
    removeLocal: (name, id) => locals.remove(databases.demand(name), id),
    setSecurity: (name, security) => databases.setSecurity(databases.demand(name), security),
    setRevsLimit: (name, limit) => databases.setRevsLimit(databases.demand(name), limit),
  };
}

/** What an edit replaces, by CouchDB 3's rules: a leaf; or the winning tombstone when a deleted document is made again. */
function parentOf(leaves: ReturnType<typeof leavesOf>, edit: Edit): string | null | 'conflict' {
  const winner = leaves[0];
  if (!winner) return edit.parent === null ? null : 'conflict';
  if (winner.deleted) return edit.parent === null && !edit.deleted ? winner.rev : 'conflict';
  return leaves.some((leaf) => leaf.rev === edit.parent) ? edit.parent : 'conflict';
}

function diff(tree: RevisionTree, revs: readonly string[]) {
  const missing = revs.filter((rev) => !hasRevision(tree, rev));
  const highest = Math.max(0, ...missing.map(generationOf));
  const possibleAncestors = leavesOf(tree)
    .map((leaf) => leaf.rev)
    .filter((rev) => generationOf(rev) < highest);
  return { missing, possibleAncestors };
}

function generationOf(rev: string): number {
  return parseRevision(rev)?.generation ?? 0;
}
