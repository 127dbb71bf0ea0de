import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, NOW, PASSWORD } from '../files/filing.fixture.ts';
import { journalLines } from '../journal/chain.ts';
import { packDigest, rebuiltDigest } from '../packs/pack-digest.ts';
import { aJpeg, app as segment } from '../photos/pictures.fixture.ts';
import { DATA_FILE } from '../storage/storage.ts';
import { damageAt, tamper } from '../storage/sqlite/damage.fixture.ts';
import { openSqliteReader, openSqliteStorage } from '../storage/sqlite/open.ts';
import {
  aKeptLandlord,
  sendPicture,
  wrongIn,
  type KeptLandlord,
  type Sent,
} from './kept-landlord.fixture.ts';
import { LAST_BACKUP_FILE } from './last-backup.ts';
import { makeBackup } from './make-backup.ts';
import { MANIFEST, sha256OfFile, wholeManifest } from './manifest.ts';
import { restore, unfinishedRestore } from './restore.ts';
import { newestBackup } from './shelf.ts';

let kept: KeptLandlord;
let place: string;
beforeEach(async () => {
  kept = await aKeptLandlord();
  place = mkdtempSync(join(tmpdir(), 'homefile-backups-'));
});
afterEach(async () => {
  await kept.server.close();
  rmSync(place, { recursive: true });
});

const shelf = () => join(place, 'shelf');
const data = () => join(place, 'restored');

async function backedUp(now = NOW, from = kept.server.world.folder): Promise<string> {
  const made = await makeBackup({ data: from, shelf: shelf(), now }, openSqliteReader);
  if (!made.ok) throw new Error(made.problem);
  return made.value.folder;
}

async function restored(backup: string, more: object = {}) {
  const order = { backup, data: data(), withoutRegister: false, withoutPhotos: false, now: NOW, ...more };
  return restore(order, { open: openSqliteStorage, say: () => undefined });
}

/** The restored folder, served to the same people. */
async function servedAgain(): Promise<TestServer> {
  const storage = openSqliteStorage(data());
  return aServer({ served: { ...kept.server.world, storage, folder: data() } });
}

describe('a backup', () => {
  it('is of one moment, while others go on writing', async () => {
    const { phone, server } = kept;
    const pack = await phone.pack();
    const state = { ended: false };
    const making = backedUp().finally(() => (state.ended = true));
    let sent = 0;
    while (!state.ended) {
      await kept.note(`during ${sent}`, phone, pack);
      sent += 1;
    }
    const backup = await making;
    expect(await wrongIn(backup)).toEqual([]);
    expect(await wrongIn(server.world.folder)).toEqual([]);
    const reader = openSqliteReader(backup);
    const notes = reader?.read((view) => view.records.entries({ kind: 'note' }).length) ?? 0;
    await reader?.close();
    expect(notes).toBeLessThanOrEqual(sent + 1);
    expect(sent).toBeGreaterThan(0);
    // One file: nothing that belongs to it can be left behind.
    expect(readdirSync(backup).toSorted()).toEqual([MANIFEST, DATA_FILE, 'photos'].toSorted());
  });

  it('is for the server’s own user of the machine alone', async () => {
    const backup = await backedUp();
    for (const path of [shelf(), backup, join(backup, 'photos')]) expect(statSync(path).mode & 0o077).toBe(0);
    for (const name of [MANIFEST, DATA_FILE]) expect(statSync(join(backup, name)).mode & 0o077).toBe(0);
  });

  it('shares the bytes of photos with the one before it, and loses none of them with it', async () => {
    const first = await backedUp();
    await kept.picture(2, kept.phone, await kept.phone.pack());
    const second = await backedUp(NOW + 1000);
    const files = readdirSync(join(second, 'photos'), { recursive: true, encoding: 'utf8' })
      .map((name) => statSync(join(second, 'photos', name)))
      .filter((one) => one.isFile());
    expect(files.map(({ nlink }) => nlink).toSorted()).toEqual([1, 2]);
    rmSync(first, { recursive: true });
    expect(await wrongIn(second)).toEqual([]);
    expect(newestBackup(shelf())).toBe(second);
  });

  it('that was cut short is taken for none, and cleared away by the next', async () => {
    mkdirSync(join(shelf(), 'unfinished-999999999'), { recursive: true });
    writeFileSync(join(shelf(), 'unfinished-999999999', MANIFEST), '{}');
    expect(newestBackup(shelf())).toBeNull();
    const backup = await backedUp();
    expect(readdirSync(shelf())).toEqual([backup.slice(shelf().length + 1)]);
  });

  it('says which photos it lacks, and is made all the same', async () => {
    const { folder } = kept.server.world;
    rmSync(join(folder, 'photos', 'held'), { recursive: true });
    const manifest = await wholeManifest(await backedUp());
    expect(manifest).toMatchObject({
      ok: true,
      value: { photos: { count: 0, missing: [expect.any(String)] } },
    });
  });

  it.each([
    ['its database', DATA_FILE, 'KANARNOTE'],
    ['its manifest', MANIFEST, '"files"'],
  ])('with one changed bit in %s is not restored', async (_what, file, text) => {
    const backup = await backedUp();
    damageAt(join(backup, file), text);
    expect(await restored(backup)).toMatchObject({ ok: false });
    expect([existsSync(data()), (await wholeManifest(backup)).ok]).toEqual([false, false]);
  });

  it('with a damaged photo is restored only by somebody who says so; then nothing answers for it', async () => {
    const backup = await backedUp();
    const photos = join(backup, 'photos');
    const [photo = ''] = readdirSync(photos, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.length > 60,
    );
    damageAt(join(photos, photo), 'JFIF');
    expect(await restored(backup)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('1 photo') as string,
    });
    expect(existsSync(data())).toBe(false);
    expect(await restored(backup, { withoutPhotos: true })).toMatchObject({ ok: true });
    const again = await servedAgain();
    const phone = await Browser.signedIn(again, kept.server.world.surveyor);
    const sha256 = photo.slice(-64);
    const asked = await phone.call('POST', '/api/receipts', { photos: [sha256] });
    expect(asked.json()).toMatchObject({ photos: [{ state: 'missing' }] });
    await sendPicture(phone, sha256, aJpeg({ seed: 1 }));
    await again.close();
    expect(await wrongIn(data())).toEqual([]);
  });
});

describe('a restore', () => {
  it('takes no backup whose journal does not hold, though every byte is the one that its manifest names', async () => {
    const backup = await backedUp();
    const file = join(backup, DATA_FILE);
    tamper(
      file,
      `DROP TRIGGER journal_is_never_changed; UPDATE journal SET account = NULL WHERE action = 'record-filed'`,
    );
    const named = JSON.parse(readFileSync(join(backup, MANIFEST), 'utf8')) as { files: object };
    const files = { ...named.files, [DATA_FILE]: await sha256OfFile(file) };
    writeFileSync(join(backup, MANIFEST), JSON.stringify({ ...named, files }));
    expect(await wholeManifest(backup)).toMatchObject({ ok: true });
    expect(await restored(backup)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('does not hold together') as string,
    });
    expect(existsSync(data())).toBe(false);
  });

  it('overwrites nothing', async () => {
    const backup = await backedUp();
    mkdirSync(data());
    writeFileSync(join(data(), 'something'), '');
    expect(await restored(backup)).toMatchObject({ ok: false });
    expect(readdirSync(data())).toEqual(['something']);
  });

  it('makes another server: nobody’s session, sequence, checkpoint or pack of before counts', async () => {
    const { phone, server } = kept;
    const { world } = server;
    const admin = await Browser.signedIn(server, world.administrator);
    await admin.call('PUT', '/db/plain/_local/checkpoint', { last_seq: 3 });
    const { last_seq: since } = (await admin.call('GET', '/db/plain/_changes')).json<{ last_seq: string }>();
    const before = { uuid: world.storage.read((view) => view.server.uuid()), pack: await phone.pack() };
    expect(await restored(await backedUp())).toMatchObject({ ok: true });

    const again = await servedAgain();
    const { storage } = again.world;
    const cookies = new Browser(again.app, world.surveyor);
    for (const [name, value] of phone.cookies) cookies.cookies.set(name, value);
    expect((await cookies.call('GET', '/api/me')).statusCode).toBe(401);
    const surveyor = await Browser.signedIn(again, world.surveyor);
    const me = (await surveyor.call('GET', '/api/me')).json<{
      server: { uuid: string };
      pack: { name: string };
    }>();
    expect(me.server.uuid).not.toBe(before.uuid);
    expect(me.pack.name).not.toBe(before.pack);
    expect((await surveyor.call('GET', `/db/${before.pack}/_changes`)).statusCode).not.toBe(200);
    const office = await Browser.signedIn(again, world.administrator);
    const heard = (await office.call('GET', `/db/plain/_changes?since=${since}`)).json<{
      results: unknown[];
    }>();
    expect(heard.results).toHaveLength(3);
    expect((await office.call('GET', '/db/plain/_local/checkpoint')).statusCode).toBe(404);
    // The files know their demo mark by a local document; nobody replicates them.
    expect(storage.read((view) => view.server.earlier())).toEqual([before.uuid]);
    expect(storage.read((view) => [...journalLines(view.journal)].map(({ action }) => action))).toContain(
      'server-restored',
    );
    await again.close();
    expect(await wrongIn(data())).toEqual([]);
  });

  it('phones are told what the newest backup holds, and on a restored server everything waits for its own', async () => {
    const { phone, server } = kept;
    const first = await kept.note('first', phone, await phone.pack());
    const seen = createHash('sha256')
      .update(aJpeg({ seed: 1 }))
      .digest('hex');
    const standing = async (by: Browser, sent: Sent, picture = seen) => {
      const asked = { records: [{ id: sent.id, rev: sent.rev }], photos: [picture] };
      const { records, photos } = (await by.call('POST', '/api/receipts', asked)).json<{
        records: [{ backedUp?: boolean }];
        photos: [{ backedUp?: boolean }];
      }>();
      return [records[0].backedUp, photos[0].backedUp];
    };
    expect(await standing(phone, first)).toEqual([undefined, undefined]);
    const backup = await backedUp(NOW + 3_600_000);
    expect(await standing(phone, first)).toEqual([true, true]);

    server.clock.now = NOW + 3_700_000;
    const late = await kept.note('late', phone, await phone.pack());
    const lateSeen = await kept.picture(5, phone, await phone.pack());
    expect(await standing(phone, late, lateSeen)).toEqual([false, false]);
    await backedUp(NOW + 7_200_000);
    expect(await standing(phone, late, lateSeen)).toEqual([true, true]);

    expect(await restored(backup)).toMatchObject({ ok: true });
    const again = await servedAgain();
    const same = new Browser(again.app, server.world.surveyor);
    for (const [name, value] of phone.cookies) same.cookies.set(name, value);
    await same.call('POST', '/api/session', { name: server.world.surveyor.name, password: PASSWORD });
    expect(await standing(same, first)).toEqual([false, false]);
    const admin = await Browser.signedIn(again, server.world.administrator);
    const figures = async () => (await admin.call('GET', '/metrics')).body;
    expect(await figures()).not.toMatch(/^homefile_backup_taken_seconds /m);
    expect(await wrongIn(data())).toEqual([]);
    // A note that came with a copy of the old folder is another server's, and one that was cut short is nobody's.
    const note = join(data(), LAST_BACKUP_FILE);
    cpSync(join(server.world.folder, LAST_BACKUP_FILE), note);
    expect(await standing(same, first)).toEqual([false, false]);
    writeFileSync(note, '{"server":');
    utimesSync(note, 1, 1);
    expect(await standing(same, first)).toEqual([false, false]);
    await backedUp(NOW + 10_800_000, data());
    expect(await standing(same, first)).toEqual([true, true]);
    expect(await figures()).toMatch(/^homefile_backup_taken_seconds \d+/m);
    await again.close();
  });

  it('what was refused, handed over, or never finished waits for a backup as the rest does', async () => {
    const { phone } = kept;
    const bytes = aJpeg({ seed: 1, before: [segment(0xe1, 'Exif\0\0GPS')] });
    const picture = createHash('sha256').update(bytes).digest('hex');
    const [id, rev] = [anId(), `1-${'a'.repeat(32)}`];
    const refused = { _id: id, _rev: rev, kind: 'note', body: { picture } };
    const answer = await phone.push(await phone.pack(), [refused]);
    expect(answer.json()).toMatchObject([{ error: 'forbidden' }]);
    const type = { 'content-type': 'application/octet-stream' };
    expect((await phone.call('PUT', `/photos/${picture}`, Buffer.from(bytes), type)).statusCode).toBe(422);
    const ask = async () => {
      const asked = { records: [{ id, rev }], photos: [picture], boxes: ['b'.repeat(64)] };
      const { records, photos, boxes } = (await phone.call('POST', '/api/receipts', asked)).json<
        Record<'records' | 'photos' | 'boxes', [{ state: string; backedUp?: boolean }]>
      >();
      return [records[0], photos[0], boxes[0]].map(({ state, backedUp }) => [state, backedUp]);
    };
    const handed = () =>
      phone.call('POST', '/api/rescue', { what: 'record', id: anId(), rev, content: '{}' });
    expect(await ask()).toEqual([
      ['refused', undefined],
      ['refused', undefined],
      ['missing', undefined],
    ]);
    expect((await handed()).json()).toEqual({ server: expect.any(String) as string, state: 'held' });
    await backedUp(NOW);
    expect(await ask()).toEqual([
      ['refused', false],
      ['refused', false],
      ['missing', undefined],
    ]);
    expect((await handed()).json()).toMatchObject({ state: 'held', backedUp: false });
    await backedUp(NOW + 3_600_000);
    expect((await ask()).slice(0, 2)).toEqual([
      ['refused', true],
      ['refused', true],
    ]);
  });

  it('a photo whose bytes the backup lacks is not backed up', async () => {
    const seen = createHash('sha256')
      .update(aJpeg({ seed: 1 }))
      .digest('hex');
    rmSync(join(kept.server.world.folder, 'photos', 'held'), { recursive: true });
    await backedUp(NOW + 3_600_000);
    const answer = await kept.phone.call('POST', '/api/receipts', { records: [], photos: [seen] });
    expect(answer.json()).toMatchObject({ photos: [{ state: 'held', backedUp: false }] });
  });

  it('phones of before and after it converge, and nothing that was recorded is lost', async () => {
    const { phone, server } = kept;
    const { world } = server;
    const old = await kept.note('before', phone, await phone.pack());
    const backup = await backedUp();
    const late = await kept.note('after', phone, await phone.pack());
    const bytes = aJpeg({ seed: 7 });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await kept.picture(7, phone, await phone.pack());
    const whole = world.storage.read((view) => {
      const pack = view.packs.packOf(world.surveyor.id);
      return pack && packDigest(view, pack);
    });
    expect(await restored(backup)).toMatchObject({ ok: true });

    const again = await servedAgain();
    // The phone that it was: its ticket is in the backup, its session is not.
    const same = new Browser(again.app, world.surveyor);
    for (const [name, value] of phone.cookies) same.cookies.set(name, value);
    await same.call('POST', '/api/session', { name: world.surveyor.name, password: PASSWORD });
    const ask = async () =>
      (
        await same.call('POST', '/api/receipts', {
          records: [old, late].map(({ id, rev }) => ({ id, rev })),
          photos: [sha256],
        })
      ).json<{ records: { state: string }[]; photos: { state: string }[] }>();
    const states = ({ records, photos }: Awaited<ReturnType<typeof ask>>) =>
      [...records, ...photos].map(({ state }) => state);
    expect(states(await ask())).toEqual(['held', 'missing', 'missing']);
    // What a phone keeps until its receipt comes: everything it recorded, under the same ids and revisions.
    const sent = await phone.documents(await phone.pack());
    await same.push(
      await same.pack(),
      sent.filter((one) => one['author'] === world.surveyor.id),
    );
    await sendPicture(same, sha256, bytes);
    expect(states(await ask())).toEqual(['held', 'held', 'held']);
    await again.world.storage.write((tx) => {
      const pack = tx.packs.packOf(world.surveyor.id);
      if (pack === null) throw new Error('no pack');
      expect(packDigest(tx, pack)).toBe(rebuiltDigest(tx, pack, NOW));
      expect(packDigest(tx, pack)).toBe(whole);
    });
    await again.close();
    expect(await wrongIn(data())).toEqual([]);
  });

  it('that was cut short has left nothing in the folder’s place, and is done again from the start', async () => {
    const backup = await backedUp();
    cpSync(backup, unfinishedRestore(data()), { recursive: true });
    rmSync(join(unfinishedRestore(data()), DATA_FILE));
    expect(await restored(backup)).toMatchObject({ ok: true });
    expect(existsSync(unfinishedRestore(data()))).toBe(false);
    expect(await wrongIn(data())).toEqual([]);
  });
});
