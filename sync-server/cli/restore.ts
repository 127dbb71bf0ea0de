import { newestBackup } from '../backup/shelf.ts';
import { restore as restoreFolder } from '../backup/restore.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import type { Command } from './command.ts';
import { folderArguments } from './folder-arguments.ts';

const USE = 'Use: homefile restore [--data DIR] [--without-register] [--without-photos] BACKUP';

/**
 * `homefile restore BACKUP`: makes a new data folder from a backup, or from the newest of a folder of backups. Nothing is
 * overwritten, and nothing stands in the data folder's place before all of it was checked. Status 1 when it was refused.
 */
export const restore: Command = async ({ args, stdout, stderr }) => {
  const asked = folderArguments(args, ['without-register', 'without-photos']);
  if (asked?.folder == null) {
    stderr.write(`${USE}\n`);
    return 2;
  }
  const { data, folder, switches } = asked;
  const backup = newestBackup(folder);
  if (backup === null) {
    stderr.write(
      'There is no whole backup in that folder. Name a backup, or the folder in which they lie.\n',
    );
    return 2;
  }
  stdout.write(`Restoring ${backup}.\n`);
  const order = {
    ...{ backup, data, now: Date.now() },
    withoutRegister: switches.has('without-register'),
    withoutPhotos: switches.has('without-photos'),
  };
  const say = (sentence: string) => void stdout.write(`${sentence}\n`);
  const done = await restoreFolder(order, { open: openSqliteStorage, say });
  if (!done.ok) {
    stderr.write(`${done.problem}\n`);
    return 1;
  }
  stdout.write(`Restored into ${data}. Start the server: phones send again what it does not have.\n`);
  return 0;
};
