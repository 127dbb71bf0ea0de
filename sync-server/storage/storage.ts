import type { AccountsRead, AccountsWrite } from './accounts.ts';
import type { CopiesRead, CopiesWrite } from './copies.ts';
import type { DataReceiptsRead, DataReceiptsWrite } from './data-receipts.ts';
import type { DeskStepsRead, DeskStepsWrite } from './desk-steps.ts';
import type { DevicesRead, DevicesWrite } from './devices.ts';
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
  /** Runs once the writes are on the disk, and never if they were rolled back. The task must not throw. */
  afterCommit(task: () => void): void;
}

export interface Storage {
  /**
   * Runs `work` on the one writer queue and resolves with its value after the fsync. `work` is synchronous: it must not
   * return a promise. If it throws, its own writes are undone, nobody else's, and the promise rejects with what it threw;
   * a full or broken disk rejects with `StorageUnavailable` and leaves reading possible.
   */
  write<T>(work: (tx: WriteTx) => T): Promise<T>;
  /** Reads committed state at once, as one snapshot. `work` is synchronous and must not keep the view. */
  read<T>(work: (view: ReadView) => T): T;
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
