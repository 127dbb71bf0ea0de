import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, aVisit, issue } from '../files/filing.fixture.ts';
import { aJpeg } from '../photos/pictures.fixture.ts';

interface Line {
  readonly follow?: number;
  readonly seq?: string;
  readonly docs?: readonly { readonly _id: string; readonly _rev: string; readonly _revisions: object }[];
  readonly since?: string;
}

describe('a pack in one answer', () => {
  let server: TestServer;
  let phone: Browser;
  let pack: string;
  beforeEach(async () => {
    server = await aServer();
    const { storage, office, surveyor, home } = server.world;
    phone = await Browser.signedIn(server, surveyor);
    await storage.write((tx) => {
      issue(tx, office, 'person', { name: 'Mary Example', part: 'tenant' }, { home });
      issue(tx, office, 'visit', aVisit(surveyor), { home });
    });
    pack = await phone.pack();
  });
  afterEach(() => server.close());

  const ask = (by: Browser, name: string, since = '0', headers: Record<string, string> = {}) =>
    by.call('GET', `/api/pack?name=${name}&since=${since}`, undefined, headers);
  const lines = (text: string): Line[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  it('has every document with its leaves and their ancestry, and where to go on from', async () => {
    const answer = lines((await ask(phone, pack)).body);
    const listed = (await phone.call('GET', `/db/${pack}/_all_docs`)).json<{
      rows: { id: string; value: { rev: string } }[];
    }>();
    const docs = answer.flatMap((line) => line.docs ?? []);
    expect(answer[0]).toEqual({ follow: 3 });
    expect(new Map(docs.map(({ _id, _rev }) => [_id, _rev]))).toEqual(
      new Map(listed.rows.map(({ id, value }) => [id, value.rev])),
    );
    for (const { _rev, _revisions } of docs) expect(_revisions).toEqual({ start: 1, ids: [_rev.slice(2)] });
    const changes = await phone.call('GET', `/db/${pack}/_changes?since=${answer.at(-1)?.since ?? ''}`);
    expect(changes.json()).toMatchObject({ results: [] });
  });

  it('goes on where it was cut, and what came meanwhile is in it', async () => {
    const first = lines((await ask(phone, pack)).body)[1];
    const { storage, office, home } = server.world;
    await storage.write((tx) =>
      issue(tx, office, 'person', { name: 'Sam Example', part: 'lives-here' }, { home }),
    );
    const rest = lines((await ask(phone, pack, first?.seq)).body);
    expect(rest[0]).toEqual({ follow: 3 });
    expect(rest.flatMap((line) => line.docs ?? []).map(({ _id }) => _id)).not.toContain(
      first?.docs?.[0]?._id,
    );
  });

  it('travels small', async () => {
    const plain = await ask(phone, pack);
    const packed = await ask(phone, pack, '0', { 'accept-encoding': 'br, gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString('utf8')).toBe(plain.body);
  });

  it('is for its own account alone: any other name answers as one that never was', async () => {
    const other = await Browser.signedIn(server, server.world.otherSurveyor);
    await other.pack();
    const never = await ask(phone, `pack-${'0'.repeat(32)}`);
    expect(never.statusCode).toBe(404);
    for (const [by, name] of [
      [other, pack],
      [await Browser.signedIn(server, server.world.office), pack],
      [phone, 'files'],
    ] as const) {
      const answer = await ask(by, name);
      expect([answer.statusCode, answer.body]).toEqual([404, never.body]);
    }
    expect((await ask(new Browser(server.app, server.world.surveyor), pack)).statusCode).toBe(401);
  });

  it('tells the size of a picture to whoever may fetch it, and nothing of any other', async () => {
    const bytes = aJpeg();
    const picture = createHash('sha256').update(bytes).digest('hex');
    const record = phone.record(
      'photo',
      { picture, takenOn: '2026-11-24', width: 32, height: 16 },
      { home: server.world.home },
    );
    await phone.push(pack, [pushed(anId(), record)]);
    await phone.call('PUT', `/photos/${picture}`, Buffer.from(bytes), {
      'content-type': 'application/octet-stream',
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    });
    const sizes = async (by: Browser) =>
      (await by.call('POST', '/api/pack/pictures', { names: [picture, 'f'.repeat(64)] }))
        .json<{
          pictures: { bytes: number | null }[];
        }>()
        .pictures.map((one) => one.bytes);
    expect(await sizes(phone)).toEqual([bytes.length, null]);
    const other = await Browser.signedIn(server, server.world.otherSurveyor);
    await other.pack();
    expect(await sizes(other)).toEqual([null, null]);
    expect((await phone.call('POST', '/api/pack/pictures', { names: ['../x'] })).statusCode).toBe(400);
  });
});
