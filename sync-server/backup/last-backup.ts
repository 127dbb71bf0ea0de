import { readFileSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { isSha256 } from '#domain/ids.ts';
import { isObject } from '../couch/json-body.ts';
import { syncFolder } from '../photos/photo-files.ts';
import { parsed } from '../sealed/box-content.ts';

/** What the newest backup of a data folder holds, as whoever serves that folder tells the phones. */
export interface LastBackup {
  /** The uuid of the server whose folder it was. */
  readonly server: string;
  /** Milliseconds since 1970, from before anything was copied; 0 while there was no backup since the folder was restored. */
  readonly takenAt: number;
  /** The sequence of the records' database in the copy; null when there was none. */
  readonly filesSeq: string | null;
  /** Digests of photos whose bytes it lacks. */
  readonly missing: readonly string[];
}

/** Lies in the data folder, and in no backup of it. */
export const LAST_BACKUP_FILE = 'last-backup.json';

/**
 * For a server whose folder comes from a backup and which has none of its own yet: backups are made here, and nothing is in
 * one, so that phones keep what they have given back.
 */
export function noBackupYet(server: string): LastBackup {
  return { server, takenAt: 0, filesSeq: null, missing: [] };
}

/** Writes down in the data folder that a backup of it is whole and on the disk. Rejects where the folder cannot be written to. */
export async function noteLastBackup(data: string, last: LastBackup): Promise<void> {
  const [place, draft] = [join(data, LAST_BACKUP_FILE), join(data, `${LAST_BACKUP_FILE}.${process.pid}`)];
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(last)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, place);
  await syncFolder(data);
}

/**
 * The newest backup of this folder that is known of; null where none was ever made. Where the note of one is another server's,
 * or cannot be read, backups are made and none is known to hold anything.
 */
export class BackupNote {
  readonly #path: string;
  #read: { readonly writtenAt: number; readonly last: LastBackup | null } | null = null;

  constructor(folder: string) {
    this.#path = join(folder, LAST_BACKUP_FILE);
  }

  /** `server` is the uuid that this folder's server has now: a restored folder is another one, and its backups begin anew. */
  of(server: string): LastBackup | null {
    const writtenAt = statSync(this.#path, { throwIfNoEntry: false })?.mtimeMs ?? null;
    if (writtenAt === null) return null;
    if (this.#read?.writtenAt !== writtenAt) this.#read = { writtenAt, last: this.#readFile() };
    const { last } = this.#read;
    return last?.server === server ? last : noBackupYet(server);
  }

  #readFile(): LastBackup | null {
    try {
      return lastBackupOf(parsed(readFileSync(this.#path, 'utf8')));
    } catch {
      return null;
    }
  }
}

function lastBackupOf(value: unknown): LastBackup | null {
  if (!isObject(value)) return null;
  const { server, takenAt, filesSeq, missing } = value;
  if (typeof server !== 'string' || typeof takenAt !== 'number') return null;
  if (filesSeq !== null && typeof filesSeq !== 'string') return null;
  if (!Array.isArray(missing) || !missing.every(isSha256)) return null;
  return { server, takenAt, filesSeq, missing };
}
