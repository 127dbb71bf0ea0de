import { existsSync } from 'node:fs';
import { chmod, copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#domain/result.ts';
import { FILES } from '../files/files-database.ts';
import { SETTINGS_FILE } from '../landlord/landlord-settings.ts';
import { isMissing, PhotoFiles, sha256Of, syncFolder } from '../photos/photo-files.ts';
import type { HeldPhoto } from '../storage/photos.ts';
import { DATA_FILE, type ReadView, type StorageReader } from '../storage/storage.ts';
import { noteLastBackup } from './last-backup.ts';
import { manifestText, MANIFEST, sha256OfFile, type Manifest } from './manifest.ts';
import { backupName, beginOnShelf, newestBackup, syncTree } from './shelf.ts';

export interface BackupOrder {
  /** The data folder; a server may run on it. */
  readonly data: string;
  /** The folder in which backups lie side by side. */
  readonly shelf: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Opens a folder to read from it; null when another version of Homefile wrote it. */
export type OpenReader = (folder: string) => StorageReader | null;

/** A backup that is whole and on the disk. */
export interface MadeBackup {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Whether it could be written down in the data folder, so that phones hear of it. */
  readonly noted: boolean;
}

/**
 * Copies a data folder, as it stands at one moment, into a new folder on the shelf. First the database, then the photos that
 * it names: a photo is on the disk before its row is. A photo that the newest backup has already is not copied again where
 * the disk can give a file two names. The register of what was destroyed stays where it is.
 */
export async function makeBackup(order: BackupOrder, open: OpenReader): Promise<Result<MadeBackup, string>> {
  const before = newestBackup(order.shelf);
  const folder = await beginOnShelf(order.shelf);
  try {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const copied = await copyInto(folder, order, { open, before });
      if (copied === 'destroyed-meanwhile') continue;
      if (!copied.ok) return copied;
      const { manifest, filesSeq } = copied.value;
      await writeFile(join(folder, MANIFEST), manifestText(manifest), { mode: 0o600 });
      await syncTree(folder);
      const place = join(order.shelf, backupName(order.now));
      await rename(folder, place);
      await syncFolder(order.shelf);
      await syncFolder(dirname(order.shelf));
      const { server, takenAt, photos } = manifest;
      const noted = await noteLastBackup(order.data, {
        server,
        takenAt,
        filesSeq,
        missing: photos.missing,
      }).then(
        () => true,
        () => false,
      );
      return ok({ folder: place, manifest, noted });
    }
    return fail('Photos were destroyed while they were copied. Make the backup again.');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const MOST_ATTEMPTS = 3;

interface Copying {
  readonly open: OpenReader;
  readonly before: string | null;
}

interface CopiedFolder {
  readonly manifest: Manifest;
  readonly filesSeq: string | null;
}

async function copyInto(
  folder: string,
  { data, now }: BackupOrder,
  { open, before }: Copying,
): Promise<Result<CopiedFolder, string> | 'destroyed-meanwhile'> {
  await rm(join(folder, DATA_FILE), { force: true });
  await rm(join(folder, 'photos'), { recursive: true, force: true });
  const source = open(data);
  if (source === null) return fail(ANOTHER_VERSION);
  try {
    await source.copyTo(join(folder, DATA_FILE));
    await chmod(join(folder, DATA_FILE), 0o600);
    const copy = open(folder);
    if (copy === null) return fail(ANOTHER_VERSION);
    try {
      const [fault] = copy.faults();
      if (fault !== undefined)
        return fail(`The data folder is damaged, so nothing was backed up: ${fault}. Restore a backup.`);
      const photos = await copyPhotos(copy, { from: data, to: folder, before });
      const isStill = (sha256: string) => source.read((view) => view.photos.photo(sha256)) !== null;
      if (!photos.missing.every(isStill)) return 'destroyed-meanwhile';
      const files = { [DATA_FILE]: await sha256OfFile(join(folder, DATA_FILE)) };
      const manifest = {
        ...copy.read(identityOf),
        takenAt: now,
        photos,
        files: { ...files, ...(await copySettings(data, folder)) },
      };
      return ok({
        manifest,
        filesSeq: copy.read(({ documents }) => documents.database(FILES)?.updateSeq ?? null),
      });
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
}

function identityOf(view: ReadView): Pick<Manifest, 'server' | 'journal'> {
  const last = view.journal.last();
  return { server: view.server.uuid(), journal: { lines: last?.seq ?? 0, hash: last?.hash ?? '' } };
}

/** All photos in order of their digests, a page at a time. */
export function* photosOf(storage: Pick<StorageReader, 'read'>): Generator<HeldPhoto> {
  for (let after = ''; ;) {
    const page = storage.read(({ photos }) => photos.page({ after, limit: 1000 }));
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.sha256;
  }
}

/** Copies the photos that a database names, and says which it could not: one photo must not keep all else from its backup. */
async function copyPhotos(
  copy: StorageReader,
  { from, to, before }: { readonly from: string; readonly to: string; readonly before: string | null },
): Promise<Manifest['photos']> {
  const [source, target] = [new PhotoFiles(from), new PhotoFiles(to)];
  const earlier = before === null ? null : new PhotoFiles(before);
  const missing: string[] = [];
  let [count, bytes] = [0, 0];
  for (const photo of photosOf(copy)) {
    const { sha256, state } = photo;
    const isThere = earlier !== null && (await target.linkFrom(earlier, sha256, state));
    if (!isThere) {
      const read = await source.read(sha256, state).catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      if (read === null || sha256Of(read) !== sha256) {
        missing.push(sha256);
        continue;
      }
      await target.put(sha256, state, read);
    }
    count += 1;
    bytes += photo.bytes;
  }
  return { count, bytes, missing };
}

async function copySettings(data: string, folder: string): Promise<Readonly<Record<string, string>>> {
  if (!existsSync(join(data, SETTINGS_FILE))) return {};
  await copyFile(join(data, SETTINGS_FILE), join(folder, SETTINGS_FILE));
  return { [SETTINGS_FILE]: await sha256OfFile(join(folder, SETTINGS_FILE)) };
}

export const ANOTHER_VERSION =
  'The data folder was written by another version of Homefile. Use that version, or start the server once with this one.';
