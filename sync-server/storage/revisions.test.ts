import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPath, ancestryOf, hasRevision, historyOf, leavesFrom, leavesOf } from './revision-tree.ts';
import type { RevisionTree } from './revision-tree.ts';
import type { Ancestry } from './revision.ts';
import { firstRevisions, revisionsFrom, type Grown, type Revisions } from './revisions.ts';
import { treeFromText, treeToText } from './tree-text.ts';

const HASHES = ['a', 'b', 'c'];
const LIMIT = 4;

/** Paths that go on from each other, branch, overlap, begin in the middle and are longer than is kept. */
const aPath = fc
  .record({
    start: fc.integer({ min: 1, max: 7 }),
    ids: fc.array(fc.constantFrom(...HASHES), { minLength: 1, maxLength: 6 }),
    deleted: fc.boolean(),
  })
  .map(({ start, ids, deleted }) => ({ path: { start, ids: ids.slice(0, start) }, deleted }));

/** As the paths of one replicator come: each goes on from the one before. */
const goingOn = fc
  .array(fc.record({ more: fc.integer({ min: 1, max: 2 }), told: fc.nat(3), deleted: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((steps) => {
    const known: string[] = [];
    return steps.map(({ more, told, deleted }) => {
      for (let one = 0; one < more; one += 1) known.unshift(`h${known.length}`);
      return { path: { start: known.length, ids: known.slice(0, more + told) }, deleted };
    });
  });

interface Given {
  readonly path: Ancestry;
  readonly deleted: boolean;
}

/** As the storage does: a path that is known already is not joined again. */
function kept(given: readonly Given[]): { readonly text: string; readonly stemmed: readonly string[] } {
  let revisions: Revisions | null = null;
  const stemmed: string[] = [];
  for (const { path, deleted } of given) {
    const known: Revisions | null = revisions && revisionsFrom(revisions.toText());
    if (known?.has(`${path.start}-${path.ids[0]}`)) continue;
    const grown: Grown = known ? known.grown(path, deleted, LIMIT) : firstRevisions(path, deleted, LIMIT);
    stemmed.push(...grown.stemmed);
    revisions = grown.after;
  }
  return { text: revisions?.toText() ?? '', stemmed };
}

function keptAsTree(given: readonly Given[]): { readonly tree: RevisionTree; readonly stemmed: string[] } {
  let tree: RevisionTree = [];
  const stemmed: string[] = [];
  for (const { path, deleted } of given) {
    if (hasRevision(tree, `${path.start}-${path.ids[0]}`)) continue;
    const grown = addPath(tree, path, deleted, LIMIT);
    stemmed.push(...grown.stemmed);
    tree = treeFromText(treeToText(grown.tree));
  }
  return { tree, stemmed };
}

describe('a document’s revisions in one line', () => {
  it.each([
    ['any paths', fc.array(aPath, { minLength: 1, maxLength: 5 })],
    ['paths that go on from each other', goingOn],
  ])('are what the tree of %s says', (_name, paths) => {
    fc.assert(
      fc.property(paths, (given) => {
        const { tree, stemmed } = keptAsTree(given);
        const { text, stemmed: alsoStemmed } = kept(given);
        expect(text).toBe(treeToText(tree));
        expect(alsoStemmed).toEqual(stemmed);
        const revisions = revisionsFrom(text);
        expect(revisions.leaves).toEqual(leavesOf(tree));
        const asked = given.flatMap(({ path }) =>
          path.ids.map((hash, back) => `${path.start - back}-${hash}`),
        );
        for (const rev of [...asked, '1-unknown', '99-a']) {
          expect(revisions.has(rev)).toBe(hasRevision(tree, rev));
          expect(revisions.ancestry(rev)).toEqual(ancestryOf(tree, rev));
          expect(revisions.history(rev)).toEqual(historyOf(tree, rev) ?? []);
          expect(revisions.leavesFrom(rev)).toEqual(leavesFrom(tree, rev));
        }
      }),
      { numRuns: 500 },
    );
  });
});
