import { existsSync, readdirSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#domain/result.ts';
import { PhotoFiles, sha256Of, syncFolder } from '../photos/photo-files.ts';
import { Destroyer } from '../retention/destroyer.ts';
import { RegisterFile } from '../retention/register-file.ts';
import type { Storage } from '../storage/storage.ts';
import { counted } from '../verify/checked.ts';
import { verifyData } from '../verify/verify-data.ts';
import { becomeAnotherServer } from './another-server.ts';
import { noBackupYet, noteLastBackup } from './last-backup.ts';
import { photosOf } from './make-backup.ts';
import { wholeManifest } from './manifest.ts';
import { PRIVATE, syncTree } from './shelf.ts';

export interface RestoreOrder {
  /** One whole backup. */
  readonly backup: string;
  /** The data folder to be made: it is not there yet, or empty. */
  readonly data: string;
  /** Restore even though the register of what was destroyed is not beside the data folder. */
  readonly withoutRegister: boolean;
  /** Restore even though the bytes of photos are damaged or missing; phones that have them send them again. */
  readonly withoutPhotos: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface RestoreMeans {
  /** Opens a folder and brings it up to the form of this version. */
  open(folder: string): Storage;
  /** Tells the person at the terminal what was checked. */
  say(sentence: string): void;
}

/** Where a restore works until the folder is whole. */
export function unfinishedRestore(data: string): string {
  return `${data}.restoring`;
}

/**
 * Makes a data folder from a backup: copied, checked, cleaned by the register of what was destroyed, and made another server,
 * all beside its place. It takes its place by one rename when it is whole and on the disk; a restore that was cut short has
 * left nothing there.
 */
export async function restore(order: RestoreOrder, means: RestoreMeans): Promise<Result<null, string>> {
  const { backup, data } = order;
  if (existsSync(data) && readdirSync(data).length > 0) return fail(NOT_EMPTY);
  const manifest = await wholeManifest(backup);
  if (!manifest.ok) return manifest;
  const folder = unfinishedRestore(data);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, PRIVATE);
  for (const name of Object.keys(manifest.value.files)) {
    await copyFile(join(backup, name), join(folder, name));
    await chmod(join(folder, name), 0o600);
  }
  const storage = means.open(folder);
  try {
    const made = await makeWhole(storage, folder, order, means);
    if (!made.ok) return made;
  } finally {
    await storage.close();
  }
  await syncTree(folder);
  await rename(folder, data);
  await syncFolder(dirname(data));
  return ok(null);
}

async function makeWhole(
  storage: Storage,
  folder: string,
  { backup, data, withoutRegister, withoutPhotos, now }: RestoreOrder,
  { say }: RestoreMeans,
): Promise<Result<null, string>> {
  const register = new RegisterFile(data);
  const hasDestroyed = storage.read((view) =>
    view.retention.destructions().some(({ state }) => state === 'clean'),
  );
  if (hasDestroyed && !existsSync(register.path) && !withoutRegister) return fail(noRegister(register.path));
  const files = new PhotoFiles(folder);
  const missing = await copyPhotos(storage, new PhotoFiles(backup), files);
  if (missing.length > 0 && !withoutPhotos) return fail(photosMissing(missing.length));
  // What is not here must not be answered for: whoever has it sends it again.
  await storage.write((tx) => {
    for (const sha256 of missing) tx.photos.forget(sha256);
  });
  const wrong: string[] = [];
  for await (const checked of verifyData({ storage, files, register: null, now })) {
    say(checked.looked);
    wrong.push(...checked.wrong);
  }
  for (const sentence of wrong) say(`Wrong: ${sentence}`);
  if (wrong.length > 0) return fail(DAMAGED);
  const { isClean } = await new Destroyer({ storage, files, register, clock: () => now }).start();
  if (!isClean) return fail(NOT_CLEAN);
  await becomeAnotherServer(storage, now);
  // What phones bring back from now on is in no backup, and must not be dropped before it is.
  await noteLastBackup(folder, noBackupYet(storage.read(({ server }) => server.uuid())));
  return ok(null);
}

/** Copies each photo once its bytes are those of its digest; the digests of those that are not. */
async function copyPhotos(storage: Storage, from: PhotoFiles, to: PhotoFiles): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const { sha256, state } of photosOf(storage)) {
    const bytes = await from.read(sha256, state).catch(() => null);
    if (bytes === null || sha256Of(bytes) !== sha256) missing.push(sha256);
    else await to.put(sha256, state, bytes);
  }
  return missing;
}

const NOT_EMPTY =
  'The data folder holds something already, so nothing was restored. Move it away, or name another one with --data.';
const DAMAGED =
  'The backup does not hold together, so nothing was restored. Choose another backup, and keep this one.';
const NOT_CLEAN =
  'What was destroyed could not be taken out of the restored folder, so nothing was restored. Make room on the disk, and restore again.';
const noRegister = (path: string) =>
  `Records were destroyed here, and the register of them is not at ${path}. Put it there, or say --without-register: what was destroyed after this backup then comes back.`;
const photosMissing = (count: number) =>
  `The backup lacks the bytes of ${counted(count, 'photo')}, so nothing was restored. Choose another backup, or say --without-photos: phones that still have them send them again.`;
