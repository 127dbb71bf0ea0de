import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aLandlord, issue, type Landlord } from '../../files/filing.fixture.ts';
import { openSqliteStorage } from './open.ts';
import { brokenAt, journalLines, keyedDigest } from '../../journal/chain.ts';

const WORDS = 'what only the record may say';

describe('the journal', () => {
  let world: Landlord;
  beforeEach(async () => {
    world = await aLandlord();
    await world.storage.write((tx) =>
      issue(tx, world.office, 'note', { words: WORDS }, { home: world.home }),
    );
  });
  afterEach(() => world.storage.close());

  /** Changes the file behind the server's back and says where the chain breaks. */
  async function tampered(sql: string): Promise<number | null> {
    await world.storage.close();
    const file = new Database(join(world.folder, 'homefile.sqlite'));
    file.exec('DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_shortened;');
    file.exec(sql);
    file.close();
    const storage = openSqliteStorage(world.folder);
    world = { ...world, storage };
    return storage.read(brokenAt);
  }

  it('is one chain, and holds codes and ids but no words', () => {
    expect(world.storage.read(brokenAt)).toBeNull();
    const text = world.storage.read((view) => JSON.stringify([...journalLines(view.journal)]));
    expect(text).toContain('record-filed');
    for (const word of [WORDS, 'Example Street', 'The office']) expect(text).not.toContain(word);
  });

  it('refuses to be changed or shortened', async () => {
    const connection = new Database(join(world.folder, 'homefile.sqlite'));
    expect(() => connection.exec('UPDATE journal SET at = 0')).toThrow('never changed');
    expect(() => connection.exec('DELETE FROM journal')).toThrow('never shortened');
    connection.close();
    expect(await tampered('SELECT 1')).toBeNull();
  });

  it('shows a changed line', async () => {
    expect(await tampered("UPDATE journal SET detail = 'lead' WHERE seq = 3")).toBe(3);
  });

  it('shows a line that was left out', async () => {
    expect(await tampered('DELETE FROM journal WHERE seq = 4')).toBe(4);
  });

  it('digests under a key of each subject’s own, which can be destroyed', async () => {
    const [one, same, other] = await world.storage.write((tx) => [
      keyedDigest(tx, 'one', WORDS),
      keyedDigest(tx, 'one', WORDS),
      keyedDigest(tx, 'other', WORDS),
    ]);
    expect(one).toBe(same);
    expect(one).not.toBe(other);
    await world.storage.write((tx) => tx.journal.destroyDigestKey('one'));
    expect(world.storage.read((view) => view.journal.digestKey('one'))).toBeNull();
  });
});
