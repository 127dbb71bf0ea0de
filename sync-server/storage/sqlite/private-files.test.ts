import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newOpaqueId } from '../../new-id.ts';
import { PhotoFiles, sha256Of } from '../../photos/photo-files.ts';
import { openSqliteStorage } from './open.ts';

const FOR_OTHERS = 0o077;

it('keeps a data folder that it makes from every other user of the machine', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'homefile-private-')), 'data');
  const storage = openSqliteStorage(folder);
  await storage.write((tx) => tx.server.uuid());
  const files = new PhotoFiles(folder);
  const bytes = Buffer.from('a picture');
  const [sender, sha256] = [newOpaqueId(), sha256Of(bytes)];
  await files.append(sender, sha256, bytes);
  await files.keepPart(sender, sha256, 'held');
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  expect(all.length).toBeGreaterThan(5);
  for (const path of [folder, ...all]) expect([path, statSync(path).mode & FOR_OTHERS]).toEqual([path, 0]);
  await storage.close();
});
