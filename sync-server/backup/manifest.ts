import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSha256 } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { isObject } from '../couch/json-body.ts';
import { parsed } from '../sealed/box-content.ts';
import { DATA_FILE } from '../storage/storage.ts';

/** What says of a folder that it is a whole backup, and of what. It is written last. */
export interface Manifest {
  /** Whose: the server's uuid at that time. */
  readonly server: string;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  readonly journal: { readonly lines: number; readonly hash: string };
  readonly photos: {
    readonly count: number;
    readonly bytes: number;
    /** Digests of photos that the data folder named and did not hold whole. */
    readonly missing: readonly string[];
  };
  /** Every other file of the backup, by its name in the folder, with its SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

export const MANIFEST = 'backup.json';
const FORM = 'homefile-backup-1';

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ form: FORM, ...manifest }, null, 2)}\n`;
}

/** A backup's manifest, once every file that it names has the bytes that it names. The problem is a sentence. */
export async function wholeManifest(backup: string): Promise<Result<Manifest, string>> {
  const text = await readFile(join(backup, MANIFEST), 'utf8').catch(() => null);
  if (text === null)
    return fail('This folder is no whole backup: its backup.json is missing. Choose another backup.');
  const manifest = manifestOf(parsed(text));
  if (manifest === null)
    return fail('The backup.json of this backup cannot be read. Choose another backup, and keep this one.');
  for (const [name, sha256] of Object.entries(manifest.files)) {
    const found = await sha256OfFile(join(backup, name)).catch(() => null);
    if (found === sha256) continue;
    const is = found === null ? 'is missing' : 'is not the one that was written';
    return fail(`This backup is damaged: its file ${name} ${is}. Choose another backup, and keep this one.`);
  }
  return ok(manifest);
}

/** The SHA-256 of a file of any size, as 64 hex digits. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function manifestOf(value: unknown): Manifest | null {
  if (!isObject(value) || value['form'] !== FORM) return null;
  const { server, takenAt, journal, photos, files } = value;
  if (typeof server !== 'string' || typeof takenAt !== 'number') return null;
  if (!isObject(journal) || !isObject(photos) || !isObject(files)) return null;
  const { lines, hash } = journal;
  const { count, bytes, missing } = photos;
  if (typeof lines !== 'number' || typeof hash !== 'string') return null;
  if (typeof count !== 'number' || typeof bytes !== 'number') return null;
  if (!Array.isArray(missing) || !missing.every(isSha256)) return null;
  const named = new Map<string, string>();
  for (const [name, sha256] of Object.entries(files)) {
    // A name that leads out of the folder is none of ours.
    if (typeof sha256 !== 'string' || !/^[a-z.-]+$/.test(name) || name.startsWith('.')) return null;
    named.set(name, sha256);
  }
  if (!named.has(DATA_FILE)) return null;
  return {
    ...{ server, takenAt },
    journal: { lines, hash },
    photos: { count, bytes, missing },
    files: Object.fromEntries(named),
  };
}
