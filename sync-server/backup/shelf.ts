import { existsSync, readdirSync } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../photos/photo-files.ts';
import { MANIFEST } from './manifest.ts';

/*
 * A shelf is a folder of backups. Each is a folder of its own that is named by its moment and takes that name only when it
 * is whole and on the disk; until then it is `unfinished-<process>`.
 */

const UNFINISHED = 'unfinished-';

/** For the server's own user of the machine alone. */
export const PRIVATE = { recursive: true, mode: 0o700 };

/** `2026-11-27T15-20-03.123Z`: sorts as time does, and may be a file's name anywhere. */
export function backupName(takenAt: number): string {
  return new Date(takenAt).toISOString().replaceAll(':', '-');
}

/** The newest whole backup of a shelf, or the folder itself where it is one; null where there is none. */
export function newestBackup(folder: string): string | null {
  if (!existsSync(folder)) return null;
  if (existsSync(join(folder, MANIFEST))) return folder;
  const whole = readdirSync(folder)
    .filter((name) => !name.startsWith(UNFINISHED) && existsSync(join(folder, name, MANIFEST)))
    .toSorted();
  const newest = whole.at(-1);
  return newest === undefined ? null : join(folder, newest);
}

/** A folder on the shelf for a backup that begins. What backups that were cut short have left is cleared away. */
export async function beginOnShelf(shelf: string): Promise<string> {
  await mkdir(shelf, PRIVATE);
  for (const name of await readdir(shelf)) {
    if (!name.startsWith(UNFINISHED) || isRunning(Number(name.slice(UNFINISHED.length)))) continue;
    await rm(join(shelf, name), { recursive: true, force: true });
  }
  const folder = join(shelf, `${UNFINISHED}${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, PRIVATE);
  return folder;
}

/** Whether a process of this machine is at it. */
function isRunning(process_: number): boolean {
  if (process_ === process.pid) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Resolves when a folder with everything in it is on the disk. Photos are already: each was written to it. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (folder === entry.parentPath && !/^[0-9a-f]{64}$/.test(entry.name)) await syncFile(path);
  }
  await syncFolder(folder);
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
