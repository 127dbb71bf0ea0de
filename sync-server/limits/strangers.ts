import { Transform, type TransformCallback } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';
import type { Parts } from '../parts.ts';

/** What a stranger may send to an ordinary database that is open to all. */
const LARGEST_OF_STRANGERS = 1024 * 1024;

/** Whoever sends much says first who they are: a body is held in memory before its route looks at it. */
export function limitStrangers(db: FastifyInstance, { identify }: Parts): void {
  db.addHook('preParsing', async (request, _reply, payload) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    const isSmall = encoding === undefined && Number(length ?? 0) <= LARGEST_OF_STRANGERS;
    if (isSmall || (await identify(request)) !== null) return payload;
    if (encoding === undefined) throw TOO_LARGE;
    return payload.pipe(new AtMost(LARGEST_OF_STRANGERS));
  });
}

class AtMost extends Transform {
  #left: number;

  constructor(bytes: number) {
    super();
    this.#left = bytes;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#left -= chunk.length;
    done(this.#left < 0 ? TOO_LARGE : null, chunk);
  }
}

const TOO_LARGE = new Refusal(
  413,
  'too_large',
  'The request is too large from somebody who is not signed in.',
);
