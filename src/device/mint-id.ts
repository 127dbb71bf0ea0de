import { opaqueIdFrom, type OpaqueId } from '#domain/ids.ts';

/** A fresh id for something about to be sent. Mint it once per form, so that a second press changes nothing. */
export function mintId(): OpaqueId {
  return opaqueIdFrom(crypto.getRandomValues(new Uint8Array(16)));
}
