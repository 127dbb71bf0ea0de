import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Drafts, type DraftKey } from './drafts.ts';
import { testWork } from './work-keys.fixture.ts';

let accounts = 0;
const fresh = () => testWork(`drafts-${(accounts += 1)}`);
const key = (id: string, version = 1): DraftKey => ({ id, kind: 'note', version });

describe('Drafts', () => {
  test('the newest keystroke is on the disk when its save resolves', async () => {
    const database = fresh();
    const drafts = new Drafts(database);
    const saves = ['D', 'Da', 'Dam', 'Damp'].map((words) => drafts.save(key('a'), {}, { words }));
    for (const outcome of await Promise.all(saves)) expect(outcome.ok).toBe(true);
    expect((await new Drafts(database).load(key('a')))?.draft).toEqual({ words: 'Damp' });
  });

  test('a draft of a later version or another record never loads into this one', async () => {
    const drafts = new Drafts(fresh());
    await drafts.save(key('a', 2), {}, { words: 'two' });
    expect(await drafts.load(key('a', 1))).toBeNull();
    expect(await drafts.load(key('b', 2))).toBeNull();
  });

  test('one of an earlier version is found, says its version, and is replaced by the first save', async () => {
    const database = fresh();
    const drafts = new Drafts(database);
    await drafts.save(key('a', 1), {}, { words: 'one' });
    expect(await drafts.load(key('a', 3))).toMatchObject({ version: 1, draft: { words: 'one' } });
    await drafts.save(key('a', 3), {}, { words: 'three' });
    expect((await new Drafts(database).list()).map(({ version }) => version)).toEqual([3]);
  });

  test('letting a draft go takes its earlier versions with it', async () => {
    const drafts = new Drafts(fresh());
    await drafts.save(key('a', 1), {}, { words: 'one' });
    await drafts.discard(key('a', 2));
    expect(await drafts.list()).toEqual([]);
  });

  test('the form that has a draft open hears what another tab does with it, and nothing of other drafts', async () => {
    const database = fresh();
    const here = new Drafts(database);
    const there = new Drafts(database, Date.now, (news) => {
      here.hear(news);
    });
    const heard: string[] = [];
    const watcher = {
      changedElsewhere: () => void heard.push('changed'),
      goneElsewhere: () => void heard.push('gone'),
    };
    here.watch(key('a'), watcher);
    await there.save(key('b'), {}, { words: 'other' });
    await there.save(key('a'), {}, { words: 'newer' });
    await there.discard(key('a'));
    here.hear('left');
    expect(heard).toEqual(['changed', 'gone']);
  });

  test('a discarded draft does not come back by a write that was still under way', async () => {
    const database = fresh();
    const drafts = new Drafts(database);
    void drafts.save(key('a'), {}, { words: 'gone' });
    void drafts.save(key('a'), {}, { words: 'gone too' });
    await drafts.discard(key('a'));
    await drafts.flush();
    expect(await new Drafts(database).list()).toEqual([]);
  });

  test('what is typed while a draft is being let go is not let go with it', async () => {
    const database = fresh();
    const drafts = new Drafts(database);
    void drafts.save(key('a'), {}, { words: 'in the record' });
    const letGo = drafts.discard(key('a'));
    await drafts.save(key('a'), {}, { words: 'typed since' });
    await letGo;
    expect((await new Drafts(database).load(key('a')))?.draft).toEqual({ words: 'typed since' });
  });

  test('what could not be kept stays in memory, is told in a sentence, and goes with the next write', async () => {
    const database = fresh();
    const drafts = new Drafts(database);
    const write = database.write.bind(database);
    database.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const refused = await drafts.save(key('a'), {}, { words: 'kept in memory' });
    expect(refused).toMatchObject({ ok: false, problem: { because: 'full' } });
    expect((await drafts.load(key('a')))?.draft).toEqual({ words: 'kept in memory' });
    database.write = write;
    expect((await drafts.save(key('b'), {}, {})).ok).toBe(true);
    expect((await new Drafts(database).load(key('a')))?.draft).toEqual({ words: 'kept in memory' });
  });

  test('a later change of the object that was saved changes nothing that was kept', async () => {
    const drafts = new Drafts(fresh());
    const draft = { rooms: ['kitchen'] };
    const saved = drafts.save(key('a'), {}, draft);
    draft.rooms.push('hall');
    await saved;
    expect((await drafts.load(key('a')))?.draft).toEqual({ rooms: ['kitchen'] });
  });

  test('whatever the order of saves and discards, the disk ends as the person left it', async () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      words: fc.option(fc.string(), { nil: null }),
      waits: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const database = fresh();
        const drafts = new Drafts(database);
        const left = new Map<string, string>();
        const all: Promise<unknown>[] = [];
        for (const { id, words, waits } of steps) {
          const done = words === null ? drafts.discard(key(id)) : drafts.save(key(id), {}, words);
          if (words === null) left.delete(id);
          else left.set(id, words);
          all.push(done);
          if (waits) await done;
        }
        await Promise.all(all);
        const kept = await new Drafts(database).list();
        expect(new Map(kept.map(({ id, draft }) => [id, draft]))).toEqual(left);
      }),
      { numRuns: 60 },
    );
  });
});
