import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keepRescued } from '../inbox/keep-rescued.ts';
import { LandlordKey } from '../sealed/landlord-key.ts';
import { openRescueCopy } from '../sealed/rescue-copy.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import { DATA_FILE } from '../storage/storage.ts';
import type { Command } from './command.ts';
import { readText } from './read-text.ts';

const USE = 'Use: homefile rescue [--data DIR] FILE';

/**
 * `homefile rescue FILE`: opens a rescue copy that a phone saved, and puts what lies in it into the office's inbox. The
 * server may run meanwhile. Handing the same copy in twice changes nothing. Status 1 when not all of it could be opened.
 */
export const rescue: Command = async ({ args, stdout, stderr }) => {
  const wrong = (sentence: string) => {
    stderr.write(`${sentence}\n`);
    return 2;
  };
  const asked = readArguments(args);
  if (asked === null) return wrong(USE);
  const folder = resolve(asked.data);
  if (!existsSync(join(folder, DATA_FILE)))
    return wrong('There is no Homefile data in that folder. Name it with --data.');
  const text = readText(asked.file);
  if (!text.ok) return wrong(text.problem);
  const storage = openSqliteStorage(folder);
  try {
    const copy = await openRescueCopy(text.value, new LandlordKey(storage));
    if (copy === null)
      return wrong(
        'This is no rescue copy that was sealed for this office. Keep the file, and ask whose it is.',
      );
    const by = { account: copy.account, device: copy.device, at: Date.now() };
    let kept = 0;
    for (const thing of copy.things) if (await storage.write((tx) => keepRescued(tx, by, thing))) kept += 1;
    const before = copy.things.length - kept;
    stdout.write(`In the inbox now: ${kept}. There already: ${before}. Could not be opened: ${copy.lost}.\n`);
    if (copy.lost === 0) return 0;
    stderr.write('The file is cut short or damaged. Keep it, and save another copy on the phone.\n');
    return 1;
  } finally {
    await storage.close();
  }
};

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { data: { type: 'string', default: './data' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0 ? null : { file, data: values.data };
  } catch {
    return null; // parseArgs says which argument it did not know; its words are for programmers
  }
}
