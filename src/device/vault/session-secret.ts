import { sha256Hex } from '../sha256.ts';
import { randomBytes } from './sealed-bytes.ts';

/**
 * What a session is bound to when it begins: the server keeps `hash`, and from then on answers the cookies only with the
 * secret beside them. It is kept in the vault, so that a locked phone, and a copy of what lies on its disk, reads nothing.
 */
export interface NewSessionSecret {
  readonly secret: string;
  readonly hash: string;
}

/** 256 random bits, in letters that a header can carry, and their hash. */
export async function newSessionSecret(): Promise<NewSessionSecret> {
  const secret = btoa(String.fromCharCode(...randomBytes(32)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return { secret, hash: await sha256Hex(new TextEncoder().encode(secret)) };
}
