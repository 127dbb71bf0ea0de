import { badRequest } from '../errors.ts';

/** Deeper than anything a record needs, shallow enough that no walk over it can exhaust the stack. */
const DEEPEST = 500;

// A mark before the text is no JSON: taken here without a word, it would stand in what is kept of a refused document.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Parses a request's body. Throws CouchDB's `bad_request` for what is not UTF-8 JSON, and never says what it was. */
export function parseJson(bytes: Uint8Array): unknown {
  if (isTooDeep(bytes)) throw badRequest('The JSON is nested too deeply.');
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    return value;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw badRequest('invalid UTF-8 JSON');
    throw error;
  }
}

/** Whether a Content-Type says JSON. */
export function isJsonType(contentType: string | undefined): boolean {
  return /^application\/json *(;|$)/i.test(contentType ?? '');
}

/** Whether parsed JSON is an object, and not a list or null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a request's body must be, or a refusal. */
export function demandObject(value: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw badRequest('Request body must be a JSON object');
  return value;
}

/** Counts brackets outside strings, before anything is built. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString) {
      if (byte === 0x5c) at += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return false;
}
