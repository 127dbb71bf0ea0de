import {
  addPath,
  ancestryOf,
  hasRevision,
  historyOf,
  leavesFrom,
  leavesOf,
  type Leaf,
  type RevisionTree,
} from './revision-tree.ts';
import { formatRevision, revisionOf, type Ancestry } from './revision.ts';
import { flatRoots, treeFromRoots, treeToText, type FlatNode } from './tree-text.ts';

/** A document's revisions, read from the text that they are kept as. */
export interface Revisions {
  /** The winner first, then the others as they would win. Never empty. */
  readonly leaves: readonly Leaf[];
  has(rev: string): boolean;
  /** A revision with its ancestors as far as they are known; null when it is not. */
  ancestry(rev: string): Ancestry | null;
  /** The revision and what came before it, newest first; empty when it is not known. */
  history(rev: string): readonly Leaf[];
  /** The leaves that descend from a revision (itself, when it is one). */
  leavesFrom(rev: string): readonly Leaf[];
  toText(): string;
  /** With one more path; `stemmed` are the revisions that fell off the beginning of a branch. */
  grown(path: Ancestry, deleted: boolean, revsLimit: number): Grown;
}

export interface Grown {
  readonly after: Revisions;
  readonly stemmed: readonly string[];
}

/** Reads what `toText` wrote. */
export function revisionsFrom(text: string): Revisions {
  const roots = flatRoots(text);
  const [root] = roots;
  if (root !== undefined && roots.length === 1 && root[1].every(([, , children]) => children <= 1))
    return new Line(root[0], root[1]);
  return new Branches(treeFromRoots(roots));
}

/** The revisions of a document that was never here, by the path of its first one. */
export function firstRevisions(path: Ancestry, deleted: boolean, revsLimit: number): Grown {
  if (path.ids.length > revsLimit) return new Branches([]).grown(path, deleted, revsLimit);
  const nodes = newNodes(path, path.ids.length, deleted);
  return { after: new Line(path.start - nodes.length + 1, nodes), stemmed: [] };
}

/** The revisions of a tree. */
export function revisionsOfTree(tree: RevisionTree): Revisions {
  return new Branches(tree);
}

/** Nearly every document: one revision after the other, so that nothing has to be searched. */
class Line implements Revisions {
  readonly leaves: readonly [Leaf];
  readonly #first: number;
  readonly #nodes: readonly FlatNode[];

  /** `first` is the generation of the oldest. */
  constructor(first: number, nodes: readonly FlatNode[]) {
    this.#first = first;
    this.#nodes = nodes;
    this.leaves = [this.#at(nodes.length - 1)];
  }

  has(rev: string): boolean {
    return this.#indexOf(rev) >= 0;
  }

  ancestry(rev: string): Ancestry | null {
    const at = this.#indexOf(rev);
    if (at < 0) return null;
    const ids = this.#nodes.slice(0, at + 1).map(([hash]) => hash);
    return { start: this.#first + at, ids: ids.reverse() };
  }

  history(rev: string): readonly Leaf[] {
    return Array.from({ length: this.#indexOf(rev) + 1 }, (_, index) => this.#at(index)).reverse();
  }

  leavesFrom(rev: string): readonly Leaf[] {
    return this.has(rev) ? this.leaves : [];
  }

  toText(): string {
    return JSON.stringify([[this.#first, this.#nodes]]);
  }

  grown(path: Ancestry, deleted: boolean, revsLimit: number): Grown {
    const more = path.start - (this.#first + this.#nodes.length - 1);
    if (!this.#isAncestor(path, more) || this.#nodes.length + more > revsLimit)
      return new Branches(treeFromRoots([[this.#first, this.#nodes]])).grown(path, deleted, revsLimit);
    const known = this.#nodes.map(([hash, wasDeleted]): FlatNode => [hash, wasDeleted, 1]);
    return { after: new Line(this.#first, [...known, ...newNodes(path, more, deleted)]), stemmed: [] };
  }

  /** Whether a path goes on from the newest revision, and nothing it says of what came before is new. */
  #isAncestor({ ids }: Ancestry, more: number): boolean {
    const told = ids.length - more;
    if (more < 1 || told < 1 || told > this.#nodes.length) return false;
    return ids.slice(more).every((hash, back) => this.#nodes.at(-1 - back)?.[0] === hash);
  }

  #at(index: number): Leaf {
    const node = this.#nodes[index];
    if (node === undefined) throw new Error('A stored document has at least one leaf.');
    return { rev: formatRevision(this.#first + index, node[0]), deleted: node[1] === 1 };
  }

  #indexOf(rev: string): number {
    const dash = rev.indexOf('-');
    const index = Number(rev.slice(0, dash)) - this.#first;
    return this.#nodes[index]?.[0] === rev.slice(dash + 1) ? index : -1;
  }
}

/** A document that was edited in several places at once. */
class Branches implements Revisions {
  readonly leaves: readonly Leaf[];
  readonly #tree: RevisionTree;

  constructor(tree: RevisionTree) {
    this.#tree = tree;
    this.leaves = leavesOf(tree);
  }

  has(rev: string): boolean {
    return hasRevision(this.#tree, rev);
  }

  ancestry(rev: string): Ancestry | null {
    return ancestryOf(this.#tree, rev);
  }

  history(rev: string): readonly Leaf[] {
    return historyOf(this.#tree, rev) ?? [];
  }

  leavesFrom(rev: string): readonly Leaf[] {
    return leavesFrom(this.#tree, rev);
  }

  toText(): string {
    return treeToText(this.#tree);
  }

  grown(path: Ancestry, deleted: boolean, revsLimit: number): Grown {
    const { tree, stemmed } = addPath(this.#tree, path, deleted, revsLimit);
    return { after: new Branches(tree), stemmed };
  }
}

/** The newest `count` revisions of a path, oldest first. */
function newNodes(path: Ancestry, count: number, deleted: boolean): readonly FlatNode[] {
  if (count < 1) throw new Error(`A path has at least one revision: ${revisionOf(path)}`);
  return path.ids
    .slice(0, count)
    .map((hash, back): FlatNode => (back === 0 ? [hash, deleted ? 1 : 0, 0] : [hash, 0, 1]))
    .reverse();
}
