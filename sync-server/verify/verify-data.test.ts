import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  aKeptLandlord,
  copiedFolder,
  WORDS,
  wrongIn,
  type KeptLandlord,
} from '../backup/kept-landlord.fixture.ts';
import { damageAt, tamper } from '../storage/sqlite/damage.fixture.ts';
import { DATA_FILE } from '../storage/storage.ts';

let kept: KeptLandlord;
beforeAll(async () => {
  kept = await aKeptLandlord();
});
afterAll(() => kept.server.close());

const file = (folder: string) => join(folder, DATA_FILE);
const photoIn = (folder: string) => {
  const held = join(folder, 'photos', 'held');
  const part = readdirSync(held)[0] ?? '';
  return join(held, part, readdirSync(join(held, part))[0] ?? '');
};

it('finds nothing wrong with a folder on which a server runs', async () => {
  expect(await wrongIn(kept.server.world.folder)).toEqual([]);
});

/** What happens to a folder, and what must be said of it: each of these alone. */
const DAMAGE: readonly [string, (folder: string) => void, RegExp][] = [
  ['one bit of a photo', (at) => damageAt(photoIn(at), 'JFIF'), /bytes of 1 photo are damaged/],
  ['a photo that is gone', (at) => rmSync(photoIn(at)), /bytes of 1 photo are missing/],
  [
    'one bit of a record',
    (at) => damageAt(file(at), WORDS.note),
    /1 version of records are not what was filed|packs are not what/,
  ],
  ['one bit of what was refused', (at) => damageAt(file(at), WORDS.refused), /1 document of the inbox/],
  ['one bit of an attachment', (at) => damageAt(file(at), WORDS.attached), /1 attachment are not the bytes/],
  ['a page of the file', (at) => damageAt(file(at), 'CREATE TABLE journal (', 3), /SQLite says/],
  [
    'a line of the journal that was changed',
    (at) =>
      tamper(
        file(at),
        `DROP TRIGGER journal_is_never_changed; UPDATE journal SET account = NULL WHERE action = 'record-filed'`,
      ),
    /The journal does not hold from line \d+ on/,
  ],
  [
    'a line of the journal that was taken out',
    (at) => tamper(file(at), `DROP TRIGGER journal_is_never_shortened; DELETE FROM journal WHERE seq = 5`),
    /The journal does not hold from line 5 on/,
  ],
  [
    'a record that was taken out',
    (at) =>
      tamper(
        file(at),
        `DELETE FROM documents WHERE doc_id = (SELECT id FROM record_index WHERE kind = 'note');
         DELETE FROM record_index WHERE kind = 'note'`,
      ),
    /name records that are not here and were not destroyed/,
  ],
  [
    'a record that was put in',
    (at) =>
      tamper(
        file(at),
        `INSERT INTO documents (database, doc_id, seq, winner, deleted, tree)
           SELECT database, 'foreign', 999, winner, 0, tree FROM documents
           WHERE doc_id = (SELECT id FROM record_index WHERE kind = 'note') ORDER BY id LIMIT 1`,
      ),
    /that the journal did not file/,
  ],
  [
    'a document that left a pack',
    (at) =>
      tamper(
        file(at),
        `DELETE FROM documents WHERE database IN (SELECT id FROM databases WHERE name LIKE 'pack-%')
           AND doc_id = (SELECT id FROM record_index WHERE kind = 'visit')`,
      ),
    /1 document of packs are not what the files say/,
  ],
  [
    'a text that was changed in a pack alone',
    (at) =>
      tamper(
        file(at),
        `UPDATE bodies SET body = replace(body, '${WORDS.note}', 'other') WHERE document IN (
           SELECT documents.id FROM documents JOIN databases ON databases.id = database WHERE name LIKE 'pack-%')`,
      ),
    /1 document of packs are not what the files say/,
  ],
  [
    'another winner',
    (at) => tamper(file(at), `UPDATE documents SET winner = '1-aa' WHERE doc_id = 'both'`),
    /another revision than the winner is shown/,
  ],
  [
    'a body that is gone',
    (at) => tamper(file(at), `DELETE FROM bodies WHERE rev = '1-aa'`),
    /The text of 1 revision is missing/,
  ],
  [
    'a count that is off',
    (at) => tamper(file(at), `UPDATE databases SET live_count = 7 WHERE name = 'plain'`),
    /1 database count other documents/,
  ],
];

it.each(DAMAGE)('finds %s', async (_what, damage, said) => {
  const folder = await copiedFolder(kept);
  damage(folder);
  const wrong = await wrongIn(folder).catch((error: unknown) => [`SQLite says: ${String(error)}`]);
  expect(wrong.join('\n')).toMatch(said);
  rmSync(folder, { recursive: true });
});

it('tells of no words, and of a photo without a row that it is no fault', async () => {
  const folder = await copiedFolder(kept);
  writeFileSync(join(photoIn(folder), '..', 'ab'.repeat(32)), 'left by a crash');
  expect(await wrongIn(folder)).toEqual([]);
  damageAt(file(folder), WORDS.note);
  expect((await wrongIn(folder)).join()).not.toContain('KANAR');
  rmSync(folder, { recursive: true });
});
