import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup } from '../backup/make-backup.ts';
import { DATA_FILE } from '../storage/storage.ts';
import { openSqliteReader } from '../storage/sqlite/open.ts';
import { counted } from '../verify/checked.ts';
import type { Command } from './command.ts';
import { folderArguments } from './folder-arguments.ts';

const USE = 'Use: homefile backup [--data DIR] FOLDER-FOR-BACKUPS';

/**
 * `homefile backup FOLDER`: puts a backup of the data folder beside the others in that folder; the server may run meanwhile.
 * Status 1 when photos of the data folder are missing or damaged, which the backup then lacks too.
 */
export const backup: Command = async ({ args, stdout, stderr }) => {
  const asked = folderArguments(args, []);
  const wrong = (sentence: string, status = 2) => {
    stderr.write(`${sentence}\n`);
    return status;
  };
  if (asked?.folder == null) return wrong(USE);
  const { data, folder: shelf } = asked;
  if (!existsSync(join(data, DATA_FILE)))
    return wrong('There is no Homefile data in that folder. Name it with --data.');
  if (`${shelf}/`.startsWith(`${data}/`))
    return wrong('A backup inside the data folder goes when the folder goes. Name a folder elsewhere.');
  const made = await makeBackup({ data, shelf, now: Date.now() }, openSqliteReader);
  if (!made.ok) return wrong(made.problem, 1);
  const { count, bytes, missing } = made.value.manifest.photos;
  stdout.write(
    `The backup is whole: ${made.value.folder}, with ${counted(count, 'photo')} of ${megabytes(bytes)} MB.\n`,
  );
  if (!made.value.noted)
    stderr.write(
      'It could not be written down in the data folder, so phones go on keeping sealed copies of what it holds. Let this user write there.\n',
    );
  if (missing.length === 0) return 0;
  return wrong(
    `The bytes of ${counted(missing.length, 'photo')} are missing or damaged in the data folder, and so in the backup. Run homefile verify, and look into earlier backups.`,
    1,
  );
};

const megabytes = (bytes: number) => Math.round(bytes / 1e6).toLocaleString('en-GB');
