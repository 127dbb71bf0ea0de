import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GivenRevision, StoredDocument } from './documents.ts';
import type { Storage, WriteTx } from './storage.ts';

const given = (start: number, ids: string[], body = {}, deleted = false): GivenRevision => ({
  id: 'doc',
  path: { start, ids },
  deleted,
  body,
});

/** What every storage does with documents: CouchDB's revision trees, listings and sequences. */
export function documentsContract(open: () => Storage): void {
  describe('documents', () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = open();
      await storage.write((tx) => tx.documents.createDatabase('homes'));
    });

    const graft = (...revisions: GivenRevision[]) =>
      storage.write((tx) => revisions.map((revision) => tx.documents.graft('homes', revision)));
    const leaves = () =>
      storage.read((view) => view.documents.document('homes', 'doc')?.leaves.map((leaf) => leaf.rev));
    const edit = (parent: string | null, body = {}, deleted = false) =>
      storage.write((tx) => tx.documents.put('homes', { id: 'doc', parent, deleted, body }));

    it('edits a leaf, and answers conflict for anything else', async () => {
      const first = await edit(null, { n: 1 });
      expect(first).toMatch(/^1-[0-9a-f]{32}$/);
      expect(await edit(null, { n: 2 })).toBe('conflict');
      expect(await edit('1-aaaa', { n: 2 })).toBe('conflict');
      const second = await edit(first, { n: 2 });
      expect(second).toMatch(/^2-/);
      expect(await edit(first, { n: 3 })).toBe('conflict');
      expect(storage.read((view) => view.documents.get('homes', 'doc'))).toEqual({
        id: 'doc',
        rev: second,
        deleted: false,
        text: '{"n":2}',
        body: { n: 2 },
        attachments: [],
      });
      expect(storage.read((view) => view.documents.get('homes', 'doc', first)?.body)).toEqual({ n: 1 });
    });

    it('makes a deleted document again on top of its tombstone', async () => {
      const gone = await edit(await edit(null), {}, true);
      expect(storage.read((view) => view.documents.database('homes'))).toMatchObject({
        liveCount: 0,
        deletedCount: 1,
      });
      expect(await edit(gone, {}, true)).toBe('conflict');
      expect(await edit(null, { back: true })).toMatch(/^3-/);
      expect(storage.read((view) => view.documents.database('homes'))).toMatchObject({
        liveCount: 1,
        deletedCount: 0,
      });
    });

    it('keeps every leaf of a conflict and chooses the winner as CouchDB does', async () => {
      await graft(
        given(2, ['b', 'a'], { v: 'b' }),
        given(2, ['c', 'a'], { v: 'c' }),
        given(3, ['e', 'd', 'a'], {}, true),
      );
      expect(leaves()).toEqual(['2-c', '2-b', '3-e']);
      await graft(given(10, ['x']), given(9, ['y']));
      expect(leaves()).toEqual(['10-x', '9-y', '2-c', '2-b', '3-e']);
    });

    it('changes nothing when a revision comes twice, or as history already known', async () => {
      expect(await graft(given(3, ['c', 'b', 'a'], { v: 3 }))).toEqual([true]);
      const before = storage.read((view) => view.documents.database('homes')?.updateSeq);
      expect(
        await graft(given(3, ['c', 'b', 'a'], { v: 'other' }), given(2, ['b', 'a'], { v: 'late' })),
      ).toEqual([false, false]);
      expect(storage.read((view) => view.documents.database('homes')?.updateSeq)).toBe(before);
      expect(storage.read((view) => view.documents.get('homes', 'doc', '2-b'))).toBeNull();
      expect(storage.read((view) => view.documents.get('homes', 'doc')?.body)).toEqual({ v: 3 });
    });

    it('ends with the same tree in whatever order revisions arrive', async () => {
      const revisions = [
        given(1, ['a']),
        given(2, ['b', 'a']),
        given(3, ['c', 'b', 'a']),
        given(3, ['d', 'b', 'a'], {}, true),
        given(2, ['e', 'a']),
        given(4, ['f', 'c', 'b']),
        given(7, ['z', 'y', 'x']),
      ];
      await graft(...revisions);
      const expected = leaves();
      expect(expected).toHaveLength(4);
      let round = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(revisions, { minLength: revisions.length }),
          async (shuffled) => {
            const id = `doc-${round++}`;
            await storage.write((tx) =>
              shuffled.forEach((one) => tx.documents.graft('homes', { ...one, id })),
            );
            expect(
              storage.read((view) => view.documents.document('homes', id)?.leaves.map((leaf) => leaf.rev)),
            ).toEqual(expected);
          },
        ),
        { numRuns: 50 },
      );
    });

    it('cuts histories at the limit and forgets the bodies that fell off', async () => {
      await storage.write((tx) => tx.documents.setRevsLimit('homes', 3));
      const revs: string[] = [];
      for (let n = 0; n < 5; n++) revs.push(await edit(revs.at(-1) ?? null, { n }));
      const document = storage.read((view) =>
        view.documents.document('homes', 'doc')?.ancestry(revs[4] ?? ''),
      );
      expect(document?.start).toBe(5);
      expect(document?.ids).toHaveLength(3);
      expect(storage.read((view) => view.documents.get('homes', 'doc', revs[1]))).toBeNull();
      expect(storage.read((view) => view.documents.get('homes', 'doc', revs[2]))).not.toBeNull();
    });

    it('keeps a thousand generations', async () => {
      const ids = Array.from({ length: 1200 }, (_, n) => `h${1200 - n}`);
      await graft(given(1200, ids));
      expect(
        storage.read((view) => view.documents.document('homes', 'doc')?.ancestry('1200-h1200')?.ids.length),
      ).toBe(1000);
      expect(await edit('1200-h1200')).toMatch(/^1201-/);
    });

    it('answers for many documents what it answers for each, whatever their ids', async () => {
      const path = (hash: string) => ({ start: 1, ids: [hash] });
      await storage.write((tx) => {
        tx.documents.createDatabase('many');
        for (const [index, id] of ['b', 'a', 'z', 'z\0', 'z\0b', '"', 'é'].entries())
          tx.documents.graft('many', { id, path: path(`a${index}`), deleted: false, body: { index } });
        tx.documents.graft('many', { id: 'b', path: path('c'), deleted: false, body: { other: true } });
        tx.documents.graft('many', {
          id: 'a',
          path: { start: 2, ids: ['d', 'a1'] },
          deleted: true,
          body: {},
        });
      });
      for (const ids of [['b', 'none', 'a', 'b', '"', 'é', 'z'], ['z\0', 'z', 'z\0b', 'z\0none', 'b'], []])
        storage.read(({ documents }) => {
          const alone = ids.map((id) => documents.document('many', id));
          const shown = (one: StoredDocument | null) =>
            one && {
              ...{ id: one.id, seq: one.seq, leaves: one.leaves, winner: one.winner },
              texts: one.leaves.map(({ rev }) => one.revision(rev)?.text),
            };
          expect(documents.documents('many', ids).map(shown)).toEqual(alone.map(shown));
          const revs = ['1-c', '1-a0', '2-d', '3-e'];
          expect(
            documents.revsDiff(
              'many',
              ids.map((id) => [id, revs]),
            ),
          ).toEqual(ids.map((id) => documents.revsDiff('many', [[id, revs]])[0]));
        });
      const missing = () => storage.read((view) => view.documents.documents('nowhere', ['b']));
      expect(missing).toThrow(expect.objectContaining({ status: 404 }));
    });

    it('keeps only leaf bodies where that is asked for', async () => {
      await storage.write((tx) => tx.documents.createDatabase('pack', { leafBodiesOnly: true }));
      const put = (parent: string | null, text: string) =>
        storage.write((tx) =>
          tx.documents.put('pack', { id: 'doc', parent, deleted: false, body: { text } }),
        );
      const first = await put(null, 'withheld later');
      expect(storage.read((view) => view.documents.get('pack', 'doc', first))).not.toBeNull();
      await put(first, 'shown');
      expect(storage.read((view) => view.documents.get('pack', 'doc', first))).toBeNull();
      expect(storage.read((view) => view.documents.revsDiff('pack', [['doc', [first]]])[0]?.missing)).toEqual(
        [],
      );
    });

    it('lists live documents by the bytes of their ids', async () => {
      const ids = ['B', 'a', 'é', '~', '10', '9', '\u{1F600}', '\uFFFD'];
      await storage.write((tx) =>
        ids.forEach((id) => tx.documents.put('homes', { id, parent: null, deleted: false, body: {} })),
      );
      const page = (range = {}) =>
        storage.read((view) =>
          view.documents.allDocs('homes', { limit: 100, ...range }).rows.map((row) => row.id),
        );
      const ordered = ['10', '9', 'B', 'a', '~', 'é', '\uFFFD', '\u{1F600}'];
      expect(page()).toEqual(ordered);
      expect(page({ descending: true })).toEqual(ordered.toReversed());
      expect(page({ startKey: '9', endKey: 'a' })).toEqual(['9', 'B', 'a']);
      expect(page({ startKey: 'a', endKey: '9', descending: true, inclusiveEnd: false })).toEqual(['a', 'B']);
      expect(page({ skip: 6, limit: 1 })).toEqual(['\uFFFD']);
    });

    it('tells each document once, at its last change, and goes on from any sequence', async () => {
      const put = (id: string, parent: string | null = null) =>
        storage.write((tx) => tx.documents.put('homes', { id, parent, deleted: false, body: { parent } }));
      const a = await put('a');
      await put('b');
      await put('a', a);
      const changes = (since: string, limit = 10) =>
        storage.read((view) => view.documents.changes('homes', { since, limit }));
      expect(changes('0').rows.map((row) => row.id)).toEqual(['b', 'a']);
      const first = changes('0', 1);
      expect(first.pending).toBe(1);
      expect(changes(first.lastSeq).rows.map((row) => row.id)).toEqual(['a']);
      expect(changes(changes('0').lastSeq).rows).toEqual([]);
      expect(changes('now').rows).toEqual([]);
      expect(changes('2').rows.map((row) => row.id)).toEqual(['a']);
      expect(() => changes('nonsense')).toThrow('since');
      const of = storage.read((view) => view.documents.changes('homes', { ids: ['b', 'x'], limit: 10 }));
      expect(of.rows.map((row) => row.id)).toEqual(['b']);
    });

    it('counts from the start for a sequence of another incarnation', async () => {
      await edit(null);
      const old = storage.read((view) => view.documents.changes('homes', { limit: 10 }).lastSeq);
      await storage.write((tx) => {
        tx.documents.deleteDatabase('homes');
        tx.documents.createDatabase('homes');
      });
      expect(storage.read((view) => view.documents.document('homes', 'doc'))).toBeNull();
      await edit(null);
      expect(
        storage.read((view) => view.documents.changes('homes', { since: old, limit: 10 }).rows),
      ).toHaveLength(1);
    });

    it('rings whoever listens to a database, after the commit, also from another database’s write', async () => {
      await storage.write((tx) => tx.documents.createDatabase('pack'));
      const rings: unknown[] = [];
      const stop = storage.listen('pack', () =>
        rings.push(storage.read((view) => view.documents.database('pack')?.liveCount)),
      );
      await edit(null);
      expect(rings).toEqual([]);
      await storage.write((tx) => {
        tx.documents.put('homes', { id: 'x', parent: null, deleted: false, body: {} });
        tx.documents.put('pack', { id: 'x', parent: null, deleted: false, body: {} });
        expect(rings).toEqual([]);
      });
      expect(rings).toEqual([1]);
      stop();
      await storage.write((tx) =>
        tx.documents.put('pack', { id: 'y', parent: null, deleted: false, body: {} }),
      );
      expect(rings).toHaveLength(1);
    });

    it('counts what one request does, shows it to that request, and takes it back with it', async () => {
      const add = (id: string) => (tx: WriteTx) =>
        tx.documents.put('homes', { id, parent: null, deleted: false, body: {} });
      const info = () => storage.read((view) => view.documents.database('homes'));
      const within = await storage.write((tx) => {
        ['a', 'b', 'c'].forEach((id) => add(id)(tx));
        tx.documents.createDatabase('other');
        tx.documents.put('other', { id: 'a', parent: null, deleted: true, body: {} });
        return tx.documents.database('homes');
      });
      expect(within).toMatchObject({ liveCount: 3, updateSeq: expect.stringMatching(/^3-/) });
      expect(info()).toEqual(within);
      expect(storage.read((view) => view.documents.database('other'))).toMatchObject({ deletedCount: 1 });
      const failed = storage.write((tx) => {
        add('d')(tx);
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(info()).toEqual(within);
      // Together with one that fails, and alone.
      const [kept, undone] = await Promise.allSettled([
        storage.write((tx) => void add('e')(tx)),
        storage.write((tx) => {
          add('f')(tx);
          throw new Error('no');
        }),
      ]);
      expect([kept.status, undone.status]).toEqual(['fulfilled', 'rejected']);
      expect(info()).toMatchObject({ liveCount: 4, updateSeq: expect.stringMatching(/^4-/) });
      await storage.write((tx) => void add('g')(tx));
      const { rows } = storage.read((view) => view.documents.changes('homes', { limit: 10 }));
      expect(rows.map(({ seq }) => Number(seq.split('-')[0]))).toEqual([1, 2, 3, 4, 5]);
    });

    it('forgets a database that was deleted and made again within one request', async () => {
      await storage.write((tx) => {
        tx.documents.put('homes', { id: 'a', parent: null, deleted: false, body: {} });
        tx.documents.deleteDatabase('homes');
        tx.documents.createDatabase('homes');
        tx.documents.setRevsLimit('homes', 7);
        expect(tx.documents.database('homes')).toMatchObject({ liveCount: 0, revsLimit: 7 });
      });
      const info = storage.read((view) => view.documents.database('homes'));
      expect(info).toMatchObject({ liveCount: 0, revsLimit: 7, updateSeq: expect.stringMatching(/^0-/) });
    });

    it('says how much is left page by page, also after something changed between two pages', async () => {
      const add = (id: string) =>
        storage.write((tx) => void tx.documents.put('homes', { id, parent: null, deleted: false, body: {} }));
      for (const id of ['a', 'b', 'c', 'd']) await add(id);
      const page = (since?: string) =>
        storage.read((view) =>
          view.documents.changes('homes', { limit: 1, ...(since === undefined ? {} : { since }) }),
        );
      const first = page();
      const second = page(first.lastSeq);
      expect([first.pending, second.pending]).toEqual([3, 2]);
      await add('e');
      expect(page(second.lastSeq).pending).toBe(2);
      await storage.write((tx) => tx.documents.purge('homes', 'd'));
      expect([page(first.lastSeq).pending, page(second.lastSeq).pending]).toEqual([2, 1]);
    });

    it('purges a leaf with what only led to it, and a whole document without a trace', async () => {
      await graft(given(3, ['d', 'b', 'a'], { v: 'win' }), given(2, ['c', 'a'], { v: 'lose' }));
      expect(await storage.write((tx) => tx.documents.purge('homes', 'doc', ['3-d', '9-x']))).toEqual([
        '3-d',
      ]);
      expect(leaves()).toEqual(['2-c']);
      expect(
        storage.read(
          (view) => view.documents.revsDiff('homes', [['doc', ['3-d', '2-b', '2-c', '1-a']]])[0]?.missing,
        ),
      ).toEqual(['3-d', '2-b']);
      expect(await storage.write((tx) => tx.documents.purge('homes', 'doc'))).toEqual(['2-c']);
      expect(leaves()).toBeUndefined();
      expect(storage.read((view) => view.documents.database('homes'))).toMatchObject({
        liveCount: 0,
        deletedCount: 0,
      });
    });

    it('keeps local documents apart, with revisions of their own', async () => {
      const put = (rev: string | null, body = {}) =>
        storage.write((tx) => tx.documents.putLocal('homes', 'ck', { rev, body }));
      expect(await put(null, { seq: 1 })).toBe('0-1');
      expect(await put('0-1', { seq: 2 })).toBe('0-2');
      await expect(put('1-abc')).rejects.toMatchObject({ status: 400 });
      expect(storage.read((view) => view.documents.local('homes', 'ck'))).toEqual({
        id: 'ck',
        rev: '0-2',
        body: { seq: 2 },
      });
      expect(storage.read((view) => view.documents.changes('homes', { limit: 10 }).rows)).toEqual([]);
      expect(await storage.write((tx) => tx.documents.removeLocal('homes', 'ck'))).toBe(true);
      expect(storage.read((view) => view.documents.local('homes', 'ck'))).toBeNull();
    });

    it('answers 404 for a database that does not exist and 412 for one that does', async () => {
      expect(() => storage.read((view) => view.documents.allDocs('none', { limit: 1 }))).toThrow(
        'Database does not exist.',
      );
      await expect(storage.write((tx) => tx.documents.createDatabase('homes'))).rejects.toMatchObject({
        status: 412,
      });
    });
  });
}
