import type { OpaqueId } from '#domain/ids.ts';
import { badRequest } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import type { HeldPhoto } from '../storage/photos.ts';
import type { Storage } from '../storage/storage.ts';
import { StorageUnavailable } from '../storage/unavailable.ts';
import { sha256Of, type PhotoFiles } from './photo-files.ts';
import { checkPicture } from './structure.ts';

/** A photo is shrunk on the phone to well under 1 MB; this leaves room for a camera's own. */
export const LARGEST_PHOTO_BYTES = 25 * 1024 * 1024;

/** A piece of a photo, as its Content-Range says. */
export interface Piece {
  readonly from: number;
  readonly total: number;
  readonly bytes: Uint8Array;
}

/** What became of a piece. */
export type Received =
  | { readonly is: 'more'; readonly offset: number }
  | { readonly is: 'elsewhere'; readonly offset: number }
  | { readonly is: 'damaged' }
  | { readonly is: 'whole'; readonly photo: HeldPhoto };

/** Takes photos in pieces. Each sender's pieces lie apart, so that nobody learns or spoils what another one sends. */
export class PhotoReceiver {
  readonly #storage: Storage;
  readonly #files: PhotoFiles;
  readonly #clock: () => number;
  readonly #busy = new Map<string, Promise<unknown>>();

  constructor(storage: Storage, files: PhotoFiles, clock: () => number) {
    this.#storage = storage;
    this.#files = files;
    this.#clock = clock;
  }

  /** How many bytes of this photo have come from this account. All of them do not mean that it is held. */
  async offset(account: OpaqueId, sha256: string): Promise<number> {
    const photo = this.#sent(account, sha256);
    return photo ? photo.bytes : this.#files.partSize(account, sha256);
  }

  /**
   * Takes a piece; pieces of one photo by one account wait for each other. Where all of it lies here already, whatever piece
   * comes has it looked at: then it is held, or damaged and begins again.
   */
  async receive(account: OpaqueId, sha256: string, piece: Piece): Promise<Received> {
    const key = `${account} ${sha256}`;
    const before = this.#busy.get(key) ?? Promise.resolve();
    const work = before.then(() => this.#receive(account, sha256, piece));
    const settled = work.catch(() => undefined);
    this.#busy.set(key, settled);
    try {
      return await work;
    } catch (error) {
      throw isBrokenDisk(error) ? new StorageUnavailable(error) : error;
    } finally {
      if (this.#busy.get(key) === settled) this.#busy.delete(key);
    }
  }

  async #receive(account: OpaqueId, sha256: string, { from, total, bytes }: Piece): Promise<Received> {
    const known = this.#sent(account, sha256);
    if (known) return { is: 'whole', photo: known };
    if (total > LARGEST_PHOTO_BYTES || total < 1) throw badRequest('A photo has at most 25 MB.');
    const offset = await this.#files.partSize(account, sha256);
    // All of it had come, and the server ended before it could look at it: nobody sends another piece.
    if (offset >= total) return this.#finish(account, sha256);
    if (from !== offset) return { is: 'elsewhere', offset };
    if (from + bytes.length > total) throw badRequest('The piece reaches beyond the end of the photo.');
    await this.#files.append(account, sha256, bytes);
    if (from + bytes.length < total) return { is: 'more', offset: from + bytes.length };
    return this.#finish(account, sha256);
  }

  async #finish(account: OpaqueId, sha256: string): Promise<Received> {
    const bytes = await this.#files.readPart(account, sha256);
    if (sha256Of(bytes) !== sha256) {
      await this.#files.dropPart(account, sha256);
      return { is: 'damaged' };
    }
    const checked = checkPicture(bytes);
    const at = this.#clock();
    const photo: HeldPhoto = {
      sha256,
      bytes: bytes.length,
      state: checked.clean ? 'held' : 'quarantined',
      type: checked.clean ? checked.type : null,
      sentence: checked.clean ? null : checked.sentence,
      receivedAt: at,
    };
    await this.#files.keepPart(account, sha256, photo.state);
    await this.#storage.write((tx) => {
      tx.photos.hold(photo);
      tx.photos.recordSender(account, sha256, at);
      const action = checked.clean ? 'photo-held' : 'photo-quarantined';
      journal(tx, { at, action, account, subject: '', detail: '', digest: null });
    });
    return { is: 'whole', photo };
  }

  #sent(account: OpaqueId, sha256: string): HeldPhoto | null {
    return this.#storage.read((view) =>
      view.photos.wasSentBy(account, sha256) ? view.photos.photo(sha256) : null,
    );
  }
}

const BROKEN_DISK = new Set(['ENOSPC', 'EIO', 'EROFS', 'EDQUOT', 'EACCES', 'EMFILE']);

function isBrokenDisk(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && BROKEN_DISK.has(error.code)
  );
}
