/** The part of pouchdb-merge 9 that is used here; the package brings no types of its own. */
declare module 'pouchdb-merge' {
  interface NodeState {
    status?: 'available' | 'missing';
    deleted?: boolean;
  }
  /** One revision: its hash, what is known of it, its children. */
  type TreeNode = [hash: string, state: NodeState, children: TreeNode[]];
  /** A root: the generation it stands at (above 1 once its beginning was stemmed) and its branch. */
  interface TreeRoot {
    pos: number;
    ids: TreeNode;
  }

  /** Joins a path to the tree, which it changes in place, and cuts every branch to `depth` revisions. */
  export function merge(
    tree: TreeRoot[],
    path: TreeRoot,
    depth: number,
  ): { tree: TreeRoot[]; stemmedRevs: string[]; conflicts: 'new_leaf' | 'new_branch' | 'internal_node' };
  export function winningRev(metadata: { rev_tree: TreeRoot[] }): string;
  export function collectLeaves(tree: TreeRoot[]): { rev: string; opts: NodeState }[];
  export function revExists(tree: TreeRoot[], rev: string): boolean;
  export function removeLeafFromTree(tree: TreeRoot[], rev: string): TreeRoot[];
  export function rootToLeaf(tree: TreeRoot[]): { pos: number; ids: { id: string; opts: NodeState }[] }[];
}
