import { sha256Hex } from './sha256.ts';
import type { ExpectedPhoto, StoredPhoto } from './stored-work.ts';
import type { WorkDatabase } from './work-database.ts';

export type { ExpectedPhoto, StoredPhoto };

/** The pictures of one account, by the SHA-256 of their bytes. */
export class PhotoStore {
  readonly #database: WorkDatabase;

  constructor(database: WorkDatabase) {
    this.#database = database;
  }

  /** Keeps a picture and its thumbnail in one transaction, then reads it back and compares. Rejects when it differs. */
  async keep(photo: StoredPhoto, thumbnail: ArrayBuffer): Promise<void> {
    await this.#database.write(['photos', 'thumbnails'], async (tx) => {
      await tx.objectStore('photos').put(photo, photo.sha256);
      await tx.objectStore('thumbnails').put(thumbnail, photo.sha256);
    });
    const back = await this.bytes(photo.sha256);
    if (!back || (await sha256Hex(back)) !== photo.sha256)
      throw new Error('The photo was not kept as it was.');
  }

  /** The bytes of a picture made here, or null. */
  async bytes(sha256: string): Promise<ArrayBuffer | null> {
    const stored = await this.#database.read(['photos'], (tx) => tx.objectStore('photos').get(sha256));
    return stored?.bytes ?? null;
  }

  /** The small form of a picture made here, or null. */
  async thumbnail(sha256: string): Promise<ArrayBuffer | null> {
    return (
      (await this.#database.read(['thumbnails'], (tx) => tx.objectStore('thumbnails').get(sha256))) ?? null
    );
  }

  /** The digests of all pictures here. */
  digests(): Promise<readonly string[]> {
    return this.#database.read(['photos'], (tx) => tx.objectStore('photos').getAllKeys());
  }

  /** Deletes pictures. The caller writes it into the deletion log first, and has their receipts. */
  async remove(digests: readonly string[]): Promise<void> {
    await this.#database.write(['photos', 'thumbnails'], async (tx) => {
      for (const sha256 of digests) {
        await tx.objectStore('photos').delete(sha256);
        await tx.objectStore('thumbnails').delete(sha256);
      }
    });
  }

  /** Marks that a photo is about to be taken. Resolves when the mark is on the disk. */
  async expect(photo: ExpectedPhoto): Promise<void> {
    await this.#database.write(['expected-photos'], (tx) =>
      tx.objectStore('expected-photos').put(photo, photo.id),
    );
  }

  /** Photos that were about to be taken and never came, the newest first. */
  async expected(): Promise<readonly ExpectedPhoto[]> {
    const all = await this.#database.read(['expected-photos'], (tx) =>
      tx.objectStore('expected-photos').getAll(),
    );
    return all.sort((a, b) => b.openedAt - a.openedAt);
  }

  /** The photo came, or the person does not want it. */
  async settle(id: string): Promise<void> {
    await this.#database.write(['expected-photos'], (tx) => tx.objectStore('expected-photos').delete(id));
  }

  /** A picture that the office shows, by the name under which it shows it; null when it is not on this phone. */
  async shown(name: string): Promise<ArrayBuffer | null> {
    return (
      (await this.#database.read(['shown-pictures'], (tx) => tx.objectStore('shown-pictures').get(name))) ??
      null
    );
  }

  /** Keeps a picture that the office shows, for use without signal. */
  async keepShown(name: string, bytes: ArrayBuffer): Promise<void> {
    await this.#database.write(['shown-pictures'], (tx) => tx.objectStore('shown-pictures').put(bytes, name));
  }

  /** The names of all shown pictures here. */
  shownNames(): Promise<readonly string[]> {
    return this.#database.read(['shown-pictures'], (tx) => tx.objectStore('shown-pictures').getAllKeys());
  }

  /** Deletes shown pictures; the office still has them. */
  async removeShown(names: readonly string[]): Promise<void> {
    await this.#database.write(['shown-pictures'], async (tx) => {
      for (const name of names) await tx.objectStore('shown-pictures').delete(name);
    });
  }
}
