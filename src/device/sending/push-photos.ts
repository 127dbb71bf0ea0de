import { jsonOf, problemOf, type Api } from '../api.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import { ended } from './push-records.ts';
import { photoKey, type Receipt, type Receipts } from '../receipts.ts';
import { RoundEnded } from './sync-state.ts';

const PIECE_BYTES = 256 * 1024;
const PIECE_TIMEOUT_MS = 60_000;
/** How often a picture that arrived damaged is sent anew before the round gives up on it. */
const DAMAGED_LIMIT = 2;
/** A server that keeps answering with an offset that does not grow is not worth asking on. */
const ATTEMPTS_LIMIT = 200;

/** Sends pictures by their digest, in pieces, and goes on where the server says it stopped. */
export class PhotoPush {
  readonly #api: Api;
  readonly #store: PhotoStore;
  readonly #receipts: Receipts;
  readonly #server: string;
  readonly #now: () => number;
  #onBytes: (sent: number) => void = () => {};

  constructor(api: Api, store: PhotoStore, receipts: Receipts, server: string, now: () => number) {
    this.#api = api;
    this.#store = store;
    this.#receipts = receipts;
    this.#server = server;
    this.#now = now;
  }

  /**
   * Sends these pictures, one after the other, and answers those whose bytes are no longer here as they were. Throws `RoundEnded` when
   * the server cannot be used further.
   */
  async send(
    digests: readonly string[],
    onProgress: (done: number, of: number, bytes: { readonly done: number; readonly of: number }) => void,
  ): Promise<readonly string[]> {
    const lost: string[] = [];
    const sizes = await this.#store.sizes(digests);
    const of = sizes.reduce((sum, size) => sum + size, 0);
    let before = 0;
    for (const [index, sha256] of digests.entries()) {
      this.#onBytes = (sent) => {
        onProgress(index, digests.length, { done: before + sent, of });
      };
      this.#onBytes(0);
      // One that the disk has damaged must not keep the others from the office.
      const bytes = await this.#store.sound(sha256);
      if (bytes) await this.#receipts.keep([[photoKey(sha256), await this.#sendOne(sha256, bytes)]]);
      else lost.push(sha256);
      before += sizes[index] ?? 0;
    }
    onProgress(digests.length, digests.length, { done: of, of });
    return lost;
  }

  async #sendOne(sha256: string, bytes: ArrayBuffer): Promise<Receipt> {
    let offset = await this.#offset(sha256);
    let damaged = 0;
    for (let attempt = 0; attempt < ATTEMPTS_LIMIT; attempt += 1) {
      // Where all of it lies there and was never looked at, its last byte has the office do so. Only its word ends this.
      const outcome = await this.#sendPiece(sha256, bytes, Math.min(offset, bytes.byteLength - 1));
      if (outcome.taken) return this.#receipt('sent', null);
      if (outcome.refused !== null) return this.#receipt('refused', outcome.refused);
      if (outcome.damaged && (damaged += 1) > DAMAGED_LIMIT) throw new RoundEnded({ because: 'busy' });
      offset = outcome.damaged ? await this.#offset(sha256) : outcome.offset;
      this.#onBytes(offset);
    }
    throw new RoundEnded({ because: 'busy' });
  }

  async #offset(sha256: string): Promise<number> {
    const response = await this.#api.send(`/photos/${sha256}`, { method: 'HEAD' });
    if (!response.ok) throw ended(response.problem);
    if (response.value.status === 404) return 0;
    // An answer without a body cannot name its error: only its status is known.
    if (!response.value.ok) throw ended(problemOf(response.value.status, { error: 'unnamed' }));
    return offsetOf(response.value) ?? 0;
  }

  async #sendPiece(sha256: string, bytes: ArrayBuffer, from: number): Promise<PieceOutcome> {
    const to = Math.min(from + PIECE_BYTES, bytes.byteLength);
    const headers = {
      'content-type': 'application/octet-stream',
      'content-range': `bytes ${from}-${to - 1}/${bytes.byteLength}`,
    };
    const init = { method: 'PUT', headers, body: bytes.slice(from, to) };
    const response = await this.#api.send(`/photos/${sha256}`, init, PIECE_TIMEOUT_MS);
    if (!response.ok) throw ended(response.problem);
    const { status } = response.value;
    const went = { refused: null, damaged: false, taken: false };
    if (isOfficeAnswer(response.value) && (status === 201 || status === 200))
      return { ...went, offset: bytes.byteLength, taken: true };
    if (status === 202) return { ...went, offset: offsetOf(response.value) ?? to };
    if (status === 409) return { ...went, offset: offsetOf(response.value) ?? (await this.#offset(sha256)) };
    const problem = problemOf(status, await jsonOf(response.value));
    if (problem.code === 'digest_differs') return { ...went, offset: 0, damaged: true };
    if (problem.because === 'refused' && status !== 404)
      return { ...went, offset: from, refused: problem.sentence };
    throw ended(problem);
  }

  #receipt(state: 'sent' | 'refused', sentence: string | null): Receipt {
    return { state, sentence, server: this.#server, at: this.#now() };
  }
}

interface PieceOutcome {
  /** The office said that it has all of it. */
  readonly taken: boolean;
  readonly offset: number;
  /** The office's sentence when it will never take it. */
  readonly refused: string | null;
  /** It arrived whole but damaged, and must be sent anew. */
  readonly damaged: boolean;
}

function isOfficeAnswer(response: Response): boolean {
  return response.headers.get('content-type')?.includes('json') ?? false;
}

function offsetOf(response: Response): number | null {
  const text = response.headers.get('upload-offset');
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
