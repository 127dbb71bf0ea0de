import type { Call } from './endpoint.ts';

/** The full address of a database, or of a document in it, for the Location header. */
export function pathTo(call: Call, id?: string): string {
  const database = `${call.base}/${encode(call.database)}`;
  return id === undefined ? database : `${database}/${encode(id)}`;
}

/** As CouchDB encodes: letters, digits, `-_.:` as they are. */
function encode(name: string): string {
  return encodeURIComponent(name)
    .replace(/[!~*'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}
