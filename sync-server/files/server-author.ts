import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { ReadView } from '../storage/storage.ts';

/** The author, and the device, of what the server itself records. */
export function serverAuthor(view: ReadView): OpaqueId {
  const uuid = view.server.uuid();
  if (!isOpaqueId(uuid)) throw new Error('The server uuid is not an id.');
  return uuid;
}
