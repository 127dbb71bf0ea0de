import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `backup`, `verify` and `restore` are told: the data folder, another folder, and switches. */
export interface FolderArguments {
  readonly data: string;
  readonly folder: string | null;
  readonly switches: ReadonlySet<string>;
}

/** Reads the arguments of a command that knows these switches; null when they are not what it can use. */
export function folderArguments(args: readonly string[], known: readonly string[]): FolderArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(known.map((name) => [name, { type: 'boolean' as const }])),
        data: { type: 'string', default: './data' },
      },
      allowPositionals: true,
    });
    const [folder, ...more] = positionals;
    if (more.length > 0) return null;
    const switches = new Set(Object.keys(values).filter((name) => known.includes(name)));
    return { data: resolve(values.data), folder: folder === undefined ? null : resolve(folder), switches };
  } catch {
    return null; // parseArgs says which argument it did not know; its words are for programmers
  }
}
