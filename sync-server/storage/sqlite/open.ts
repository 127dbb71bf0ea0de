import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FILE, type Storage, type StorageReader } from '../storage.ts';
import { accounts, accountsMigrations } from './accounts.ts';
import { attachmentsMigrations } from './blobs.ts';
import { breaches, breachesMigrations } from './breaches.ts';
import { CommitListeners } from './commit-listeners.ts';
import { CommitTasks } from './commit-tasks.ts';
import { cleanFile, copyFile, faultsIn, openReader, openWriter, type Connection } from './connection.ts';
import { copies, copiesMigrations, copyReadingMigrations } from './copies.ts';
import { dataReceipts, dataReceiptsMigrations } from './data-receipts.ts';
import { Databases } from './databases.ts';
import { deskSteps, deskStepsMigrations } from './desk-steps.ts';
import { devices, devicesMigrations } from './devices.ts';
import { disclosures, disclosuresMigrations } from './disclosures.ts';
import { documentsMigrations, systemDatabasesMigrations } from './documents-schema.ts';
import { documents } from './documents.ts';
import { grants, grantsMigrations } from './grants.ts';
import { handedMigrations, inbox, inboxMigrations } from './inbox.ts';
import { journal, journalMigrations } from './journal.ts';
import { isUpToDate, migrate, type Migration } from './migrate.ts';
import { packs, packsMigrations } from './packs.ts';
import { photos, photosMigrations } from './photos.ts';
import { recordIndex, recordIndexMigrations } from './record-index.ts';
import { erasureMigrations, retention, retentionMigrations } from './retention.ts';
import { restrictions, restrictionsMigrations } from './restrictions.ts';
import { secrets, secretsMigrations } from './secrets.ts';
import { serverIdentity, serverIdentityMigrations } from './server-identity.ts';
import { shares, sharesMigrations } from './shares.ts';
import { sharing, sharingMigrations } from './sharing.ts';
import { training, trainingMigrations } from './training.ts';
import { Snapshot } from './snapshot.ts';
import { Turn } from './turn.ts';
import { isBrokenDisk, WriterQueue } from './writer-queue.ts';

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
  ...copyReadingMigrations,
  ...breachesMigrations,
  ...disclosuresMigrations,
  ...attachmentsMigrations,
  ...systemDatabasesMigrations,
  ...erasureMigrations,
];

/** Every topic over one connection. The reader's connection refuses writes by itself. */
function topics(connection: Connection, databases: Databases, turn: Turn) {
  return {
    server: serverIdentity(connection),
    documents: documents(connection, databases),
    accounts: accounts(connection, turn),
    grants: grants(connection, turn),
    records: recordIndex(connection),
    journal: journal(connection),
    packs: packs(connection, turn),
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
    breaches: breaches(connection),
    disclosures: disclosures(connection),
  };
}

/** Reading through one connection, and the snapshot in which it reads. */
function reading(reader: Connection) {
  const databases = new Databases(reader, () => undefined);
  const turn = new Turn();
  const view = topics(reader, databases, turn);
  const snapshot = new Snapshot(reader, () => {
    databases.begin();
    turn.begin();
  });
  return {
    snapshot,
    read<T>(work: (v: typeof view) => T): T {
      snapshot.begin();
      return work(view);
    },
    copyTo(file: string): Promise<void> {
      snapshot.end(); // a copy is of what stands now
      return copyFile(reader, file);
    },
    faults: () => faultsIn(reader),
  };
}

/**
 * Opens a data folder to read from it alone, beside a server that runs on it or not. Null when another version of Homefile
 * wrote it: what it holds can be copied and not read. Throws when there is no such file.
 */
export function openSqliteReader(folder: string): StorageReader | null {
  const reader = openReader(join(folder, DATA_FILE));
  try {
    if (!isUpToDate(reader, MIGRATIONS)) {
      reader.close();
      return null;
    }
    const { snapshot, ...readings } = reading(reader);
    return {
      ...readings,
      async close() {
        snapshot.end();
        reader.close();
      },
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}

/** With a full disk the log stays as it is: the next start reads it. */
function emptyLogIfItCan(writer: Connection): void {
  try {
    writer.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!isBrokenDisk(error)) throw error;
  }
}

/** Opens (or creates) `homefile.sqlite` in the data folder and brings its schema up to date. */
export function openSqliteStorage(folder: string): Storage {
  // What is made here is for this user of the machine alone; SQLite gives its side files the mode of the main one.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, DATA_FILE);
  closeSync(openSync(file, 'a', 0o600));
  const writer = openWriter(file);
  migrate(writer, MIGRATIONS);
  const reader = openReader(file);
  const tasks = new CommitTasks();
  const listeners = new CommitListeners();
  const afterCommit = (task: () => void): void => tasks.add(task);
  const changed = (database: string): void => tasks.add(() => listeners.ring(database));
  const written = new Databases(writer, changed);
  const ofWrite = new Turn();
  const tx = { ...topics(writer, written, ofWrite), afterCommit };
  const { snapshot, ...readings } = reading(reader);
  const queue = new WriterQueue(writer, tasks, () => snapshot.end());
  return {
    write: (work) =>
      queue.enqueue(() => {
        written.begin();
        ofWrite.begin();
        const result = work(tx);
        written.settle();
        return result;
      }),
    ...readings,
    listen: (database, listener) => listeners.add(database, listener),
    clean: () => queue.alone(() => cleanFile(writer)),
    async close() {
      await queue.finish();
      if (!writer.open) return;
      snapshot.end();
      reader.close();
      emptyLogIfItCan(writer);
      writer.close();
    },
  };
}
