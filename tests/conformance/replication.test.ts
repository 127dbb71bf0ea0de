import httpAdapter from 'pouchdb-adapter-http';
import memoryAdapter from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DatabaseGate } from '../../sync-server/parts.ts';
import { keepReplicating } from './keep-replicating.ts';
import { startCuttingProxy } from './cutting-proxy.ts';
import { startLiveServer, type LiveServer } from './live-server.ts';

PouchDB.plugin(memoryAdapter).plugin(httpAdapter).plugin(replication);

interface Note {
  readonly text: string;
  readonly _attachments?: Readonly<Record<string, { readonly content_type: string; readonly data: string }>>;
}
type Phone = PouchDB<Note>;

let phones = 0;
const newPhone = (): Phone => new PouchDB<Note>(`phone-${phones++}`, { adapter: 'memory' });
const batchOf = (count: number, prefix = 'note') =>
  Array.from({ length: count }, (_, n) => ({
    _id: `${prefix}-${String(n).padStart(4, '0')}`,
    text: `${prefix} ${n}`,
  }));

/** An attachment's bytes, of the winner or of one revision. */
async function bytesOn(database: Phone, id: string, name: string, rev?: string): Promise<Buffer> {
  const document = await database.get(id, { attachments: true, ...(rev === undefined ? {} : { rev }) });
  return Buffer.from(document._attachments?.[name]?.data ?? '', 'base64');
}

/** Everything that two copies must agree on: each document's winner, text and conflicts, tombstones too. */
async function contents(database: Phone): Promise<unknown[]> {
  const { results } = await database.changes({ style: 'all_docs' });
  const documents = results.map(async ({ id, deleted, changes }) => ({
    id,
    deleted: deleted === true,
    leaves: changes.map(({ rev }) => rev).toSorted(),
    text: deleted ? null : (await database.get(id)).text,
  }));
  return (await Promise.all(documents)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The pretended store of a phone takes a quarter of a minute for three megabytes, and much more on a busy machine. */
const LARGE_TAKES_MS = 300_000;

describe('a stock PouchDB replicates with the server', () => {
  let server: LiveServer;
  let remote: Phone;
  let gate: DatabaseGate | null;

  beforeEach(async () => {
    gate = null;
    server = await startLiveServer((parts) => ({ ...parts, gate: () => gate }));
    remote = new PouchDB<Note>(server.url('homes'));
    await remote.info();
  });
  afterEach(() => server.stop());

  it('sends 1,000 documents up and brings them down on another phone', async () => {
    const [first, second] = [newPhone(), newPhone()];
    await first.bulkDocs(batchOf(1000));
    const pushed = await first.replicate.to(remote);
    expect(pushed.docs_written).toBe(1000);
    expect((await second.replicate.from(remote)).docs_written).toBe(1000);
    const expected = await contents(first);
    expect(expected).toHaveLength(1000);
    expect(await contents(second)).toEqual(expected);
    expect((await second.replicate.from(remote)).docs_read).toBe(0);
  });

  it('keeps both sides of a conflict, with the same winner everywhere', async () => {
    const [first, second] = [newPhone(), newPhone()];
    const { rev } = await first.put({ _id: 'note', text: 'before' });
    await first.sync(remote);
    await second.sync(remote);
    await first.put({ _id: 'note', _rev: rev, text: 'from the first phone' });
    await second.put({ _id: 'note', _rev: rev, text: 'from the second phone' });
    await first.sync(remote);
    await second.sync(remote);
    await first.sync(remote);
    const expected = await contents(first);
    expect(expected).toMatchObject([{ id: 'note', leaves: [expect.any(String), expect.any(String)] }]);
    expect(await contents(second)).toEqual(expected);
    expect(await contents(remote)).toEqual(expected);
  });

  it(
    'carries attachments both ways, small and large, with the conflict that each belongs to',
    async () => {
      const [first, second] = [newPhone(), newPhone()];
      const large = Buffer.alloc(3_000_000, 'a large picture ');
      const attached = (text: string, bytes: Buffer) => ({
        'note.txt': { content_type: 'text/plain', data: Buffer.from(text).toString('base64') },
        'picture.jpg': { content_type: 'image/jpeg', data: bytes.toString('base64') },
      });
      const { rev } = await first.put({ _id: 'note', text: 'one', _attachments: attached('one', large) });
      await first.sync(remote);
      await second.sync(remote);
      expect(await bytesOn(second, 'note', 'picture.jpg')).toEqual(large);
      await first.put({
        _id: 'note',
        _rev: rev,
        text: 'two',
        _attachments: attached('two', Buffer.from('2')),
      });
      await second.put({
        _id: 'note',
        _rev: rev,
        text: 'three',
        _attachments: attached('three', Buffer.from('3')),
      });
      for (const phone of [first, second]) await phone.sync(remote);
      const { _rev: winner, _conflicts: losers = [] } = await remote.get('note', { conflicts: true });
      expect(losers).toHaveLength(1);
      // PouchDB itself asks for the winner's files when it pulls a loser: what the server holds is what is looked at.
      for (const one of [winner, ...losers]) {
        const { text } = await remote.get('note', { rev: one });
        expect((await bytesOn(remote, 'note', 'note.txt', one)).toString()).toBe(text);
        expect((await bytesOn(remote, 'note', 'picture.jpg', one)).toString()).toBe(
          text === 'two' ? '2' : '3',
        );
      }
    },
    LARGE_TAKES_MS,
  );

  it('carries deletions both ways, and a document made again after one', async () => {
    const [first, second] = [newPhone(), newPhone()];
    await first.bulkDocs(batchOf(3));
    await first.sync(remote);
    await second.sync(remote);
    await first.remove(await first.get('note-0000'));
    await second.remove(await second.get('note-0001'));
    await remote.remove(await remote.get('note-0002'));
    await remote.put({ _id: 'note-0002', text: 'again' });
    for (const phone of [first, second, first]) await phone.sync(remote);
    expect(await contents(first)).toMatchObject([
      { deleted: true },
      { deleted: true },
      { deleted: false, text: 'again' },
    ]);
    expect(await contents(second)).toEqual(await contents(first));
    expect(await contents(remote)).toEqual(await contents(first));
  });

  it('stays live: what one phone writes reaches the other by longpoll', async () => {
    const [first, second] = [newPhone(), newPhone()];
    const arrived = new Promise<string>((resolve) => {
      void second.changes({ live: true, since: 'now' }).on('change', ({ id }) => resolve(id));
    });
    const live = [first, second].map((phone) => phone.sync(remote, { live: true }));
    await first.put({ _id: 'note', text: 'live' });
    expect(await arrived).toBe('note');
    for (const one of live) {
      const ended = new Promise((resolve) => void one.on('complete', resolve));
      one.cancel();
      await ended;
    }
  });

  it('goes on where it was when the connection is cut midway, losing and doubling nothing', async () => {
    const phone = newPhone();
    await phone.bulkDocs(batchOf(400, 'phone'));
    await remote.bulkDocs(batchOf(400, 'office'));
    const proxy = await startCuttingProxy(server.port, 6, 5_000);
    const through = new PouchDB<Note>(server.url('homes', proxy.port));
    const live = { live: true, batch_size: 50 };
    const both = [
      keepReplicating(() => phone.replicate.to(through, live)),
      keepReplicating(() => phone.replicate.from(through, live)),
    ];
    await vi.waitFor(
      async () =>
        expect([(await phone.info()).doc_count, (await remote.info()).doc_count]).toEqual([800, 800]),
      { timeout: 40_000, interval: 50 },
    );
    for (const one of both) await one.stop();
    expect(proxy.cuts()).toBe(6);
    await proxy.close();
    const expected = await contents(phone);
    expect(expected).toHaveLength(800);
    expect(await contents(remote)).toEqual(expected);
  });

  it('goes on after the server was started again in between', async () => {
    const phone = newPhone();
    await phone.bulkDocs(batchOf(50, 'before'));
    await phone.sync(remote);
    await server.restart();
    await phone.bulkDocs(batchOf(50, 'after'));
    const result = await phone.sync(remote);
    expect(result.push?.docs_written).toBe(50);
    expect(result.pull?.docs_read).toBe(0);
    expect(await contents(remote)).toEqual(await contents(phone));
  });

  it('sends everything again to a database that was made again under its name', async () => {
    const phone = newPhone();
    await phone.bulkDocs(batchOf(20));
    await phone.sync(remote);
    await server.storage.write((tx) => {
      tx.documents.deleteDatabase('homes');
      tx.documents.createDatabase('homes');
      tx.documents.put('homes', { id: 'new', parent: null, deleted: false, body: { text: 'new' } });
    });
    await phone.sync(remote);
    expect(await contents(phone)).toHaveLength(21);
    expect(await contents(remote)).toEqual(await contents(phone));
  });

  it('answers each refused document with a line of its own, and takes the rest of the batch', async () => {
    gate = {
      admit: (_tx, document) =>
        document.id?.endsWith('7') ? { outcome: 'forbidden', reason: 'Not this one.' } : { outcome: 'store' },
    };
    const phone = newPhone();
    await phone.bulkDocs(batchOf(100));
    const denied: string[] = [];
    await new Promise((resolve, reject) => {
      void phone.replicate
        .to(remote)
        .on('denied', (error) => denied.push(JSON.stringify(error)))
        .on('complete', resolve)
        .on('error', reject);
    });
    expect(denied).toHaveLength(10);
    expect(denied.every((line) => line.includes('forbidden') && line.includes('Not this one.'))).toBe(true);
    expect((await remote.info()).doc_count).toBe(90);
  });
});
