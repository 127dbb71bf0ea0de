import { sha256Hex } from '../sha256.ts';
import type { ExpectedPhoto, StoredPhoto } from '../stored-work.ts';
import type { WorkDatabase } from '../work-database.ts';

export type { ExpectedPhoto, StoredPhoto };

/** The pictures of one account, by the SHA-256 of their bytes. */
export class PhotoStore {
  readonly #database: WorkDatabase;

  constructor(database: WorkDatabase) {
    this.#database = database;
  }

  /** Keeps a picture and its thumbnail in one transaction, then reads it back and compares. Rejects when it differs. */
  async keep(photo: StoredPhoto, thumbnail: ArrayBuffer): Promise<void> {
    const name = photo.sha256;
    await this.#database.write([
      { topic: 'photos', name, value: photo },
      { topic: 'thumbnails', name, value: thumbnail },
    ]);
    const back = await this.bytes(name);
    if (!back || (await sha256Hex(back)) !== name) throw new Error('The photo was not kept as it was.');
  }

  /** The bytes of a picture made here, or null when there are none that can be read. */
  async bytes(sha256: string): Promise<ArrayBuffer | null> {
    try {
      return (await this.#database.get('photos', sha256))?.bytes ?? null;
    } catch (error) {
      // So the browser says that sealed bytes are not as they were sealed: the disk has damaged them.
      if (error instanceof DOMException && error.name === 'OperationError') return null;
      throw error;
    }
  }

  /** The bytes as they were when the picture was made, or null: damaged ones are a picture that is lost. */
  async sound(sha256: string): Promise<ArrayBuffer | null> {
    const bytes = await this.bytes(sha256);
    return bytes && (await sha256Hex(bytes)) === sha256 ? bytes : null;
  }

  /** The small form of a picture made here, or null. */
  thumbnail(sha256: string): Promise<ArrayBuffer | null> {
    return this.#database.get('thumbnails', sha256);
  }

  /** The digests of all pictures here. */
  digests(): Promise<readonly string[]> {
    return this.#database.names('photos');
  }

  /** How many bytes each of these pictures has; 0 for one that is not here. One at a time, so that memory stays flat. */
  async sizes(digests: readonly string[]): Promise<readonly number[]> {
    const sizes: number[] = [];
    for (const sha256 of digests) sizes.push((await this.bytes(sha256))?.byteLength ?? 0);
    return sizes;
  }

  /** Deletes pictures. The caller writes it into the deletion log first, and has their receipts. */
  remove(digests: readonly string[]): Promise<void> {
    return this.#database.write(
      digests.flatMap((name) => [
        { topic: 'photos', name },
        { topic: 'thumbnails', name },
      ]),
    );
  }

  /** Marks that a photo is about to be taken. Resolves when the mark is on the disk. */
  expect(photo: ExpectedPhoto): Promise<void> {
    return this.#database.write([{ topic: 'expected-photos', name: photo.id, value: photo }]);
  }

  /** Photos that were about to be taken and never came, the newest first. */
  async expected(): Promise<readonly ExpectedPhoto[]> {
    const all = await this.#database.all('expected-photos');
    return all.map(([, photo]) => photo).sort((a, b) => b.openedAt - a.openedAt);
  }

  /** The photo came, or the person does not want it. */
  settle(id: string): Promise<void> {
    return this.#database.write([{ topic: 'expected-photos', name: id }]);
  }

  /** A picture that the office shows, by the name under which it shows it; null when it is not on this phone. */
  shown(name: string): Promise<ArrayBuffer | null> {
    return this.#database.get('shown-pictures', name);
  }

  /** Keeps a picture that the office shows, for use without signal. */
  keepShown(name: string, bytes: ArrayBuffer): Promise<void> {
    return this.#database.write([{ topic: 'shown-pictures', name, value: bytes }]);
  }

  /** The names of all shown pictures here. */
  shownNames(): Promise<readonly string[]> {
    return this.#database.names('shown-pictures');
  }

  /** Deletes shown pictures; the office still has them. */
  removeShown(names: readonly string[]): Promise<void> {
    return this.#database.write(names.map((name) => ({ topic: 'shown-pictures', name })));
  }
}
