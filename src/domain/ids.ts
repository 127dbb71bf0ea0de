/**
 * An opaque id: 128 random bits as 32 lower-case hex digits. It tells neither kind nor time nor person, and nothing
 * may sort by it.
 */
export type OpaqueId = string & { readonly __opaqueId: unique symbol };

const OPAQUE_ID = /^[0-9a-f]{32}$/;

/** Whether `value` has the form of an opaque id. */
export function isOpaqueId(value: unknown): value is OpaqueId {
  return typeof value === 'string' && OPAQUE_ID.test(value);
}

const SHA256 = /^[0-9a-f]{64}$/;

/** Whether `value` has the form of a SHA-256 as records and addresses write it: 64 lower-case hex digits. */
export function isSha256(value: unknown): value is string {
  return typeof value === 'string' && SHA256.test(value);
}

/** Makes an opaque id of 16 random bytes. Chance comes in as an argument: the domain has none of its own. */
export function opaqueIdFrom(randomBytes: Uint8Array): OpaqueId {
  const hex = Array.from(randomBytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!isOpaqueId(hex)) throw new RangeError('An id needs 16 random bytes.');
  return hex;
}
