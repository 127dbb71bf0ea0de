import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { sealForLandlord } from '../../src/device/vault/landlord-box.ts';
import { LandlordKey } from '../../sync-server/sealed/landlord-key.ts';
import { openSqliteStorage } from '../../sync-server/storage/sqlite/open.ts';

/** What a phone seals, the server opens: two programs, one form. */

const folder = mkdtempSync(join(tmpdir(), 'homefile-box-'));
const storage = openSqliteStorage(folder);
afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

async function publicHalf(key: LandlordKey): Promise<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(await key.publicHalf(), 'base64')).buffer;
}

test('the server opens whatever a phone sealed to it, also after a restart', async () => {
  const point = await publicHalf(new LandlordKey(storage));
  const key = new LandlordKey(storage);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
      const box = await sealForLandlord(point, Uint8Array.from(bytes));
      expect(Buffer.from((await key.opened(new Uint8Array(box))) ?? [1]).equals(Buffer.from(bytes))).toBe(
        true,
      );
    }),
    { numRuns: 30 },
  );
});

test('a box that is damaged, cut short, empty or sealed to another office opens nowhere', async () => {
  const key = new LandlordKey(storage);
  const box = new Uint8Array(
    await sealForLandlord(await publicHalf(key), new TextEncoder().encode('Kittiwake')),
  );
  for (const at of [0, 1, 64, 70, box.length - 1]) {
    const changed = box.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await key.opened(changed)).toBeNull();
  }
  expect(await key.opened(box.slice(0, 80))).toBeNull();
  expect(await key.opened(new Uint8Array())).toBeNull();
  expect(Buffer.from(box).toString('latin1')).not.toContain('Kittiwake');
});
