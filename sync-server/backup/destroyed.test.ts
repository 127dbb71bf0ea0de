import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aServer, Browser } from '../border/http.fixture.ts';
import { brokenAt } from '../journal/chain.ts';
import {
  anOldHousehold,
  CANARY,
  destroyed,
  filesHolding,
  type OldHousehold,
} from '../retention/retention.fixture.ts';
import { openSqliteReader, openSqliteStorage } from '../storage/sqlite/open.ts';
import { wrongIn } from './kept-landlord.fixture.ts';
import { makeBackup } from './make-backup.ts';
import { restore } from './restore.ts';

let old: OldHousehold;
let place: string;
beforeEach(async () => {
  old = await anOldHousehold();
  place = mkdtempSync(join(tmpdir(), 'homefile-destroyed-'));
});
afterEach(async () => {
  await old.close();
  rmSync(place, { recursive: true });
});

const folder = () => old.server.world.folder;
const data = () => join(place, 'data');

async function backedUp(from = folder()): Promise<string> {
  old.server.clock.now += 1000;
  const { now } = old.server.clock;
  const made = await makeBackup({ data: from, shelf: join(place, 'shelf'), now }, openSqliteReader);
  if (!made.ok) throw new Error(made.problem);
  return made.value.folder;
}

const restored = (backup: string, withoutRegister = false, to = data()) =>
  restore(
    { backup, data: to, withoutRegister, withoutPhotos: false, now: old.server.clock.now },
    { open: openSqliteStorage, say: () => undefined },
  );

it('what was destroyed after the backup is not brought back, nor taken from a phone that sends it', async () => {
  const backup = await backedUp();
  expect(filesHolding(backup, CANARY).length).toBeGreaterThan(0);
  await destroyed(old);
  cpSync(`${folder()}.destroyed`, `${data()}.destroyed`);
  expect(await restored(backup)).toMatchObject({ ok: true });
  expect(filesHolding(data(), CANARY, old.picture)).toEqual([]);

  const storage = openSqliteStorage(data());
  expect(storage.read(brokenAt)).toBeNull();
  const again = await aServer({ served: { ...old.server.world, storage, folder: data() } });
  again.clock.now = old.server.clock.now;
  const phone = await Browser.signedIn(again, old.server.world.surveyor);
  const answer = await phone.push(await phone.pack(), [old.sent]);
  expect(answer.json<{ error: string }[]>()[0]).toMatchObject({ error: 'destroyed' });
  await again.close();
  expect(await wrongIn(data(), old.server.clock.now)).toEqual([]);
});

it('a restored server that is restored again still knows what was destroyed under its earlier name', async () => {
  const first = await backedUp();
  await destroyed(old);
  cpSync(`${folder()}.destroyed`, `${data()}.destroyed`);
  expect(await restored(first)).toMatchObject({ ok: true });
  const second = await backedUp(data());
  const elsewhere = join(place, 'elsewhere');
  cpSync(`${data()}.destroyed`, `${elsewhere}.destroyed`);
  expect(await restored(second, false, elsewhere)).toMatchObject({ ok: true });
  // The oldest backup once more, with the register that has come along.
  rmSync(data(), { recursive: true });
  cpSync(`${elsewhere}.destroyed`, `${data()}.destroyed`);
  expect(await restored(first)).toMatchObject({ ok: true });
  expect(filesHolding(data(), CANARY, old.picture)).toEqual([]);
});

it('without its register a backup that knows of destructions is not restored by mistake', async () => {
  await destroyed(old);
  const backup = await backedUp();
  const refused = await restored(backup);
  expect(refused).toMatchObject({
    ok: false,
    problem: expect.stringContaining('--without-register') as string,
  });
  expect(existsSync(data())).toBe(false);
  expect(await restored(backup, true)).toMatchObject({ ok: true });
  // What the backup itself knows is written down anew.
  expect(existsSync(`${data()}.destroyed`)).toBe(true);
});
