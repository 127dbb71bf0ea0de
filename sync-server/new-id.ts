import { randomBytes } from 'node:crypto';
import { opaqueIdFrom, type OpaqueId } from '#domain/ids.ts';

/** An opaque id from the server's own source of chance. */
export function newOpaqueId(): OpaqueId {
  return opaqueIdFrom(randomBytes(16));
}
