import { fileRecord } from '../../../sync-server/files/file-record.ts';
import { anId, aRecord, asJson, instantAt } from '../../../sync-server/files/filing.fixture.ts';
import { PhotoFiles } from '../../../sync-server/photos/photo-files.ts';
import type { KindName } from '../../../src/domain/records/registry.ts';
import { openSqliteStorage } from '../../../sync-server/storage/sqlite/open.ts';
import { noisePng } from './phone-protocol.ts';

/** What is added to a case, so that its page is of several parts. */
interface Added {
  /** Checked notes, each of some four thousand letters. */
  readonly notes: number;
  /** Checked photos, by the length of a side: 40 is written into the page, 300 is a part of its own. */
  readonly pictures: readonly number[];
}

/** Files them in each case of a home. The server must not run. */
export async function addToCases(data: string, line: string, { notes, pictures }: Added): Promise<void> {
  const storage = openSqliteStorage(data);
  const office = storage.read((view) => view.accounts.accountNamed('wren'));
  const home = storage.read((view) =>
    view.records.entries({ kind: 'property' }).find(({ id }) => {
      const body = view.documents.get('files', id)?.body['body'] as { readonly line?: string } | undefined;
      return body?.line === line;
    }),
  )?.id;
  if (office === null || home === undefined) throw new Error(`The demo has Wren, and a home at ${line}.`);
  const entries = storage.read((view) => view.records.entries({ home, kind: 'report-fact' }));
  const now = Date.now();
  for (const caseId of new Set(entries.flatMap((entry) => entry.case ?? []))) {
    const file = (kind: KindName, body: object) =>
      storage.write((tx) => {
        const place = { home, case: caseId, inspection: null };
        const record = { ...aRecord(office.id, kind, body, place), recordedAt: instantAt(now) };
        fileRecord(tx, { id: anId(), raw: asJson(record), by: office.id, via: 'api', at: now });
      });
    for (let at = 1; at <= notes; at += 1)
      await file('cleared-note', {
        note: anId(),
        words: `Note ${at} of many. ${'The wall by the window was wet to the touch. '.repeat(90)}`,
      });
    for (const side of pictures) {
      const { bytes, sha256 } = noisePng(side);
      await new PhotoFiles(data).put(sha256, 'held', bytes);
      await storage.write((tx) => {
        const held = { state: 'held', type: 'image/png', sentence: null, receivedAt: now } as const;
        tx.photos.hold({ sha256, bytes: bytes.length, ...held });
      });
      const facts = { picture: sha256, takenOn: '2026-11-20', width: side, height: side };
      await file('cleared-photo', { ...facts, photo: anId() });
    }
  }
  await storage.close();
}
