import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { json, officeThat } from '../fake-office.fixture.ts';
import { PhotoStore } from '../photos/photo-store.ts';
import { PhotoPush } from './push-photos.ts';
import { photoKey, Receipts } from '../receipts.ts';
import { sha256Hex } from '../sha256.ts';
import { testWork } from '../work-keys.fixture.ts';

let accounts = 0;
const BYTES = new Uint8Array(700_000).map((_, index) => index % 251);

interface PhotoOffice {
  got: Uint8Array<ArrayBuffer>;
  /** Ends the connection in the middle of the piece with this number. */
  cutAt?: number;
  answer?: Response;
  damagedOnce?: boolean;
  /** All of it lies there, and nobody has looked at it: the next piece has it looked at. */
  neverLookedAt?: boolean;
}

async function pushing(office: PhotoOffice) {
  let pieces = 0;
  const { api, asked } = officeThat(({ method, headers, body }) => {
    if (method === 'HEAD') {
      return new Response(null, { status: 200, headers: { 'upload-offset': String(office.got.length) } });
    }
    if (office.answer) return office.answer;
    if (office.neverLookedAt) return json({ state: 'held' }, 201);
    pieces += 1;
    const piece = new Uint8Array(body as ArrayBuffer);
    const [, from, , total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
    if (Number(from) !== office.got.length) {
      return json({}, 409, { 'upload-offset': String(office.got.length) });
    }
    office.got = Uint8Array.from([...office.got, ...piece]);
    if (pieces === office.cutAt) return null;
    if (office.got.length < Number(total))
      return json({}, 202, { 'upload-offset': String(office.got.length) });
    if (!office.damagedOnce) return json({ state: 'held' }, 201);
    office.damagedOnce = false;
    office.got = new Uint8Array();
    return json({ error: 'digest_differs', reason: 'It was damaged.' }, 422);
  });
  const database = testWork(`photos-${(accounts += 1)}`);
  const store = new PhotoStore(database);
  const receipts = new Receipts(database);
  await receipts.load('server');
  const sha256 = await sha256Hex(BYTES);
  await store.keep(
    { sha256, bytes: BYTES.slice().buffer, width: 1, height: 1, storedAt: 1 },
    new ArrayBuffer(1),
  );
  const push = new PhotoPush(api, store, receipts, 'server', () => 7);
  const state = () => receipts.state(photoKey(sha256));
  const puts = () => asked.filter((one) => one.method === 'PUT').length;
  return { sha256, push, state, puts, asked, receipts, database };
}

describe('PhotoPush', () => {
  test('one that the disk has damaged is named as lost, and the others go all the same', async () => {
    const office = { got: new Uint8Array() };
    const { push, sha256, state, database } = await pushing(office);
    const [changed, unreadable] = ['1'.repeat(64), '2'.repeat(64)];
    const other = { sha256: changed, bytes: new ArrayBuffer(9), width: 1, height: 1, storedAt: 1 };
    await database.write([{ topic: 'photos', name: changed, value: other }]);
    const read = database.get.bind(database);
    vi.spyOn(database, 'get').mockImplementation((topic, name) =>
      name === unreadable ? Promise.reject(new DOMException('', 'OperationError')) : read(topic, name),
    );
    expect(await push.send([changed, unreadable, sha256], () => {})).toEqual([changed, unreadable]);
    expect(state()).toBe('sent');
  });

  test('a picture goes in pieces and is sent when the last one is taken', async () => {
    const office = { got: new Uint8Array() };
    const { push, sha256, state, puts } = await pushing(office);
    await push.send([sha256], () => {});
    expect(state()).toBe('sent');
    expect(puts()).toBe(3);
    expect(await sha256Hex(office.got)).toBe(sha256);
  });

  test('after a cut it goes on where the server says, without sending again what arrived', async () => {
    const office: PhotoOffice = { got: new Uint8Array(), cutAt: 2 };
    const { push, sha256, state, puts } = await pushing(office);
    await expect(push.send([sha256], () => {})).rejects.toMatchObject({ end: { because: 'no-signal' } });
    expect(state()).toBe('kept');
    delete office.cutAt;
    await push.send([sha256], () => {});
    expect(state()).toBe('sent');
    expect(puts()).toBe(3);
    expect(await sha256Hex(office.got)).toBe(sha256);
  });

  test('a picture of which all had come before the server was killed is sent only once the office looked at it', async () => {
    const { push, sha256, state, asked } = await pushing({ got: BYTES, neverLookedAt: true });
    await push.send([sha256], () => {});
    const puts = asked.filter(({ method }) => method === 'PUT');
    expect(puts.map(({ headers }) => headers.get('content-range'))).toEqual(['bytes 699999-699999/700000']);
    expect(state()).toBe('sent');

    const silent = await pushing({ got: BYTES });
    await expect(silent.push.send([sha256], () => {})).rejects.toMatchObject({ end: { because: 'busy' } });
    expect(silent.state()).toBe('kept');
  });

  test('a picture that arrived damaged is sent anew', async () => {
    const office: PhotoOffice = { got: new Uint8Array(), damagedOnce: true };
    const { push, sha256, state } = await pushing(office);
    await push.send([sha256], () => {});
    expect(state()).toBe('sent');
    expect(await sha256Hex(office.got)).toBe(sha256);
  });

  test('a picture that the office will not take is refused with its sentence, and stays on the phone', async () => {
    const answer = json({ error: 'not_clean', reason: 'This photo still says where it was taken.' }, 422);
    const { push, sha256, receipts } = await pushing({ got: new Uint8Array(), answer });
    await push.send([sha256], () => {});
    expect(receipts.of(photoKey(sha256))).toMatchObject({
      state: 'refused',
      sentence: 'This photo still says where it was taken.',
    });
  });

  test('a picture whose bytes are gone is named and not passed over in silence', async () => {
    const { push } = await pushing({ got: new Uint8Array() });
    expect(await push.send(['f'.repeat(64)], () => {})).toEqual(['f'.repeat(64)]);
  });
});
