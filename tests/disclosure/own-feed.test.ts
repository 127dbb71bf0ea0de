import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../../sync-server/border/http.fixture.ts';
import { anId, issue, reissue } from '../../sync-server/files/filing.fixture.ts';
import { Traffic } from '../../sync-server/limits/traffic.ts';
import { canaryWorld, type CanaryHome, type GrownWorld, type ReaderName } from './canary-world.ts';
import { mayHold, mustReachContractor } from './who-may-hold.ts';
import { wordsIn } from './words-in.ts';
import { described } from './wrongs-of.ts';

/*
 * What a contractor's own system reads in the place of records posted to an address: the feed of its own pack, in each of its
 * kinds. See docs/decisions/0161.
 */

let world: GrownWorld;
let at: CanaryHome;
let van: Browser;
beforeAll(async () => {
  world = await canaryWorld(116, 9);
  van = world.readers.contractor;
  const [first] = world.homes;
  if (first === undefined) throw new Error('It has homes.');
  at = first;
}, 120_000);
afterAll(() => world.server.close());

const ALL = ['normal', 'longpoll', 'continuous', 'eventsource'];
const WAITING = ['longpoll', 'continuous', 'eventsource'];
const OTHERS: readonly ReaderName[] = [
  'stranger',
  'administrator',
  'contractor of other tasks',
  'surveyor of other tasks',
  'surveyor',
  'office',
  'lead',
];
const read = (who: Browser, pack: string, query: string) =>
  who.call('GET', `/db/${pack}/_changes?${query}&include_docs=true&style=all_docs`);
/** A feed that is open and waits: for as long as a server lets it, so that it ends by what happens alone. */
async function waitingFeed(pack: string, query: string) {
  const opening = vi.spyOn(Traffic.prototype, 'openFeed');
  const ended = read(van, pack, `${query}&since=now&timeout=60000`);
  await vi.waitUntil(() => opening.mock.calls.length > 0, WHILE_BUSY);
  opening.mockRestore();
  return { ended };
}

const WHILE_BUSY = { timeout: 20_000, interval: 5 };
/** Less than a feed waits by itself, and more than anything here takes. */
const ENDS = { timeout: 50_000 };

describe.each(ALL)('the feed of one’s own pack, as %s', (feed) => {
  it('brings every fact of the repair and no word more', async () => {
    const answer = await read(van, await van.pack(), `feed=${feed}&timeout=100`);
    expect(answer.statusCode).toBe(200);
    const words = wordsIn(answer.rawPayload);
    const lying = [...world.planted].flatMap(([word, all]) => all.map((one) => ({ word, one })));
    const facts = lying.filter(({ one }) => mustReachContractor(one));
    expect(facts.length).toBeGreaterThan(20);
    const withheld = facts.filter(({ word }) => !words.has(word));
    const leaked = lying.filter(({ word, one }) => words.has(word) && !mayHold('contractor', one, ''));
    expect(withheld.map(({ one }) => described(one))).toEqual([]);
    expect(leaked.map(({ one }) => described(one))).toEqual([]);
  });

  it('is no one else’s', async () => {
    const pack = await van.pack();
    for (const name of OTHERS) {
      const [known, never] = [
        await read(world.readers[name], pack, `feed=${feed}&timeout=100`),
        await read(world.readers[name], `pack-${'0'.repeat(32)}`, `feed=${feed}&timeout=100`),
      ];
      expect([name, known.statusCode]).toEqual([name, name === 'stranger' ? 401 : 404]);
      expect(known.body).toBe(never.body);
    }
  });
});

describe.each(WAITING)('the feed of one’s own pack, waiting as %s', (feed) => {
  it('brings what is filed meanwhile, as the matrix shows it', ENDS, async () => {
    const { storage, office } = world.server.world;
    // The first that comes ends it: what must not come was filed before what must.
    const { ended } = await waitingFeed(await van.pack(), `feed=${feed}&limit=1`);
    await storage.write((tx) => {
      const place = { home: at.home, case: at.case, tenancy: at.tenancy, subjects: [at.resident] };
      issue(tx, office, 'diagnosis', { words: `told to nobody by ${feed}` }, place);
      issue(tx, office, 'note', { words: `cleared by nobody for ${feed}` }, { home: at.home, case: at.case });
      const phrase = { note: anId(), words: `The waste joint has failed, by ${feed}.` };
      issue(tx, office, 'cleared-note', phrase, { home: at.home, case: at.case });
    });
    const { body } = await ended;
    expect(body).toContain(`The waste joint has failed, by ${feed}.`);
    for (const kept of ['told to nobody', 'cleared by nobody', 'diagnosis', at.home, at.case])
      expect(body).not.toContain(kept);
  });

  it('ends with the job, and its address is no database any more', ENDS, async () => {
    const { storage, office } = world.server.world;
    const pack = await van.pack();
    const { ended } = await waitingFeed(pack, `feed=${feed}`);
    const set = (state: string) =>
      storage.write((tx) => {
        const order = tx.documents.get('files', at.order)?.body['body'] as object;
        reissue(tx, office, at.order, { ...order, state });
      });
    await set('closed');
    const { body } = await ended;
    expect(wordsIn(Buffer.from(body)).size).toBe(0);
    expect((await read(van, pack, 'since=0')).statusCode).toBe(404);
    expect(await van.pack()).not.toBe(pack);
    await set('issued');
  });
});

it(
  'brings nothing more once a lead has closed something to contractors, until its next name is asked for',
  ENDS,
  async () => {
    const { storage, office } = world.server.world;
    const pack = await van.pack();
    const { ended } = await waitingFeed(pack, 'feed=continuous');
    const cell = { category: 'communication', audience: 'contractor', to: 'W', reason: 'Not needed.' };
    const closed = await world.readers.lead.call('POST', '/api/office/matrix/closings', {
      id: anId(),
      ...cell,
    });
    expect(closed.statusCode).toBe(200);
    const words = 'The pipe was mended since.';
    await storage.write((tx) =>
      issue(tx, office, 'cleared-note', { note: anId(), words }, { home: at.home, case: at.case }),
    );
    expect((await ended).body).not.toContain(words);
    expect((await read(van, pack, 'since=0')).statusCode).toBe(404);
    const next = await van.pack();
    expect(next).not.toBe(pack);
    expect((await read(van, next, 'since=0')).body).toContain(words);
  },
);
