/// <reference types="./pouchdb-merge.d.ts" />
import {
  collectLeaves,
  merge,
  removeLeafFromTree,
  revExists,
  rootToLeaf,
  type TreeNode,
  type TreeRoot,
} from 'pouchdb-merge';
import { formatRevision, parseRevision, type Ancestry } from './revision.ts';

export type RevisionTree = readonly TreeRoot[];

export interface Leaf {
  readonly rev: string;
  readonly deleted: boolean;
}

/** Joins a path to a tree. `stemmed` are the revisions that fell off the beginning of a branch. */
export function addPath(
  tree: RevisionTree,
  path: Ancestry,
  deleted: boolean,
  revsLimit: number,
): { tree: RevisionTree; stemmed: readonly string[] } {
  const merged = merge([...tree], pathAsTree(path, deleted), revsLimit);
  return { tree: merged.tree, stemmed: merged.stemmedRevs };
}

/** Whether a tree knows a revision, held or not. */
export function hasRevision(tree: RevisionTree, rev: string): boolean {
  return revExists([...tree], rev);
}

/**
 * All leaves, the winner first and the rest in the order in which they would win: as CouchDB chooses, alive before deleted,
 * then the longest, then the greatest hash.
 */
export function leavesOf(tree: RevisionTree): readonly Leaf[] {
  return collectLeaves([...tree])
    .map((leaf) => ({ rev: leaf.rev, deleted: leaf.opts.deleted === true }))
    .sort(betterFirst);
}

/** The leaves that descend from a revision (itself, when it is one). */
export function leavesFrom(tree: RevisionTree, rev: string): readonly Leaf[] {
  return branches(tree)
    .filter((branch) => branch.some((node) => node.rev === rev))
    .map((branch) => branch[0])
    .filter((leaf) => leaf !== undefined)
    .sort(betterFirst);
}

/** The revision and what came before it, newest first; null when the tree does not know it. */
export function historyOf(tree: RevisionTree, rev: string): readonly Leaf[] | null {
  for (const branch of branches(tree)) {
    const at = branch.findIndex((node) => node.rev === rev);
    if (at >= 0) return branch.slice(at);
  }
  return null;
}

/** A revision with its ancestors as far as they are known; null when the tree does not know it. */
export function ancestryOf(tree: RevisionTree, rev: string): Ancestry | null {
  const history = historyOf(tree, rev);
  const newest = parseRevision(rev);
  if (!history || !newest) return null;
  return { start: newest.generation, ids: history.map((node) => parseRevision(node.rev)?.hash ?? '') };
}

/** The tree without one leaf; what only led to it goes as well. Empty when nothing is left. */
export function withoutLeaf(tree: RevisionTree, rev: string): RevisionTree {
  const keep = new Set(leavesOf(tree).map((leaf) => leaf.rev));
  if (!keep.delete(rev)) return tree;
  let left: TreeRoot[] = removeLeafFromTree([...tree], rev);
  for (;;) {
    const stump = collectLeaves(left).find((leaf) => !keep.has(leaf.rev));
    if (!stump) return left;
    left = removeLeafFromTree(left, stump.rev);
  }
}

function betterFirst(a: Leaf, b: Leaf): number {
  if (a.deleted !== b.deleted) return a.deleted ? 1 : -1;
  const [left, right] = [parseRevision(a.rev), parseRevision(b.rev)];
  if (!left || !right) return 0;
  if (left.generation !== right.generation) return right.generation - left.generation;
  return left.hash < right.hash ? 1 : -1;
}

/** Every branch from its leaf down to its root. */
function branches(tree: RevisionTree): Leaf[][] {
  return rootToLeaf([...tree]).map((path) =>
    path.ids
      .map((node, index) => ({
        rev: formatRevision(path.pos + index, node.id),
        deleted: node.opts.deleted === true,
      }))
      .reverse(),
  );
}

function pathAsTree(path: Ancestry, deleted: boolean): TreeRoot {
  let branch: TreeNode | null = null;
  for (const hash of path.ids) {
    branch = branch
      ? [hash, { status: 'missing' }, [branch]]
      : [hash, deleted ? { status: 'available', deleted: true } : { status: 'available' }, []];
  }
  if (!branch) throw new Error('A path has at least one revision.');
  return { pos: path.start - path.ids.length + 1, ids: branch };
}
