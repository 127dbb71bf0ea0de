/** A picture that goes along, with its bytes. */
export interface PagePicture {
  readonly type: string;
  readonly bytes: Buffer;
}

/** All that was frozen for a reader: one page or more, each opened by itself, and the pictures that no page has room for. */
export interface FrozenParts {
  readonly pages: readonly Buffer[];
  readonly pictures: readonly PagePicture[];
}

interface Head {
  readonly pages: readonly number[];
  readonly pictures: readonly { readonly type: string; readonly bytes: number }[];
}

/** No page begins so. */
const MARK = Buffer.from('homefile-parts ');

/** What is sealed and hashed: a page as it stands where it is all; else a line that says what follows, and then each part. */
export function frozenBytes({ pages, pictures }: FrozenParts): Buffer {
  const [only] = pages;
  if (only !== undefined && pages.length === 1 && pictures.length === 0) return only;
  const head: Head = {
    pages: pages.map(({ length }) => length),
    pictures: pictures.map(({ type, bytes }) => ({ type, bytes: bytes.length })),
  };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  return Buffer.concat([MARK, line, ...pages, ...pictures.map(({ bytes }) => bytes)]);
}

/** The parts of what was sealed. */
export function frozenParts(bytes: Buffer): FrozenParts {
  if (!bytes.subarray(0, MARK.length).equals(MARK)) return { pages: [bytes], pictures: [] };
  const end = bytes.indexOf('\n');
  // The server wrote it, and its seal says that nobody changed it.
  const head = JSON.parse(bytes.subarray(MARK.length, end).toString('utf8')) as Head;
  let at = end + 1;
  const next = (length: number) => bytes.subarray(at, (at += length));
  return {
    pages: head.pages.map(next),
    pictures: head.pictures.map(({ type, bytes: length }) => ({ type, bytes: next(length) })),
  };
}
