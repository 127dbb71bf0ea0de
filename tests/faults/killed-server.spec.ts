import { expect, test } from '@playwright/test';
import {
  noisePng,
  noteDocument,
  photoDocument,
  protocolPhone,
  receiptsOf,
  type ProtocolPhone,
} from '../journeys/support/phone-protocol.ts';
import { startDemoServer } from '../journeys/support/server.ts';

const ROUNDS = process.env['HOMEFILE_LONG'] === '1' ? 50 : 5;
const STREAMS = 4;
const BATCH = 25;
const PIECE = 16 * 1024;

interface Acknowledged {
  readonly records: { _id: string; _rev: string }[];
  readonly photos: string[];
}

test.setTimeout(60_000 + ROUNDS * 15_000);

test(`nothing that the server acknowledged is lost when it is killed during a push, ${String(ROUNDS)} times`, async () => {
  const server = await startDemoServer();
  try {
    const phone = await protocolPhone(server.address, 'asha');
    const acknowledged: Acknowledged = { records: [], photos: [] };
    let cut = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = acknowledged.records.length;
      const pushing = Array.from({ length: STREAMS }, () => pushUntilCut(phone, acknowledged));
      // The kill comes when so many batches are through: never before the first, and each time elsewhere.
      await expect
        .poll(() => acknowledged.records.length - before, { intervals: [5] })
        .toBeGreaterThan((round * 53) % 211);
      await server.stop('SIGKILL');
      cut += (await Promise.all(pushing)).filter((wasCut) => wasCut).length;
      await server.start();
      await expectHeld(phone, acknowledged);
    }
    expect(cut).toBe(ROUNDS * STREAMS);
    expect(acknowledged.photos.length).toBeGreaterThan(0);
    await expectOnce(phone, acknowledged);
  } finally {
    await server.remove();
  }
});

/** Pushes batches and photos until the connection breaks; keeps only what the server answered for in full. */
async function pushUntilCut(phone: ProtocolPhone, acknowledged: Acknowledged): Promise<boolean> {
  for (;;) {
    const picture = noisePng(96);
    const docs = [
      ...Array.from({ length: BATCH }, () => noteDocument(phone, 'Trickle vent painted shut.')),
      photoDocument(phone, picture.sha256),
    ];
    try {
      await pushBatch(phone, docs);
      acknowledged.records.push(...docs.map(({ _id, _rev }) => ({ _id, _rev })));
      if (await pushPhoto(phone, picture)) acknowledged.photos.push(picture.sha256);
    } catch (error) {
      // A broken connection is what this test is about; anything else is a failure of its own.
      if (error instanceof TypeError) return true;
      throw error;
    }
  }
}

async function pushBatch(phone: ProtocolPhone, docs: readonly object[]): Promise<void> {
  const response = await fetch(`${phone.address}/db/${phone.pack}/_bulk_docs`, {
    method: 'POST',
    headers: { cookie: phone.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ new_edits: false, docs }),
  });
  const answered = await response.text();
  if (response.status !== 201 || answered.trim() !== '[]')
    throw new Error(`The batch was answered ${answered}`);
}

async function pushPhoto(phone: ProtocolPhone, picture: { bytes: Buffer; sha256: string }): Promise<boolean> {
  for (let from = 0; from < picture.bytes.length; from += PIECE) {
    const piece = picture.bytes.subarray(from, from + PIECE);
    const range = `bytes ${String(from)}-${String(from + piece.length - 1)}/${String(picture.bytes.length)}`;
    const response = await fetch(`${phone.address}/photos/${picture.sha256}`, {
      method: 'PUT',
      headers: { cookie: phone.cookie, 'content-range': range, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(piece),
    });
    const text = await response.text();
    if (response.status === 201) return true;
    if (response.status !== 202) throw new Error(`The photo was answered ${String(response.status)} ${text}`);
  }
  return false;
}

async function expectHeld(phone: ProtocolPhone, { records, photos }: Acknowledged): Promise<void> {
  const told = await receiptsOf(phone, { records, photos });
  expect(told.records.length).toBe(records.length);
  expect(told.records.filter(({ state }) => state !== 'held')).toEqual([]);
  expect(told.photos.filter(({ state }) => state !== 'held')).toEqual([]);
}

/** Every acknowledged record stands once in the pack, with the revision that was sent. */
async function expectOnce(phone: ProtocolPhone, { records }: Acknowledged): Promise<void> {
  const response = await fetch(`${phone.address}/db/${phone.pack}/_all_docs`, {
    headers: { cookie: phone.cookie },
  });
  const { rows } = (await response.json()) as { rows: { id: string; value: { rev: string } }[] };
  const revs = new Map(rows.map((row) => [row.id, row.value.rev]));
  expect(revs.size).toBe(rows.length);
  expect(records.filter(({ _id, _rev }) => revs.get(_id) !== _rev)).toEqual([]);
}
