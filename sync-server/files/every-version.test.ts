import { expect, it } from 'vitest';
import { anId, asJson, aRecord, aLandlord, NOW } from './filing.fixture.ts';
import { fileRecord } from './file-record.ts';

it('keeps every version of a record, however often it is changed afterwards', async () => {
  const { storage, office, home } = await aLandlord();
  const id = anId();
  const versions = 1_050;
  const first = await storage.write((tx) => {
    // A folder of an earlier version has CouchDB's own limit still.
    tx.documents.setRevsLimit('files', 1_000);
    const revs = Array.from({ length: versions }, (_, number) => {
      const raw = asJson(aRecord(office.id, 'room', { roomKind: 'bedroom', number: number + 1 }, { home }));
      return fileRecord(tx, { id, raw, by: office.id, via: 'api', at: NOW }).rev;
    });
    return revs[0];
  });
  const stored = storage.read((view) => view.documents.document('files', id));
  expect(stored?.history(stored.winner.rev)).toHaveLength(versions);
  expect(stored?.revision(first ?? '')?.body).toMatchObject({ body: { number: 1 } });
  await storage.close();
});
