import { gunzipSync, inflateSync } from 'node:zlib';

/*
 * Whatever could be a canary in a heap of bytes, in any dress: as it stands, in other letters, JSON-escaped,
 * percent-encoded, in base 64, as UTF-16, packed. Searching for ten thousand words in fifty megabytes one by one takes an
 * hour; everything that has the form of a canary is taken out once instead, and looked up.
 */

/** The forms that canaries have: words, hex ids and digests, days, telephone numbers, amounts, postcodes, emails' names. */
const FORMS =
  /canary\d{5,}q|[0-9a-f]{32,}|20[3-9]\d-\d\d-\d\d|(?<!\d)077\d{5,7}8(?!\d)|(?<![\d.])[7-9]\d{7}(?!\d)|(?<!\d)1\d{8}(?!\d)|z[a-z]\d \d[a-z]{2}/g;

/** How often a thing may be wrapped in another. */
const DEEPEST = 3;

/** Everything in these bytes that has the form of a canary, in small letters. A long hex digest stands beside its first half. */
export function wordsIn(bytes: Uint8Array): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of textsIn(Buffer.from(bytes))) scan(text, found);
  return found;
}

/** Everything that can be read in these bytes: as they stand, and out of every dress. */
export function* textsIn(bytes: Buffer, depth = 0): Generator<string> {
  const text = bytes.toString('latin1');
  yield text;
  if (depth >= DEEPEST) return;
  for (const inner of undressed(bytes, text)) yield* textsIn(inner, depth + 1);
  if (depth === 0) rememberPlainNames(text);
}

/** Long names that were looked into before, as base 64, and held nothing. */
const HOLDING_NOTHING = new Set<string>();

function scan(text: string, found: Set<string>): void {
  for (const [word] of text.toLowerCase().matchAll(FORMS)) {
    found.add(word);
    if (/^[0-9a-f]{33,}$/.test(word)) found.add(word.slice(0, 32));
  }
}

/** A pointer of a field, such as `/body/outdoorHumidityPercent`: no text that somebody packed looks like that. */
function rememberPlainNames(text: string): void {
  for (const [name] of text.matchAll(/\/body\/[A-Za-z]{14,60}/g)) HOLDING_NOTHING.add(name);
}

function* undressed(bytes: Buffer, text: string): Generator<Buffer> {
  if (text.includes('\0')) yield Buffer.from(text.replaceAll('\0', ''), 'latin1');
  if (/\\[u"/\\nrt]/.test(text)) yield Buffer.from(unescaped(text), 'latin1');
  if (/%[0-9a-f]{2}/i.test(text)) yield Buffer.from(percentDecoded(text), 'latin1');
  for (const packed of unpacked(bytes)) yield packed;
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{20,}/g)) {
    // Ids, digests and names of packs are hex, and hold no text. Names of headers and fields come back in every answer, and hold
    // nothing either: twenty letters of a packed text are never all small.
    if (/^(?:pack-)?[0-9a-f-]+$|^[a-z/-]+$/.test(run) || HOLDING_NOTHING.has(run)) continue;
    for (let from = 0; from < 4; from++) yield Buffer.from(run.slice(from), 'base64');
  }
}

function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\([\\"/])/g, '$1');
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function* unpacked(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    const whole = tryTo(() => gunzipSync(bytes.subarray(at)));
    if (whole) yield whole;
  }
  // A PNG's text, a PDF's stream.
  for (const mark of ['7801', '789c', '78da']) {
    for (let at = bytes.indexOf(mark, 0, 'hex'); at >= 0; at = bytes.indexOf(mark, at + 1, 'hex')) {
      const whole = tryTo(() => inflateSync(bytes.subarray(at)));
      if (whole) yield whole;
    }
  }
}

function tryTo(work: () => Buffer): Buffer | null {
  try {
    return work();
  } catch {
    // It only began like something packed.
    return null;
  }
}
