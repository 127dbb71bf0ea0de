import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { Refusal } from '../errors.ts';
import type { Admission, DatabaseGate, OfferedDocument } from '../parts.ts';
import type { Storage, WriteTx } from '../storage/storage.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import { adminOnly } from './admin-only.fixture.ts';

const authorization = `Basic ${Buffer.from('admin:secret').toString('base64')}`;
const revisions = (hash: string) => ({ _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] } });

describe('writing to a gated database', () => {
  let storage: Storage;
  let app: FastifyInstance;
  let offered: OfferedDocument[];
  let admit: (tx: WriteTx, document: OfferedDocument) => Admission;
  let prepare: DatabaseGate['prepare'];

  beforeEach(async () => {
    storage = openSqliteStorage(mkdtempSync(join(tmpdir(), 'homefile-gate-')));
    offered = [];
    admit = () => ({ outcome: 'store' });
    prepare = undefined;
    const gate = (): DatabaseGate => ({
      ...(prepare ? { prepare } : {}),
      admit(tx, document) {
        offered.push(document);
        return admit(tx, document);
      },
    });
    const parts = adminOnly(storage, { name: 'admin', password: 'secret' });
    app = await buildApp({ ...parts, gate: (_who, database) => (database === 'pack' ? gate() : null) });
    await storage.write((tx) => {
      tx.documents.createDatabase('pack');
      tx.documents.createDatabase('files');
    });
  });
  afterEach(async () => {
    await app.close();
    await storage.close();
  });

  const bulk = (docs: unknown[], newEdits: boolean, database = 'pack') =>
    app.inject({
      method: 'POST',
      url: `/db/${database}/_bulk_docs`,
      headers: { authorization },
      payload: { docs, new_edits: newEdits },
    });
  const count = (database: string) => storage.read((view) => view.documents.database(database)?.liveCount);

  it('gives every refused document its own line, with its revision when it came with one', async () => {
    admit = (_tx, document) =>
      document.id === 'no' ? { outcome: 'forbidden', reason: 'Not yours.' } : { outcome: 'store' };
    const replicated = await bulk(
      [
        { _id: 'yes', ...revisions('a') },
        { _id: 'no', ...revisions('b') },
      ],
      false,
    );
    expect(replicated.statusCode).toBe(201);
    expect(replicated.json()).toEqual([{ id: 'no', rev: '1-b', error: 'forbidden', reason: 'Not yours.' }]);
    const edited = await bulk([{ _id: 'no' }, { _id: 'other' }], true);
    expect(edited.json()).toMatchObject([
      { id: 'no', error: 'forbidden' },
      { ok: true, id: 'other' },
    ]);
    expect(count('pack')).toBe(2);
  });

  it('hands what cannot be stored to the gate raw, and refuses only that', async () => {
    const broken = [
      { _id: '_bad', x: 1 },
      { _id: 'a', _nope: 1 },
      { _id: 'b', _attachments: { f: {} } },
      { _id: 'c', _rev: 'junk' },
      { _id: 'd' },
      'text',
      { _id: 'e', _revisions: { start: 1, ids: ['x', 'y'] } },
    ];
    const answer = await bulk([...broken, { _id: 'good', ...revisions('a') }], false);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toHaveLength(broken.length);
    expect(answer.json().every((line: { error: string }) => line.error === 'forbidden')).toBe(true);
    expect(offered.slice(0, -1).map((one) => (one.kind === 'malformed' ? one.raw : one.kind))).toEqual(
      broken,
    );
    expect(count('pack')).toBe(1);
    const ordinary = await bulk(
      [
        { _id: 'a', _nope: 1 },
        { _id: 'good', ...revisions('a') },
      ],
      false,
      'files',
    );
    expect(ordinary.statusCode).toBe(400);
    expect(count('files')).toBe(0);
  });

  it('lets the gate write elsewhere in the same transaction, and undoes all of it when the gate fails the batch', async () => {
    admit = (tx, document) => {
      if (document.id === 'newer')
        throw new Refusal(503, 'service_unavailable', 'Try again when the server is updated.');
      if (document.kind === 'document') tx.documents.graft('files', document);
      return { outcome: 'store' };
    };
    const failed = await bulk(
      [
        { _id: 'a', ...revisions('a') },
        { _id: 'newer', ...revisions('b') },
      ],
      false,
    );
    expect(failed.statusCode).toBe(503);
    expect([count('pack'), count('files')]).toEqual([0, 0]);
    expect((await bulk([{ _id: 'a', ...revisions('a') }], false)).json()).toEqual([]);
    expect([count('pack'), count('files')]).toEqual([1, 1]);
  });

  it('wakes a longpoll of the other database that the gate wrote to', async () => {
    admit = (tx, document) => {
      if (document.kind === 'document') tx.documents.graft('files', document);
      return { outcome: 'store' };
    };
    const url = '/db/files/_changes?feed=longpoll&since=now&timeout=60000';
    const waiting = app.inject({ url, headers: { authorization } });
    await new Promise(setImmediate);
    await bulk([{ _id: 'a', ...revisions('a') }], false);
    expect((await waiting).json().results).toMatchObject([{ id: 'a' }]);
  });

  it('answers 403 with the gate’s reason to a single PUT and DELETE, and stores the body that the gate gives', async () => {
    const put = (id: string) =>
      app.inject({
        method: 'PUT',
        url: `/db/pack/${id}`,
        headers: { authorization },
        payload: { secret: 'plain' },
      });
    admit = () => ({ outcome: 'store', body: { secret: 'hashed' } });
    const { rev } = (await put('a')).json<{ rev: string }>();
    expect(storage.read((view) => view.documents.get('pack', 'a')?.body)).toEqual({ secret: 'hashed' });
    admit = () => ({ outcome: 'forbidden', reason: 'Read only.' });
    const removed = await app.inject({
      method: 'DELETE',
      url: `/db/pack/a?rev=${rev}`,
      headers: { authorization },
    });
    expect([removed.statusCode, removed.json()]).toEqual([403, { error: 'forbidden', reason: 'Read only.' }]);
    expect((await put('b')).statusCode).toBe(403);
    expect(count('pack')).toBe(1);
  });

  it('prepares documents before the transaction', async () => {
    prepare = (documents) => Promise.resolve(documents.map(() => ({ _id: 'a', prepared: true })));
    await bulk([{ _id: 'a' }], true);
    expect(storage.read((view) => view.documents.get('pack', 'a')?.body)).toEqual({ prepared: true });
  });
});
