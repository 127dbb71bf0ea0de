import type { WayIn } from './way-in.ts';

const ROUNDS_BYTES = 4;
const SALT_BYTES = 16;

/** A way in as bytes, to be encrypted once more. */
export function writtenWayIn({ salt, rounds, wrapped }: WayIn): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(ROUNDS_BYTES + SALT_BYTES + wrapped.byteLength);
  new DataView(all.buffer).setUint32(0, rounds);
  all.set(new Uint8Array(salt), ROUNDS_BYTES);
  all.set(new Uint8Array(wrapped), ROUNDS_BYTES + SALT_BYTES);
  return all;
}

/** What `writtenWayIn` wrote. */
export function readWayIn(bytes: ArrayBuffer): WayIn {
  return {
    rounds: new DataView(bytes).getUint32(0),
    salt: bytes.slice(ROUNDS_BYTES, ROUNDS_BYTES + SALT_BYTES),
    wrapped: bytes.slice(ROUNDS_BYTES + SALT_BYTES),
  };
}
