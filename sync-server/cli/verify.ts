import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wholeManifest } from '../backup/manifest.ts';
import { newestBackup } from '../backup/shelf.ts';
import { PhotoFiles } from '../photos/photo-files.ts';
import { RegisterFile } from '../retention/register-file.ts';
import { DATA_FILE } from '../storage/storage.ts';
import { openSqliteReader } from '../storage/sqlite/open.ts';
import { counted } from '../verify/checked.ts';
import { verifyData } from '../verify/verify-data.ts';
import type { Command, CommandContext } from './command.ts';
import { folderArguments } from './folder-arguments.ts';

const USE = 'Use: homefile verify [--data DIR], or: homefile verify BACKUP';

/**
 * `homefile verify`: checks everything that the data folder holds, beside a running server or without one; `homefile verify
 * BACKUP` checks a backup, or the newest of a folder of backups. Says in a sentence each what it looked at and what is
 * wrong. Status 1 when anything is.
 */
export const verify: Command = async (context) => {
  const { args, stderr, stdout } = context;
  const asked = folderArguments(args, []);
  if (asked === null) {
    stderr.write(`${USE}\n`);
    return 2;
  }
  const told = { wrong: 0 };
  const tell = (looked: string, wrong: readonly string[]): void => {
    stdout.write(`${looked}\n${wrong.map((sentence) => `Wrong: ${sentence}\n`).join('')}`);
    told.wrong += wrong.length;
  };
  const folder = asked.folder === null ? asked.data : await backupToVerify(asked.folder, tell);
  if (told.wrong > 0) return ended(context, told.wrong);
  if (folder === null || !existsSync(join(folder, DATA_FILE))) {
    stderr.write(
      'There is nothing of Homefile in that folder. Name the data folder with --data, or a backup.\n',
    );
    return 2;
  }
  await verifyFolder(folder, asked.folder === null, tell);
  return ended(context, told.wrong);
};

type Tell = (looked: string, wrong: readonly string[]) => void;

/** The backup, once its files are those that were written. */
async function backupToVerify(folder: string, tell: Tell): Promise<string | null> {
  const backup = newestBackup(folder);
  if (backup === null) return null;
  const manifest = await wholeManifest(backup);
  tell(`Backup: ${backup}, each file against the digest taken when it was made.`, [
    ...(manifest.ok ? [] : [manifest.problem]),
  ]);
  return backup;
}

async function verifyFolder(folder: string, isOwn: boolean, tell: Tell): Promise<void> {
  const storage = openReader(folder);
  if (storage === null)
    return tell('What lies in it was not looked at: another version of Homefile wrote it, and reads it.', []);
  if (typeof storage === 'string') return tell('Database file.', [`It cannot be opened: ${storage}.`]);
  try {
    const register = isOwn ? new RegisterFile(folder) : null;
    const parts = { storage, files: new PhotoFiles(folder), register, now: Date.now() };
    for await (const { looked, wrong } of verifyData(parts)) tell(looked, wrong);
  } finally {
    await storage.close();
  }
}

/** A file whose first pages are damaged cannot even be opened: SQLite's own words say why. */
function openReader(folder: string): ReturnType<typeof openSqliteReader> | string {
  try {
    return openSqliteReader(folder);
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

function ended({ stdout, stderr }: CommandContext, wrong: number): number {
  if (wrong === 0) stdout.write('All that was checked is as it should be.\n');
  else
    stderr.write(
      `${counted(wrong, 'thing is', 'things are')} wrong. Keep this folder as it is, and restore a backup beside it.\n`,
    );
  return wrong === 0 ? 0 : 1;
}
