import { createHash } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OpaqueId } from '#domain/ids.ts';
import type { PhotoState } from '../storage/photos.ts';

/** For the server's own user of the machine alone. */
const PRIVATE = { recursive: true, mode: 0o700 };

/** Where photos lie on the disk: whole ones under their digest, those still coming under who sends them. */
export class PhotoFiles {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'photos');
  }

  /** How many bytes of an unfinished photo are on the disk. */
  async partSize(account: OpaqueId, sha256: string): Promise<number> {
    try {
      return (await stat(this.#part(account, sha256))).size;
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
  }

  /** Adds bytes to an unfinished photo and resolves when they are on the disk. */
  async append(account: OpaqueId, sha256: string, bytes: Uint8Array): Promise<void> {
    const path = this.#part(account, sha256);
    await mkdir(dirname(path), PRIVATE);
    const file = await open(path, 'a', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  readPart(account: OpaqueId, sha256: string): Promise<Buffer> {
    return readFile(this.#part(account, sha256));
  }

  async dropPart(account: OpaqueId, sha256: string): Promise<void> {
    await rm(this.#part(account, sha256), { force: true });
  }

  /** Moves a finished photo to its place; it is there to stay when this resolves. */
  async keepPart(account: OpaqueId, sha256: string, state: PhotoState): Promise<void> {
    const path = this.#whole(sha256, state);
    const made = await mkdir(dirname(path), PRIVATE);
    if (made !== undefined) await this.#syncFolders(dirname(path));
    await rename(this.#part(account, sha256), path);
    await syncFolder(dirname(path));
  }

  read(sha256: string, state: PhotoState): Promise<Buffer> {
    return readFile(this.#whole(sha256, state));
  }

  /** Puts a whole photo in its place; its folder is on the disk once somebody has seen to it. */
  async put(sha256: string, state: PhotoState, bytes: Uint8Array): Promise<void> {
    const path = this.#whole(sha256, state);
    await mkdir(dirname(path), PRIVATE);
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Gives a photo that lies elsewhere a second name here, without a copy of its bytes; false where the disk cannot. */
  async linkFrom(elsewhere: PhotoFiles, sha256: string, state: PhotoState): Promise<boolean> {
    const path = this.#whole(sha256, state);
    await mkdir(dirname(path), PRIVATE);
    return link(elsewhere.#whole(sha256, state), path).then(
      () => true,
      () => false,
    );
  }

  /** The digests of all whole photos on the disk. */
  async *stored(): AsyncGenerator<string> {
    for (const state of ['held', 'quarantined']) {
      const folder = join(this.#folder, state);
      for (const part of await namesIn(folder)) yield* await namesIn(join(folder, part));
    }
  }

  /** Takes a picture off the disk: whole, kept aside, or still coming from anybody. What is not there is no fault. */
  async destroy(sha256: string): Promise<void> {
    for (const state of ['held', 'quarantined'] as const)
      await rm(this.#whole(sha256, state), { force: true });
    const coming = join(this.#folder, 'coming');
    for (const name of await namesIn(coming)) {
      if (name.endsWith(`-${sha256}`)) await rm(join(coming, name), { force: true });
    }
  }

  /** Folders that were just made are there to stay once those above them are on the disk. */
  async #syncFolders(path: string): Promise<void> {
    const top = dirname(this.#folder);
    for (let folder = dirname(path); folder.length >= top.length; folder = dirname(folder))
      await syncFolder(folder);
  }

  #part(account: OpaqueId, sha256: string): string {
    return join(this.#folder, 'coming', `${account}-${sha256}`);
  }

  #whole(sha256: string, state: PhotoState): string {
    return join(this.#folder, state, sha256.slice(0, 2), sha256);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The SHA-256 of bytes as 64 hex digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A new name in a folder is only certain once the folder itself is on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
