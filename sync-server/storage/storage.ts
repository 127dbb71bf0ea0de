import type { AccountsRead, AccountsWrite } from './accounts.ts';
import type { BreachesRead, BreachesWrite } from './breaches.ts';
import type { CopiesRead, CopiesWrite } from './copies.ts';
import type { DataReceiptsRead, DataReceiptsWrite } from './data-receipts.ts';
import type { DeskStepsRead, DeskStepsWrite } from './desk-steps.ts';
import type { DevicesRead, DevicesWrite } from './devices.ts';
import type { DisclosuresRead, DisclosuresWrite } from './disclosures.ts';
import type { DocumentsRead, DocumentsWrite } from './documents.ts';
import type { GrantsRead, GrantsWrite } from './grants.ts';
import type { InboxRead, InboxWrite } from './inbox.ts';
import type { JournalRead, JournalWrite } from './journal.ts';
import type { PacksRead, PacksWrite } from './packs.ts';
import type { PhotosRead, PhotosWrite } from './photos.ts';
import type { RecordIndexRead, RecordIndexWrite } from './record-index.ts';
import type { RetentionRead, RetentionWrite } from './retention.ts';
import type { RestrictionsRead, RestrictionsWrite } from './restrictions.ts';
import type { SecretsRead, SecretsWrite } from './secrets.ts';
import type { ServerIdentityRead, ServerIdentityWrite } from './server-identity.ts';
import type { SharesRead, SharesWrite } from './shares.ts';
import type { SharingRead, SharingWrite } from './sharing.ts';
import type { TrainingRead, TrainingWrite } from './training.ts';

/** What is committed, topic by topic. See README.md in this folder for how to add a topic. */
export interface ReadView {
  readonly server: ServerIdentityRead;
  readonly documents: DocumentsRead;
  readonly accounts: AccountsRead;
  readonly grants: GrantsRead;
  readonly records: RecordIndexRead;
  readonly journal: JournalRead;
  readonly packs: PacksRead;
  readonly inbox: InboxRead;
  readonly photos: PhotosRead;
  readonly devices: DevicesRead;
  readonly secrets: SecretsRead;
  readonly shares: SharesRead;
  readonly retention: RetentionRead;
  readonly copies: CopiesRead;
  readonly sharing: SharingRead;
  readonly training: TrainingRead;
  readonly restrictions: RestrictionsRead;
  readonly dataReceipts: DataReceiptsRead;
  readonly deskSteps: DeskStepsRead;
  readonly breaches: BreachesRead;
  readonly disclosures: DisclosuresRead;
}

/** One request's writes: all of them are kept, or none. Every topic reads what this request has written so far. */
export interface WriteTx {
  readonly server: ServerIdentityWrite;
  readonly documents: DocumentsWrite;
  readonly accounts: AccountsWrite;
  readonly grants: GrantsWrite;
  readonly records: RecordIndexWrite;
  readonly journal: JournalWrite;
  readonly packs: PacksWrite;
  readonly inbox: InboxWrite;
  readonly photos: PhotosWrite;
  readonly devices: DevicesWrite;
  readonly secrets: SecretsWrite;
  readonly shares: SharesWrite;
  readonly retention: RetentionWrite;
  readonly copies: CopiesWrite;
  readonly sharing: SharingWrite;
  readonly training: TrainingWrite;
  readonly restrictions: RestrictionsWrite;
  readonly dataReceipts: DataReceiptsWrite;
  readonly deskSteps: DeskStepsWrite;
  readonly breaches: BreachesWrite;
  readonly disclosures: DisclosuresWrite;
  /** Runs once the writes are on the disk, and never if they were rolled back. The task must not throw. */
  afterCommit(task: () => void): void;
}

/** The file of a data folder in which everything is but the bytes of photos. */
export const DATA_FILE = 'homefile.sqlite';

/** What may be asked of a data folder without writing to it. */
export interface StorageReader {
  /** Reads committed state at once, as one snapshot. `work` is synchronous and must not keep the view. */
  read<T>(work: (view: ReadView) => T): T;
  /** Copies all of it, as it stands at one moment, to a file that is not there yet; others go on writing meanwhile. */
  copyTo(file: string): Promise<void>;
  /** What the file itself has wrong with it, in the words of whoever keeps it; nothing when it is whole. Reads all of it. */
  faults(): readonly string[];
  close(): Promise<void>;
}

export interface Storage extends StorageReader {
  /**
   * Runs `work` on the one writer queue and resolves with its value after the fsync. `work` is synchronous: it must not
   * return a promise. If it throws, its own writes are undone, nobody else's, and the promise rejects with what it threw;
   * a full or broken disk rejects with `StorageUnavailable` and leaves reading possible.
   */
  write<T>(work: (tx: WriteTx) => T): Promise<T>;
  /** Calls `listener` after every commit that changed this database (or deleted it). Returns the way to stop. */
  listen(database: string, listener: () => void): () => void;
  /**
   * Writes the file anew without anything that was deleted from it, and empties the log of writes: after it no byte of what
   * was deleted lies in the data folder's database. Rejects when another program holds the file; then it is tried again.
   */
  clean(): Promise<void>;
  /** Refuses new writes, finishes the waiting ones and closes the files. */
  close(): Promise<void>;
}
