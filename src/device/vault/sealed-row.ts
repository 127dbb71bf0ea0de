import type { WorkKeys } from './data-keys.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';

/** What lies in one row: its name and its value, read only together. */
export interface OpenRow {
  readonly name: string;
  readonly value: unknown;
}

/** Every name under which a sealed row lies begins so; what an older version left in the clear does not. */
const MARK = '~';
const LENGTH_BYTES = 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The name under which a row lies: it tells nothing, and only the key can make it again. */
export async function hiddenName({ names }: WorkKeys, topic: string, name: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', names, encoder.encode(`${topic}\n${name}`)));
  return MARK + Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a row under this name is sealed. */
export function isHiddenName(name: string): boolean {
  return name.startsWith(MARK);
}

/** Encrypts a value with its name. Bytes, alone or as a value's member `bytes`, are kept as bytes. */
export function sealRow({ data }: WorkKeys, topic: string, { name, value }: OpenRow): Promise<ArrayBuffer> {
  const { form, rest, bytes } = takenApart(value);
  const head = encoder.encode(JSON.stringify({ name, form, rest }));
  const plain = new Uint8Array(LENGTH_BYTES + head.length + bytes.byteLength);
  new DataView(plain.buffer).setUint32(0, head.length);
  plain.set(head, LENGTH_BYTES);
  plain.set(new Uint8Array(bytes), LENGTH_BYTES + head.length);
  return sealBytes(data, plain, topic);
}

/** What `sealRow` sealed for this topic. */
export async function openRow({ data }: WorkKeys, topic: string, sealed: ArrayBuffer): Promise<OpenRow> {
  const plain = await openBytes(data, sealed, topic);
  const length = new DataView(plain).getUint32(0);
  const head: unknown = JSON.parse(decoder.decode(new Uint8Array(plain, LENGTH_BYTES, length)));
  if (!isHead(head)) throw new Error('A row holds something else.');
  const { name, form, rest } = head;
  if (form === 'json') return { name, value: rest };
  const bytes = plain.slice(LENGTH_BYTES + length);
  return { name, value: form === 'bytes' ? bytes : { ...asObject(rest), bytes } };
}

interface Head {
  readonly name: string;
  readonly form: 'json' | 'bytes' | 'with-bytes';
  readonly rest: unknown;
}

function takenApart(value: unknown): Omit<Head, 'name'> & { readonly bytes: ArrayBuffer } {
  if (value instanceof ArrayBuffer) return { form: 'bytes', rest: null, bytes: value };
  const { bytes, ...rest } = asObject(value);
  if (bytes instanceof ArrayBuffer) return { form: 'with-bytes', rest, bytes };
  return { form: 'json', rest: value, bytes: new ArrayBuffer(0) };
}

function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'name' in value && 'form' in value;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
