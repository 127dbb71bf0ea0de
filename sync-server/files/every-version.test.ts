import { expect, it } from 'vitest';
import { anId, asJson, aLandlord, aRecord, NOW } from './filing.fixture.ts';
import { fileRecord } from './file-record.ts';

it('keeps every version of a record, however often it is changed afterwards', async () => {
  const { storage, office, home } = await aLandlord();
  const id = anId();
  const room = (number: number) =>
    asJson(aRecord(office.id, 'room', { roomKind: 'bedroom', number }, { home }));
  const filing = { id, by: office.id, via: 'api', at: NOW } as const;
  const first = await storage.write((tx) => {
    // A folder of an earlier version has CouchDB's own limit still.
    tx.documents.setRevsLimit('files', 1_000);
    const { rev } = fileRecord(tx, { ...filing, raw: room(1) });
    const since = Array.from({ length: 1_100 }, (_, at) => at.toString(16).padStart(32, '0'));
    const path = { start: since.length + 1, ids: [...since, rev.slice('1-'.length)] };
    fileRecord(tx, { ...filing, raw: room(2), path });
    return rev;
  });
  const stored = storage.read((view) => view.documents.document('files', id));
  expect(stored?.history(stored.winner.rev)).toHaveLength(1_101);
  expect(stored?.revision(first)?.body).toMatchObject({ body: { number: 1 } });
  await storage.close();
});
