import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageUnavailable } from '../unavailable.ts';
import { CommitTasks } from './commit-tasks.ts';
import { openReader, openWriter, type Connection } from './connection.ts';
import { WriterQueue } from './writer-queue.ts';

describe('the writer queue', () => {
  let writer: Connection;
  let reader: Connection;
  let queue: WriterQueue;

  beforeEach(() => {
    const file = join(mkdtempSync(join(tmpdir(), 'homefile-queue-')), 'test.sqlite');
    writer = openWriter(file);
    writer.exec('CREATE TABLE note (text TEXT) STRICT');
    reader = openReader(file);
    queue = new WriterQueue(writer, new CommitTasks());
  });

  afterEach(() => {
    reader.close();
    writer.close();
  });

  const add = (text: string) => queue.enqueue(() => writer.prepare('INSERT INTO note VALUES (?)').run(text));
  const count = () => reader.prepare<[], number>('SELECT count(*) FROM note').pluck().get();

  it('commits all waiting requests together', async () => {
    let commits = 0;
    const exec = writer.exec.bind(writer);
    writer.exec = (sql: string) => {
      if (sql === 'COMMIT') commits += 1;
      return exec(sql);
    };
    await Promise.all(['a', 'b', 'c'].map(add));
    expect(commits).toBe(1);
    expect(count()).toBe(3);
  });

  it('refuses all of a group with 503 when the disk is full, keeps nothing of it, and goes on once there is room', async () => {
    await add('before');
    const pages = Number(writer.pragma('page_count', { simple: true }));
    writer.pragma(`max_page_count = ${pages}`);
    const small = add('small');
    const large = add('x'.repeat(100_000));
    await expect(small).rejects.toBeInstanceOf(StorageUnavailable);
    await expect(large).rejects.toMatchObject({ status: 503, code: 'service_unavailable' });
    expect(count()).toBe(1);
    writer.pragma('max_page_count = 1000000');
    await add('after');
    expect(count()).toBe(2);
  });

  it('refuses a request whose work is not synchronous', async () => {
    await expect(queue.enqueue(() => Promise.resolve(1))).rejects.toThrow('synchronous');
  });
});
