import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { demoLandlord } from '../../sync-server/demo/demo-landlord.ts';
import { fileDemoRecord } from '../../sync-server/demo/file-demo-record.ts';
import type { DemoRecord } from '../../sync-server/demo/scribe.ts';
import { addDemoAccounts } from '../../sync-server/demo/seed-demo.ts';
import { openSqliteStorage } from '../../sync-server/storage/sqlite/open.ts';

/** One measurement: the same records filed by the server and put bare into SQLite, on this machine, in this run. */
export interface FilingMeasured {
  readonly records: number;
  readonly bytes: number;
  readonly filedPerSecond: number;
  readonly barePerSecond: number;
  /** How many times as long filing takes as the bare insert: what validation, index, journal and packs cost. */
  readonly ratio: number;
}

/** As many records as a phone sends at once. */
const BATCH = 100;

/** Files every record of a landlord of so many homes, batch by batch, each batch on the disk before the next. */
export async function measureFiling(homes: number): Promise<FilingMeasured> {
  const landlord = demoLandlord({ today: '2026-11-24', homes });
  const folder = mkdtempSync(join(tmpdir(), 'homefile-bench-'));
  const storage = openSqliteStorage(folder);
  const bare = openBare(join(folder, 'bare.sqlite'));
  const nobodySignsIn = landlord.accounts.map(() => ({ iterations: 1, salt: '00', derivedKey: '00' }));
  await storage.write((tx) => addDemoAccounts(tx, landlord, nobodySignsIn, 0));
  let records = 0;
  let bytes = 0;
  let filingMs = 0;
  let bareMs = 0;
  try {
    // Turn about, so that a slow moment of the machine falls on both.
    for (const batch of batches(landlord.records())) {
      const texts = batch.map(({ record }) => JSON.stringify(record));
      filingMs += await timed(() => storage.write((tx) => batch.forEach((one) => fileDemoRecord(tx, one))));
      bareMs += await timed(() => bare.insert(batch, texts));
      records += batch.length;
      bytes += texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    }
  } finally {
    await storage.close();
    bare.close();
    rmSync(folder, { recursive: true });
  }
  return {
    records,
    bytes,
    filedPerSecond: (records / filingMs) * 1000,
    barePerSecond: (records / bareMs) * 1000,
    ratio: filingMs / bareMs,
  };
}

function* batches(records: Iterable<DemoRecord>): Generator<DemoRecord[]> {
  let batch: DemoRecord[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The least that SQLite can do with the same bytes under the same promise: one table, one fsync a batch. */
function openBare(path: string) {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE record (at INTEGER PRIMARY KEY, id TEXT NOT NULL, body TEXT NOT NULL) STRICT');
  const insert = database.prepare<[string, string]>('INSERT INTO record (id, body) VALUES (?, ?)');
  return {
    insert: database.transaction((batch: readonly DemoRecord[], texts: readonly string[]) => {
      for (const [index, { id }] of batch.entries()) insert.run(id, texts[index] ?? '');
    }),
    close: () => database.close(),
  };
}
