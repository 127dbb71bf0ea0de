/// <reference types="./pouchdb-merge.d.ts" />
import type { TreeNode, TreeRoot } from 'pouchdb-merge';
import type { RevisionTree } from './revision-tree.ts';

/** A node as it is kept: hash, 1 when deleted, number of children. Children follow their parent. */
export type FlatNode = readonly [hash: string, deleted: 0 | 1, children: number];
export type FlatRoot = readonly [pos: number, nodes: readonly FlatNode[]];

/** A tree as text. Flat, because a thousand generations nested as JSON would be three thousand brackets deep. */
export function treeToText(tree: RevisionTree): string {
  return JSON.stringify(tree.map((root): FlatRoot => [root.pos, flatten(root.ids)]));
}

/** Reads what {@link treeToText} wrote. */
export function treeFromText(text: string): RevisionTree {
  return treeFromRoots(flatRoots(text));
}

/** A tree as it is kept, not yet joined. */
export function flatRoots(text: string): readonly FlatRoot[] {
  const roots: readonly FlatRoot[] = JSON.parse(text);
  return roots;
}

export function treeFromRoots(roots: readonly FlatRoot[]): RevisionTree {
  return roots.map(([pos, nodes]): TreeRoot => ({ pos, ids: nest(nodes) }));
}

function flatten(root: TreeNode): FlatNode[] {
  const nodes: FlatNode[] = [];
  const toVisit: TreeNode[] = [root];
  for (let node = toVisit.pop(); node; node = toVisit.pop()) {
    const [hash, state, children] = node;
    nodes.push([hash, state.deleted ? 1 : 0, children.length]);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) toVisit.push(child);
    }
  }
  return nodes;
}

function nest(nodes: readonly FlatNode[]): TreeNode {
  const open: { node: TreeNode; missing: number }[] = [];
  let root: TreeNode | null = null;
  for (const [hash, deleted, children] of nodes) {
    const node: TreeNode = [hash, deleted ? { deleted: true } : {}, []];
    const parent = open.at(-1);
    if (parent) {
      parent.node[2].push(node);
      parent.missing -= 1;
      if (parent.missing === 0) open.pop();
    }
    root ??= node;
    if (children > 0) open.push({ node, missing: children });
  }
  if (!root) throw new Error('A revision tree has at least one revision.');
  return root;
}
