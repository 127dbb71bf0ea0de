import type { Json } from '#domain/records/json.ts';

/** A document's own fields: none of CouchDB's `_...` members are among them. */
export interface JsonObject {
  readonly [key: string]: Json;
}
