import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tailBrokenAt } from '../journal/chain.ts';
import type { Started } from '../retention/destroyer.ts';
import { DATA_FILE, type Storage } from '../storage/storage.ts';
import { counted } from './checked.ts';

/** So many lines of the journal are checked at each start: `homefile verify` checks them all. */
const TAIL = 1000;

/** What the last run of the server left behind, before the folder is opened. */
export interface LeftBehind {
  /** How much of its log of writes was not yet in the file, in bytes; 0 when it had ended in the ordinary way. */
  readonly log: number;
  readonly photosInPart: number;
}

export async function leftBehind(folder: string): Promise<LeftBehind> {
  const log = await stat(join(folder, `${DATA_FILE}-wal`)).catch(() => null);
  const coming = await readdir(join(folder, 'photos', 'coming')).catch(() => []);
  return { log: log?.size ?? 0, photosInPart: coming.length };
}

/**
 * Looks, before anything is served, at what a server that was killed may have left, clears what came to nothing, and returns
 * one line for the log: numbers alone.
 */
export async function checkAtStart(storage: Storage, left: LeftBehind, destroyed: Started): Promise<string> {
  const dropped = await storage.write((tx) => tx.documents.dropStaged());
  const { lines, broken, packs, without } = storage.read((view) => {
    const known = view.accounts.accounts().flatMap(({ id }) => view.packs.packOf(id) ?? []);
    return {
      lines: Math.min(view.journal.last()?.seq ?? 0, TAIL),
      broken: tailBrokenAt(view, TAIL),
      packs: known.length,
      without: known.filter(({ name }) => view.documents.database(name) === null).length,
    };
  });
  const said = [
    left.log === 0
      ? 'the server had ended in the ordinary way'
      : `the server had not ended in the ordinary way, and its log of ${counted(Math.ceil(left.log / 1024), 'kilobyte')} was read`,
    broken === null
      ? `the last ${counted(lines, 'line')} of the journal hold`
      : `THE JOURNAL DOES NOT HOLD from line ${broken} on: run homefile verify`,
    without === 0
      ? `${counted(packs, 'pack')} stand`
      : `${counted(without, 'pack')} of ${packs} HAVE NO DATABASE: run homefile verify`,
    ...some(dropped, (of) => `${counted(of, 'attachment')} without a document were dropped`),
    ...some(left.photosInPart, (of) => `${counted(of, 'photo')} came in part and may go on`),
    ...some(
      destroyed.again,
      (of) => `${counted(of, 'destruction')} that an older copy had undone were done again`,
    ),
    ...some(destroyed.ended, (of) => `${counted(of, 'destruction')} were brought to their end`),
  ];
  return `Start-up check: ${said.join('; ')}.`;
}

const some = (count: number, say: (of: number) => string) => (count === 0 ? [] : [say(count)]);
