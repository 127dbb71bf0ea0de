import { badRequest } from '../errors.ts';

const MOST_HEADER_BYTES = 16_384;
const LINE_END = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');

/** One part of a multipart body. Its bytes must be read before the next part is asked for; what is left is passed over. */
export interface Part {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: AsyncIterable<Buffer>;
}

/** The boundary that a Content-Type names; null when it is no multipart type or names none. */
export function boundaryOf(contentType: string | undefined): string | null {
  const [, quoted, bare] =
    /^\s*multipart\/[a-z]+\s*;.*?\bboundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType ?? '') ??
    [];
  return quoted ?? bare ?? null;
}

/** The parts of a multipart body as they arrive. Throws `bad_request` for a body that ends too soon. */
export async function* partsOf(source: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const reader = new PartReader(source, boundary);
  for await (const _ of reader.upToBoundary()) void _;
  while (await reader.hasNext()) {
    yield { headers: await reader.headers(), bytes: reader.upToBoundary() };
    for await (const _ of reader.upToBoundary()) void _;
  }
}

class PartReader {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #boundary: Buffer;
  /** As if the body began with a line end: then each boundary has one before it, the first too. */
  #held: Buffer = LINE_END;
  #atBoundary = false;

  constructor(source: AsyncIterable<Uint8Array>, boundary: string) {
    this.#source = source[Symbol.asyncIterator]();
    this.#boundary = Buffer.from(`\r\n--${boundary}`);
  }

  /** What comes before the next boundary. */
  async *upToBoundary(): AsyncGenerator<Buffer> {
    while (!this.#atBoundary) {
      const at = this.#held.indexOf(this.#boundary);
      // The beginning of a boundary may stand at the end of what has come.
      const sure = at >= 0 ? at : Math.max(0, this.#held.length - this.#boundary.length + 1);
      const bytes = this.#held.subarray(0, sure);
      this.#held = this.#held.subarray(at >= 0 ? at + this.#boundary.length : sure);
      this.#atBoundary = at >= 0;
      if (bytes.length > 0) yield bytes;
      if (!this.#atBoundary) await this.#more();
    }
  }

  /** After a boundary: whether a part follows, or it was the last. */
  async hasNext(): Promise<boolean> {
    while (this.#held.length < 2) await this.#more();
    this.#atBoundary = false;
    return this.#held.subarray(0, 2).toString('latin1') !== '--';
  }

  async headers(): Promise<ReadonlyMap<string, string>> {
    let end = this.#held.indexOf(HEADERS_END);
    while (end < 0) {
      if (this.#held.length > MOST_HEADER_BYTES) throw badRequest('The headers of a part are too long.');
      await this.#more();
      end = this.#held.indexOf(HEADERS_END);
    }
    const lines = this.#held.subarray(0, end).toString('utf8').split('\r\n').slice(1);
    this.#held = this.#held.subarray(end + HEADERS_END.length);
    return new Map(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done) throw badRequest('The multipart body ended before its last boundary.');
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
  }
}
