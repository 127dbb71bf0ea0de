export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A document's own fields: none of CouchDB's `_...` members are among them. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
