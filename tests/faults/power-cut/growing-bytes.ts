/** The bytes of a file, written anywhere and cut anywhere; what nobody wrote is zero. */
export class GrowingBytes {
  /** Longer than the file, so that it is not copied at each write; zero from its end on. */
  #room: Buffer;
  #size: number;

  constructor(bytes: Uint8Array) {
    this.#room = Buffer.from(bytes);
    this.#size = bytes.length;
  }

  get bytes(): Buffer {
    return this.#room.subarray(0, this.#size);
  }

  copy(): GrowingBytes {
    return new GrowingBytes(this.bytes);
  }

  write(at: number, bytes: Uint8Array): void {
    this.reach(at + bytes.length);
    this.#room.set(bytes, at);
  }

  /** Makes it at least so long. */
  reach(size: number): void {
    if (size > this.#room.length) {
      const room = Buffer.alloc(size * 2);
      this.bytes.copy(room);
      this.#room = room;
    }
    this.#size = Math.max(this.#size, size);
  }

  truncate(size: number): void {
    this.reach(size);
    this.#room.fill(0, size, this.#size);
    this.#size = size;
  }
}
