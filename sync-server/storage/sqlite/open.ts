import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Storage } from '../storage.ts';
import { accounts, accountsMigrations } from './accounts.ts';
import { CommitListeners } from './commit-listeners.ts';
import { CommitTasks } from './commit-tasks.ts';
import { cleanFile, openReader, openWriter, type Connection } from './connection.ts';
import { copies, copiesMigrations } from './copies.ts';
import { dataReceipts, dataReceiptsMigrations } from './data-receipts.ts';
import { deskSteps, deskStepsMigrations } from './desk-steps.ts';
import { devices, devicesMigrations } from './devices.ts';
import { documentsMigrations } from './documents-schema.ts';
import { documents } from './documents.ts';
import { grants, grantsMigrations } from './grants.ts';
import { handedMigrations, inbox, inboxMigrations } from './inbox.ts';
import { journal, journalMigrations } from './journal.ts';
import { migrate, type Migration } from './migrate.ts';
import { packs, packsMigrations } from './packs.ts';
import { photos, photosMigrations } from './photos.ts';
import { recordIndex, recordIndexMigrations } from './record-index.ts';
import { retention, retentionMigrations } from './retention.ts';
import { restrictions, restrictionsMigrations } from './restrictions.ts';
import { secrets, secretsMigrations } from './secrets.ts';
import { serverIdentity, serverIdentityMigrations } from './server-identity.ts';
import { shares, sharesMigrations } from './shares.ts';
import { sharing, sharingMigrations } from './sharing.ts';
import { training, trainingMigrations } from './training.ts';
import { WriterQueue } from './writer-queue.ts';

/** The schema, in order. Add a topic's steps at the end; never move one. */
const MIGRATIONS: readonly Migration[] = [
  ...serverIdentityMigrations,
  ...documentsMigrations,
  ...accountsMigrations,
  ...grantsMigrations,
  ...recordIndexMigrations,
  ...journalMigrations,
  ...packsMigrations,
  ...inboxMigrations,
  ...photosMigrations,
  ...devicesMigrations,
  ...handedMigrations,
  ...secretsMigrations,
  ...sharesMigrations,
  ...retentionMigrations,
  ...copiesMigrations,
  ...sharingMigrations,
  ...trainingMigrations,
  ...restrictionsMigrations,
  ...dataReceiptsMigrations,
  ...deskStepsMigrations,
];

/** Every topic over one connection. The reader's connection refuses writes by itself. */
function topics(connection: Connection, changed: (database: string) => void) {
  return {
    server: serverIdentity(connection),
    documents: documents(connection, changed),
    accounts: accounts(connection),
    grants: grants(connection),
    records: recordIndex(connection),
    journal: journal(connection),
    packs: packs(connection),
    inbox: inbox(connection),
    photos: photos(connection),
    devices: devices(connection),
    secrets: secrets(connection),
    shares: shares(connection),
    retention: retention(connection),
    copies: copies(connection),
    sharing: sharing(connection),
    training: training(connection),
    restrictions: restrictions(connection),
    dataReceipts: dataReceipts(connection),
    deskSteps: deskSteps(connection),
  };
}

/** Opens (or creates) `homefile.sqlite` in the data folder and brings its schema up to date. */
export function openSqliteStorage(folder: string): Storage {
  // What is made here is for this user of the machine alone; SQLite gives its side files the mode of the main one.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'homefile.sqlite');
  closeSync(openSync(file, 'a', 0o600));
  const writer = openWriter(file);
  migrate(writer, MIGRATIONS);
  const reader = openReader(file);
  const tasks = new CommitTasks();
  const listeners = new CommitListeners();
  const queue = new WriterQueue(writer, tasks);
  const afterCommit = (task: () => void): void => tasks.add(task);
  const changed = (database: string): void => tasks.add(() => listeners.ring(database));
  const tx = { ...topics(writer, changed), afterCommit };
  const view = topics(reader, changed);
  const snapshot = reader.transaction((work: () => unknown) => work());
  return {
    write: (work) => queue.enqueue(() => work(tx)),
    read<T>(work: (v: typeof view) => T): T {
      const result: { value?: T } = {};
      snapshot(() => (result.value = work(view)));
      return result.value as T;
    },
    listen: (database, listener) => listeners.add(database, listener),
    clean: () => queue.alone(() => cleanFile(writer)),
    async close() {
      await queue.finish();
      if (!writer.open) return;
      reader.close();
      writer.pragma('wal_checkpoint(TRUNCATE)');
      writer.close();
    },
  };
}
