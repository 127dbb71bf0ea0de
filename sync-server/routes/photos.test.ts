import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, aVisit, issue } from '../files/filing.fixture.ts';
import { aJpeg, app as segment } from '../photos/pictures.fixture.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const aPhoto = (picture: string, more: object = {}) => ({
  picture,
  takenOn: '2026-11-24',
  width: 32,
  height: 16,
  ...more,
});

describe('photos', () => {
  let server: TestServer;
  let phone: Browser;
  let pack: string;
  beforeEach(async () => {
    server = await aServer();
    ({ phone, pack } = await aSurveyorsPhone(server));
  });
  afterEach(() => server.close());

  const put = (by: Browser, digest: string, bytes: Uint8Array, from = 0, to = bytes.length) =>
    by.call('PUT', `/photos/${digest}`, Buffer.from(bytes.subarray(from, to)), {
      'content-type': 'application/octet-stream',
      'content-range': `bytes ${from}-${to - 1}/${bytes.length}`,
    });
  const offset = async (by: Browser, digest: string) =>
    (await by.call('HEAD', `/photos/${digest}`)).headers['upload-offset'];
  const get = (by: Browser, id: string) => by.call('GET', `/photos/${id}`);
  const name = async (
    by: Browser,
    into: string,
    bytes: Uint8Array,
    home: OpaqueId,
    kind = 'photo' as const,
  ) => {
    const record = by.record(kind, aPhoto(sha256(bytes)), { home });
    const id = anId();
    return { id, lines: (await by.push(into, [pushed(id, record)])).json<{ error?: string }[]>() };
  };
  const standing = async (by: Browser, digest: string) => {
    const answer = await by.call('POST', '/api/receipts', { photos: [digest] });
    return answer.json<{ photos: { state: string; reason?: string }[] }>().photos[0];
  };

  it('come in pieces, go on where they stopped, and are given back to whoever may read them', async () => {
    const bytes = aJpeg();
    const digest = sha256(bytes);
    expect((await put(phone, digest, bytes)).statusCode).toBe(403);
    expect((await phone.call('HEAD', `/photos/${digest}`)).statusCode).toBe(404);
    await name(phone, pack, bytes, server.world.home);
    expect(await offset(phone, digest)).toBe('0');
    const first = await put(phone, digest, bytes, 0, 50);
    expect([first.statusCode, first.headers['upload-offset']]).toEqual([202, '50']);
    const wrong = await put(phone, digest, bytes, 20, 60);
    expect([wrong.statusCode, wrong.headers['upload-offset']]).toEqual([409, '50']);
    expect(await standing(phone, digest)).toMatchObject({ state: 'missing' });
    expect(await offset(phone, digest)).toBe('50');
    const last = await put(phone, digest, bytes, 50);
    expect(last.statusCode).toBe(201);
    expect(last.json()).toMatchObject({ sha256: digest, state: 'held' });
    expect(await standing(phone, digest)).toMatchObject({ state: 'held' });
    expect((await put(phone, digest, bytes)).statusCode).toBe(201);
    const back = await get(phone, digest);
    expect(new Uint8Array(back.rawPayload)).toEqual(bytes);
    expect(back.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store, no-transform',
    });
    expect(back.headers['content-security-policy']).toContain('sandbox');
    // The desk looks at pictures by their record, through its own interface, where each look is journalled.
    const desk = await Browser.signedIn(server, server.world.office);
    expect((await get(desk, digest)).statusCode).toBe(404);
    const other = await Browser.signedIn(server, server.world.otherSurveyor);
    await other.pack();
    expect((await get(other, digest)).statusCode).toBe(404);
    expect(await standing(other, digest)).toMatchObject({ state: 'missing' });
  });

  it('that were damaged on their way are answered 422 and begin again', async () => {
    const bytes = aJpeg();
    const digest = sha256(bytes);
    await name(phone, pack, bytes, server.world.home);
    const bad = await put(phone, digest, new Uint8Array(bytes.length).fill(7));
    expect([bad.statusCode, bad.json<{ error: string }>().error]).toEqual([422, 'digest_differs']);
    expect(await offset(phone, digest)).toBe('0');
    expect((await put(phone, digest, bytes)).statusCode).toBe(201);
  });

  it('that had come whole when the server was killed are looked at with whatever comes next, and held or begun again', async () => {
    const bytes = aJpeg();
    const digest = sha256(bytes);
    await name(phone, pack, bytes, server.world.home);
    const coming = join(server.world.folder, 'photos', 'coming');
    mkdirSync(coming, { recursive: true });
    const leave = (part: Uint8Array) =>
      writeFileSync(join(coming, `${server.world.surveyor.id}-${digest}`), part);
    leave(new Uint8Array(bytes.length + 1).fill(7));
    expect(await standing(phone, digest)).toMatchObject({ state: 'missing' });
    expect((await put(phone, digest, bytes, bytes.length - 1)).statusCode).toBe(422);
    expect(await offset(phone, digest)).toBe('0');

    leave(bytes);
    expect(await offset(phone, digest)).toBe(String(bytes.length));
    expect((await put(phone, digest, bytes, bytes.length - 1)).statusCode).toBe(201);
    expect(await standing(phone, digest)).toMatchObject({ state: 'held' });
    expect(new Uint8Array((await get(phone, digest)).rawPayload)).toEqual(bytes);
    expect(readdirSync(coming)).toEqual([]);
  });

  it('that carry more than a picture are kept for the office, and nobody is shown them', async () => {
    const bytes = aJpeg({ before: [segment(0xe1, 'Exif\0\0GPS')] });
    const digest = sha256(bytes);
    await name(phone, pack, bytes, server.world.home);
    const answer = await put(phone, digest, bytes);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ reason: string }>().reason).toContain('Take it again');
    expect(await standing(phone, digest)).toMatchObject({ state: 'refused' });
    expect((await get(phone, digest)).statusCode).toBe(404);
    const folder = join(server.world.folder, 'photos', 'quarantined', digest.slice(0, 2));
    expect(readdirSync(folder)).toEqual([digest]);
    const desk = await Browser.signedIn(server, server.world.office);
    expect((await get(desk, digest)).statusCode).toBe(404);
  });

  it('of a refused record are kept too', async () => {
    const bytes = aJpeg({ seed: 3 });
    const { lines } = await name(phone, pack, bytes, server.world.otherHome);
    expect(lines[0]?.error).toBe('forbidden');
    expect((await put(phone, sha256(bytes), bytes)).statusCode).toBe(201);
  });

  it('give nobody a right by naming their digest, before or after the bytes came', async () => {
    const { world } = server;
    const bytes = aJpeg({ seed: 9 });
    const digest = sha256(bytes);
    const other = await Browser.signedIn(server, world.otherSurveyor);
    await world.storage.write((tx) =>
      issue(tx, world.office, 'visit', aVisit(world.otherSurveyor), { home: world.otherHome }),
    );
    const theirs = await other.pack();
    const early = await name(other, theirs, bytes, world.otherHome);
    expect(early.lines[0]?.error).toBeUndefined();
    await name(phone, pack, bytes, world.home);
    await put(phone, digest, bytes);
    expect((await get(other, digest)).statusCode).toBe(404);
    expect(await standing(other, digest)).toMatchObject({ state: 'missing' });
    expect(await offset(other, digest)).toBe('0');
    const late = await name(other, theirs, bytes, world.otherHome);
    expect(late.lines[0]).toMatchObject({ error: 'forbidden' });
    expect((await get(phone, digest)).statusCode).toBe(200);
  });

  it('reach a contractor when they are cleared, under a minted id alone, while the grant holds', async () => {
    const { world } = server;
    const [cleared, raw] = [aJpeg({ seed: 1 }), aJpeg({ seed: 2 })];
    const caseId = anId();
    const photo = await name(phone, pack, raw, world.home);
    const record = phone.record('cleared-photo', aPhoto(sha256(cleared), { photo: photo.id }), {
      home: world.home,
      case: caseId,
    });
    await phone.push(pack, [pushed(anId(), record)]);
    for (const bytes of [cleared, raw]) await put(phone, sha256(bytes), bytes);
    await world.storage.write((tx) => {
      issue(tx, world.office, 'works-order', anOrder(world.contractor), { home: world.home, case: caseId });
      issue(tx, world.office, 'works-order', anOrder(world.otherContractor), { home: world.home });
    });
    const van = await Browser.signedIn(server, world.contractor);
    const shown = (await van.documents(await van.pack())).find((doc) => doc['kind'] === 'cleared-photo');
    const minted = (shown?.['body'] as { picture: string }).picture;
    expect(minted).toMatch(/^[0-9a-f]{32}$/);
    expect(new Uint8Array((await get(van, minted)).rawPayload)).toEqual(cleared);
    for (const digest of [cleared, raw].map(sha256)) expect((await get(van, digest)).statusCode).toBe(404);
    const rival = await Browser.signedIn(server, world.otherContractor);
    await rival.pack();
    expect((await get(rival, minted)).statusCode).toBe(404);
    server.clock.now += 100 * 86_400_000;
    const later = await Browser.signedIn(server, world.contractor);
    expect((await get(later, minted)).statusCode).toBe(404);
  });

  it('are taken out of a contractor’s pack, and out of reach, once a covered one stands for them', async () => {
    const { world } = server;
    const [first, covered] = [aJpeg({ seed: 3 }), aJpeg({ seed: 4 })];
    const caseId = anId();
    const at = { home: world.home, case: caseId };
    const clear = (bytes: Uint8Array, photo: OpaqueId) =>
      pushed(anId(), phone.record('cleared-photo', aPhoto(sha256(bytes), { photo }), at));
    const photo = await name(phone, pack, first, world.home);
    await phone.push(pack, [clear(first, photo.id)]);
    await put(phone, sha256(first), first);
    await world.storage.write((tx) => issue(tx, world.office, 'works-order', anOrder(world.contractor), at));
    const van = await Browser.signedIn(server, world.contractor);
    const before = await van.pack();
    const shownIn = async (name: string) =>
      (await van.documents(name)).flatMap((doc) =>
        doc['kind'] === 'cleared-photo' ? [(doc['body'] as { picture: string }).picture] : [],
      );
    const [seen = ''] = await shownIn(before);
    expect((await get(van, seen)).statusCode).toBe(200);

    const made = anId();
    const body = aPhoto(sha256(covered), { replaces: photo.id, changes: ['covered'] });
    await phone.push(pack, [pushed(made, phone.record('photo', body, at)), clear(covered, made)]);
    await put(phone, sha256(covered), covered);

    const after = await van.pack();
    expect(after).not.toBe(before);
    const [now = '', ...more] = await shownIn(after);
    expect(more).toEqual([]);
    expect(new Uint8Array((await get(van, now)).rawPayload)).toEqual(covered);
    expect((await get(van, seen)).statusCode).toBe(404);
  });
});
