import { createHash, randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { isOpaqueId, type OpaqueId } from '../../../src/domain/ids.ts';
import { mintRecord, mintingAt } from '../../../src/domain/records/mint-record.ts';
import type { Instant, LocalDate } from '../../../src/domain/records/moments.ts';
import { note } from '../../../src/domain/records/note.ts';
import { photo } from '../../../src/domain/records/photo.ts';
import { passwordOf } from './phone.ts';

/** A surveyor's phone without its screen: it speaks to the server as the app does. */
export interface ProtocolPhone {
  readonly address: string;
  readonly cookie: string;
  readonly account: OpaqueId;
  readonly device: OpaqueId;
  readonly pack: string;
  /** A home that is open to it. */
  readonly home: OpaqueId;
}

/** 16 random bytes as an id. */
export function newId(): OpaqueId {
  const id = randomBytes(16).toString('hex');
  if (!isOpaqueId(id)) throw new Error('not an id');
  return id;
}

/** The cookies of a session that they alone are enough for, as another CouchDB client has it. */
export async function signedInCookie(address: string, name: string): Promise<string> {
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: passwordOf(name) }),
  });
  return signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

/** Signs in and finds the pack and one home of it. */
export async function protocolPhone(address: string, name: string): Promise<ProtocolPhone> {
  const cookie = await signedInCookie(address, name);
  const me = (await (await fetch(`${address}/api/me`, { headers: { cookie } })).json()) as {
    account: { id: OpaqueId };
    device: OpaqueId;
    pack: { name: string };
  };
  const all = (await (
    await fetch(`${address}/db/${me.pack.name}/_all_docs?include_docs=true`, { headers: { cookie } })
  ).json()) as { rows: { id: string; doc: { kind: string } }[] };
  const home = all.rows.find((row) => row.doc.kind === 'property')?.id;
  if (!isOpaqueId(home)) throw new Error('The pack holds no home.');
  return { address, cookie, account: me.account.id, device: me.device, pack: me.pack.name, home };
}

function minting(phone: ProtocolPhone) {
  return mintingAt({
    home: phone.home,
    author: phone.account,
    device: phone.device,
    recordedAt: new Date().toISOString().replace(/\.\d+Z$/, '+00:00') as Instant,
    nonce: newId(),
  });
}

/** A revision of a first generation, as a phone makes it. */
function firstRevision(body: object): string {
  return `1-${createHash('md5').update(JSON.stringify(body)).digest('hex')}`;
}

function asDocument(record: object): { _id: string; _rev: string } & object {
  return { _id: newId(), _rev: firstRevision(record), ...record };
}

/** A note as a document of its first revision. */
export function noteDocument(phone: ProtocolPhone, words: string) {
  return asDocument(mintRecord(note, { words }, minting(phone)));
}

/** A photo's record, naming the picture by its digest. */
export function photoDocument(phone: ProtocolPhone, sha256: string) {
  const takenOn = new Date().toISOString().slice(0, 10) as LocalDate;
  return asDocument(mintRecord(photo, { picture: sha256, takenOn, width: 64, height: 64 }, minting(phone)));
}

/** A clean picture of random pixels, different each time, of about `side * side * 3` bytes. */
export function noisePng(side: number): { readonly bytes: Buffer; readonly sha256: string } {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: side }, () => Buffer.concat([Buffer.of(0), randomBytes(side * 3)]));
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length, 0);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named), 0);
  return Buffer.concat([length, named, sum]);
}

/** Asks the server which of these it holds; the answer has one line each. */
export async function receiptsOf(
  phone: ProtocolPhone,
  asked: { readonly records: readonly { _id: string; _rev: string }[]; readonly photos: readonly string[] },
): Promise<{
  readonly records: readonly { state: string }[];
  readonly photos: readonly { state: string }[];
}> {
  const answer = { records: [] as { state: string }[], photos: [] as { state: string }[] };
  const size = 500;
  const pages = Math.max(1, Math.ceil(Math.max(asked.records.length, asked.photos.length) / size));
  for (let page = 0; page < pages; page += 1) {
    const part = <T>(list: readonly T[]) => list.slice(page * size, (page + 1) * size);
    const response = await fetch(`${phone.address}/api/receipts`, {
      method: 'POST',
      headers: { cookie: phone.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({
        records: part(asked.records).map(({ _id, _rev }) => ({ id: _id, rev: _rev })),
        photos: part(asked.photos),
      }),
    });
    const told = (await response.json()) as typeof answer;
    answer.records.push(...told.records);
    answer.photos.push(...told.photos);
  }
  return answer;
}
