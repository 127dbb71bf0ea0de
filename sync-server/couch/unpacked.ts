import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { badRequest, Refusal } from '../errors.ts';

const unzip = promisify(gunzip);

/**
 * A request's body as it is meant: CouchDB's clients may send it as gzip. What would unpack to more than `largest` bytes is
 * refused (413) before it does; what is no gzip (400), or in another encoding (415), too.
 */
export async function unpacked(encoding: string | undefined, body: Buffer, largest: number): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') return body;
  if (encoding !== 'gzip')
    throw new Refusal(415, 'bad_ctype', 'Only gzip and identity content-encodings are supported');
  try {
    return await unzip(body, { maxOutputLength: largest });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge
      ? new Refusal(413, 'too_large', 'The request is too large. Send fewer or smaller items.')
      : badRequest('The request is not compressed as it says.');
  }
}
