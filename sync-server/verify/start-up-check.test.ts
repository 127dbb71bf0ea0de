import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aKeptLandlord, copiedFolder, WORDS, type KeptLandlord } from '../backup/kept-landlord.fixture.ts';
import { tamper } from '../storage/sqlite/damage.fixture.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import { DATA_FILE } from '../storage/storage.ts';
import { checkAtStart, leftBehind } from './start-up-check.ts';

let kept: KeptLandlord;
let folder: string;
beforeEach(async () => {
  kept = await aKeptLandlord();
  folder = await copiedFolder(kept);
});
afterEach(async () => {
  await kept.server.close();
  rmSync(folder, { recursive: true });
});

async function line(destroyed = { isClean: true, again: 0, ended: 0 }): Promise<string> {
  const left = await leftBehind(folder);
  const storage = openSqliteStorage(folder);
  try {
    return await checkAtStart(storage, left, destroyed);
  } finally {
    await storage.close();
  }
}

it('says nothing more where nothing was left', async () => {
  expect(await line()).toMatch(
    /^Start-up check: the server had ended in the ordinary way; the last \d+ lines of the journal hold; 2 packs stand\.$/,
  );
});

it('says what came to nothing and what was brought to its end, in numbers', async () => {
  const storage = openSqliteStorage(folder);
  await storage.write((tx) => tx.documents.addToBlob(tx.documents.stageBlob('plain'), 0, Buffer.from('x')));
  await storage.close();
  const said = await line({ isClean: true, again: 1, ended: 2 });
  expect(said).toContain('1 attachment without a document were dropped');
  expect(said).toContain('1 destruction that an older copy had undone were done again');
  expect(said).toContain('2 destructions were brought to their end');
  expect(said).not.toContain(WORDS.note);
  expect(await line()).not.toContain('attachment');
});

it('says it aloud where the journal or a pack does not hold', async () => {
  tamper(
    join(folder, DATA_FILE),
    `DROP TRIGGER journal_is_never_changed; UPDATE journal SET at = at + 1 WHERE seq = 4;
     DELETE FROM databases WHERE name LIKE 'pack-%'`,
  );
  expect(await line()).toMatch(/THE JOURNAL DOES NOT HOLD from line 4 on: .*2 packs of 2 HAVE NO DATABASE/);
});
