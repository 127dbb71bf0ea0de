import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { opaqueIdFrom } from '#domain/ids.ts';
import { addAccount } from '../accounts/new-account.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import { demoMark } from './demo-mark.ts';
import { openDemo, refusalAsReal, type DemoMeans, type DemoOrder } from './open-demo.ts';

let folder: string;
let said: string[];
let means: DemoMeans;
const order = (wish: Partial<DemoOrder> = {}): DemoOrder => ({
  folder,
  today: '2026-11-24',
  reset: false,
  now: Date.UTC(2026, 10, 24, 9),
  ...wish,
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homefile-demo-'));
  said = [];
  const drawn = fileURLToPath(new URL('pictures', import.meta.url));
  means = {
    open: openSqliteStorage,
    shelf: () => ({ drawn, keep: () => Promise.resolve() }),
    say: (sentence) => said.push(sentence),
  };
});

afterEach(() => rmSync(folder, { recursive: true }));

async function opened(wish: Partial<DemoOrder> = {}) {
  const outcome = await openDemo(order(wish), means);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.value;
}

it('makes the demo once, and leaves it as it was at the next start', async () => {
  const first = await opened();
  const uuid = first.storage.read((view) => view.server.uuid());
  await first.storage.close();
  const second = await opened();
  expect(second.storage.read((view) => view.server.uuid())).toBe(uuid);
  expect(said).toHaveLength(1);
  await second.storage.close();
});

it('says when its day has passed, and makes it anew when asked', async () => {
  await (await opened()).storage.close();
  const old = await opened({ today: '2026-12-01' });
  expect(old.mark.today).toBe('2026-11-24');
  expect(said.at(-1)).toContain('2026-11-24');
  await old.storage.close();
  const fresh = await opened({ today: '2026-12-01', reset: true });
  expect(fresh.storage.read(demoMark)?.today).toBe('2026-12-01');
  await fresh.storage.close();
});

it('takes the day from the clock when none is given, and refuses a day that does not exist', async () => {
  const { storage, mark } = await opened({ today: null });
  expect(mark.today).toBe('2026-11-24');
  await storage.close();
  for (const today of ['2026-02-30', 'today', '']) {
    expect((await openDemo(order({ today }), means)).ok).toBe(false);
  }
});

it('never touches a landlord’s own folder, and a demo folder is never served as one', async () => {
  const own = openSqliteStorage(folder);
  expect(refusalAsReal(own)).toBeNull();
  const id = opaqueIdFrom(Uint8Array.from({ length: 16 }, (_, index) => index));
  const password = { iterations: 1, salt: '00', derivedKey: '00' };
  await own.write((tx) =>
    addAccount(tx, { id, name: 'real', displayName: 'Real', role: 'office', password }, null, 0),
  );
  await own.close();
  for (const reset of [false, true]) {
    const outcome = await openDemo(order({ reset }), means);
    expect(outcome.ok ? '' : outcome.problem).toMatch(/own records/);
  }
  const after = openSqliteStorage(folder);
  expect(after.read((view) => view.accounts.accountNamed('real'))).not.toBeNull();
  await after.close();
  rmSync(folder, { recursive: true });
  const { storage } = await opened();
  expect(refusalAsReal(storage)).toMatch(/demo landlord/);
  await storage.close();
});
