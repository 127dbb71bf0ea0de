/**
 * PouchDB's types declare a Buffer of their own, which merges with Node's and spoils it. This says again, last, what
 * Node's returns.
 */
interface Buffer<TArrayBuffer extends ArrayBufferLike = ArrayBufferLike> extends Uint8Array<TArrayBuffer> {
  slice(start?: number, end?: number): Buffer<ArrayBuffer>;
}
