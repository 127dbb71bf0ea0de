import type { PhotoFiles } from '../photos/photo-files.ts';
import type { RegisterFile } from '../retention/register-file.ts';
import type { StorageReader } from '../storage/storage.ts';
import { checkDocuments } from './check-documents.ts';
import type { Checked } from './checked.ts';
import { checkInbox } from './check-inbox.ts';
import { checkJournal, checkRecords } from './check-journal.ts';
import { checkPacks } from './check-packs.ts';
import { checkPhotos } from './check-photos.ts';
import { checkRegister } from './check-register.ts';

export interface VerifyParts {
  readonly storage: Pick<StorageReader, 'read' | 'faults'>;
  readonly files: PhotoFiles;
  /** Null where there is none to compare with, as beside a backup. */
  readonly register: RegisterFile | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Checks everything that a data folder holds, one thing after the other; what cannot be read at all ends it with one finding. */
export async function* verifyData({ storage, files, register, now }: VerifyParts): AsyncGenerator<Checked> {
  const found = storage.faults();
  yield {
    looked: 'Database file: every page and index, as SQLite checks them.',
    wrong: found.map((fault) => `SQLite says: ${fault}`),
  };
  // The rest would be read from pages that are broken.
  if (found.length > 0) return;
  yield checkJournal(storage);
  yield checkDocuments(storage);
  yield checkRecords(storage);
  yield checkInbox(storage);
  yield checkPacks(storage, now);
  yield await checkPhotos(storage, files);
  if (register !== null) yield checkRegister(storage, register);
}
