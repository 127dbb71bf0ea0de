import type { Cipher } from '../pack-stores.ts';
import type { RawDocument } from '../kept-document.ts';
import { openBytes, sealBytes, sealText } from './sealed-bytes.ts';

/** The seam of the records: every document under one key, bound to its id; the store's own members stay as they are. */
export function recordCipher(key: CryptoKey): Cipher {
  return {
    key,
    sealBytes: (plain, name) => sealBytes(key, plain, name),
    openBytes: (sealed, name) => openBytes(key, sealed, name),
    async seal(document) {
      const sealed = await sealText(key, JSON.stringify(members(document, false)), document._id);
      return withBody(document, { sealed: letters(new Uint8Array(sealed)) });
    },
    async open(document) {
      // A deletion and the store's own design documents come without a body.
      if (typeof document['sealed'] !== 'string') return document;
      const plain = decoder.decode(await openBytes(key, bytesOf(document['sealed']), document._id));
      const body: unknown = JSON.parse(plain);
      return withBody(document, typeof body === 'object' && body !== null ? body : {});
    },
  };
}

const decoder = new TextDecoder();

/** The store's own members, which begin with an underscore, or all others. */
function members(document: RawDocument, ofStore: boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([key]) => key.startsWith('_') === ofStore));
}

function withBody(document: RawDocument, body: object): RawDocument {
  return { ...members(document, true), ...body, _id: document._id, _rev: document._rev };
}

// One letter a byte: browsers keep such a string in one byte a letter, and PouchDB copies it as any other text.
const CHUNK = 0x2000;
function letters(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

// By hand: with a function for each letter, opening a full day's pack took a phone seconds.
function bytesOf(text: string): ArrayBuffer {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes.buffer;
}
