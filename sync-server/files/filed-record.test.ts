import { afterEach, beforeEach, expect, it } from 'vitest';
import { aServer, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { mintId } from '../packs/mint.ts';
import type { Account } from '../storage/accounts.ts';
import { filedRecord } from './filed-record.ts';
import { anId, anOrder, issue } from './filing.fixture.ts';

let server: TestServer;
beforeEach(async () => {
  server = await aServer();
});
afterEach(() => server.close());

/** A contractor with a job at the home, what they call it, and what they call a room of it. */
async function atWork(account: Account) {
  const { storage, office, home } = server.world;
  const [order, room] = [anId(), anId()];
  await storage.write((tx) => issue(tx, office, 'works-order', anOrder(account), { home }, order));
  const browser = await Browser.signedIn(server, account);
  const pack = await browser.pack();
  const key = storage.read((view) => view.grants.orderGrantsBy(order)[0]?.key ?? '');
  const minted = { order: mintId(key, order), home: mintId(key, home), room: mintId(key, room) };
  // The packer remembers what it mints; this room stands for one that a finding of the job names.
  await storage.write((tx) =>
    tx.packs.remember({ minted: minted.room, real: room, order, account: account.id }),
  );
  return { browser, pack, room, minted };
}

it('reads the links of a contractor’s record by what was minted for that job, and by nobody else’s', async () => {
  const mine = await atWork(server.world.contractor);
  const theirs = await atWork(server.world.otherContractor);
  const roomNamed = async (room: string) => {
    const id = anId();
    const { order, home } = mine.minted;
    const body = { picture: 'a'.repeat(64), order, room, takenOn: '2026-11-24', width: 9, height: 9 };
    const record = mine.browser.record('photo', body, { home: home as never, subjects: [] });
    const answer = await mine.browser.push(mine.pack, [pushed(id, record)]);
    expect(answer.json()).toEqual([]);
    const filed = server.world.storage.read((view) => filedRecord(view, id))?.record;
    return filed?.kind === 'photo' ? filed.body.room : null;
  };
  expect(await roomNamed(mine.minted.room)).toBe(mine.room);
  expect(await roomNamed(theirs.minted.room)).toBe(theirs.minted.room);
});
