import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  canaryWorld,
  type CanaryWorld,
  type GrownWorld,
  type Planted,
  type ReaderName,
} from './canary-world.ts';
import { CHANNELS, projected, type CameOut, type Reader } from './channels.ts';
import { WAYS_OUT } from './ways-out.ts';
import { described, wrongsOf } from './wrongs-of.ts';
import { mayHold, mustReachContractor, mustReachSurveyor } from './who-may-hold.ts';
import { wordsIn } from './words-in.ts';
import { isWrittenShown, WRITTEN_AUDIENCES } from './written-matrix.ts';

/*
 * The two halves of one promise, over every kind, field, audience and channel: no canary leaves for somebody who may not
 * hold it, and no fact of the repair stays away from somebody who must have it. See docs/decisions/0120.
 */

const USUAL = process.env['HOMEFILE_LONG'] === '1' ? 100_000 : 2_000;
/** Another number of records, to see how long it takes. */
const RECORDS = Number(process.env['HOMEFILE_RECORDS'] ?? USUAL);
/** A run that only asks whether a removed guard is noticed makes do with fewer (tests/mutation). */
const AT_ONCE = Number(process.env['HOMEFILE_CANARIES'] ?? 2_000);

/** Channels by which a pack leaves whole. */
const WHOLE_PACK = [
  'pack: listings',
  'pack: changes',
  'pack: documents by every revision',
  'pack: many at once',
  'pack in one answer',
];

const ONE_VERSION: ReadonlySet<string> = new Set(['pack: listings', 'pack: changes']);

const READERS: readonly ReaderName[] = [
  'stranger',
  'administrator',
  'contractor of other tasks',
  'surveyor of other tasks',
  'contractor',
  'surveyor',
  'office',
  'lead',
];

const SEEDS = Array.from({ length: AT_ONCE < 2_000 ? 1 : RECORDS / AT_ONCE }, (_none, at) => at + 1);

describe.each(SEEDS)('records of seed %i', (seed) => {
  let grown: GrownWorld | null = null;
  const world = (): GrownWorld => {
    if (grown === null) throw new Error('It is grown before anything is asked of it.');
    return grown;
  };
  /** What came out, by `reader, channel`. */
  const out = new Map<string, ReadonlySet<string>>();
  /** What came out wrongly, and what did not come out that must have, by way. */
  const wrongs = new Map<string, readonly string[]>();

  beforeAll(async () => {
    const made = await canaryWorld(AT_ONCE, seed);
    grown = made;
    // People outside come first: what was sent to them, and typed on the way, lies before everybody who is signed in.
    for (const [index, way] of Object.keys(WAYS_OUT).entries())
      wrongs.set(way, await wrongsOf(made, way, homesFor(made, index)));
    for (const name of READERS) {
      const reader = await readerNamed(made, name);
      for (const [channel, fetch] of Object.entries(CHANNELS))
        out.set(`${name}, ${channel}`, wordsCameOut(await fetch(made, reader)));
    }
  }, 600_000);
  afterAll(async () => {
    const { server } = world();
    await server.close();
    // Fifty of them would fill a small disk, and the memory.
    rmSync(server.world.folder, { recursive: true });
    grown = null;
    out.clear();
  });

  it('plants a word in every field that can hold one, of every kind', () => {
    const fields = [...world().planted.values()].flat().filter(({ isField }) => isField);
    expect(fields.length).toBeGreaterThan(world().records.length * 2);
    expect(new Set(world().records.map(({ record }) => record.kind)).size).toBeGreaterThan(50);
    // The search can fail: somebody found a great deal.
    expect(out.get('surveyor, pack: changes')?.size).toBeGreaterThan(AT_ONCE);
    expect(out.get('office, every route')?.size).toBeGreaterThan(30);
  });

  it.each(READERS)('lets no word out to the %s that they may not hold', (name) => {
    const surveyor = world().server.world.surveyor.id;
    const leaks = new Set<string>();
    for (const channel of Object.keys(CHANNELS)) {
      for (const word of out.get(`${name}, ${channel}`) ?? [])
        for (const one of world().planted.get(word) ?? [])
          if (!mayHold(name, one, surveyor)) leaks.add(`${channel}: ${described(one)}`);
    }
    expect([...leaks].slice(0, 40)).toEqual([]);
  });

  it.each(WHOLE_PACK)('withholds no fact of the repair from its contractor: %s', (channel) => {
    expect(missing(`contractor, ${channel}`, mustReachContractor)).toEqual([]);
  });

  it.each(WHOLE_PACK)('withholds nothing that a surveyor must know: %s', (channel) => {
    // Listings and feeds show one version of each; the other is asked for by its revision.
    const must = ONE_VERSION.has(channel)
      ? (one: Planted) => one.counts && mustReachSurveyor(one)
      : mustReachSurveyor;
    expect(missing(`surveyor, ${channel}`, must)).toEqual([]);
  });

  it.each(WRITTEN_AUDIENCES)(
    'shows the audience %s of each record what the page says, and all of it',
    (audience) => {
      const seen = wordsCameOut(projected(world(), audience));
      const wrong = [...world().planted].flatMap(([word, lying]) =>
        lying
          .filter((one) => {
            const open = one.isField && one.counts && !one.isIdentity && isShownTo(one, audience);
            return seen.has(word) !== open && !(seen.has(word) && lying.length > 1);
          })
          .map((one) => `${seen.has(word) ? 'told' : 'withheld'}: ${described(one)}`),
      );
      expect([...new Set(wrong)].slice(0, 40)).toEqual([]);
    },
  );

  it.each(Object.keys(WAYS_OUT))('tells by the way "%s" all that is theirs and nothing else', (way) => {
    expect(wrongs.get(way)?.slice(0, 40)).toEqual([]);
  });

  it('writes no word of any record or question to the log', () => {
    const { log } = world().server;
    expect(log.length).toBeGreaterThan(500);
    const words = wordsIn(Buffer.from(log.join('\n')));
    expect([...words].filter((word) => world().planted.has(word))).toEqual([]);
  });

  it('writes into the journal who did what to which record, and no word of any', () => {
    const { storage } = world().server.world;
    const lines = storage.read((view) => view.journal.lines({ after: 0, limit: 1_000_000 }));
    expect(lines.length).toBeGreaterThan(AT_ONCE);
    const words = wordsIn(Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')));
    const said = [...words].flatMap((word) => world().planted.get(word) ?? []);
    const named = new Set(said.map(({ field }) => field));
    expect([...named].filter((field) => field !== 'id' && field !== 'subject')).toEqual([]);
    expect(named.has('id')).toBe(true);
  });

  function missing(where: string, must: (one: Planted) => boolean): readonly string[] {
    const seen = out.get(where) ?? new Set();
    const facts = [...world().planted].flatMap(([word, lying]) =>
      lying.filter(must).map((one) => [word, one] as const),
    );
    expect(facts.length).toBeGreaterThan(20);
    return [...new Set(facts.filter(([word]) => !seen.has(word)).map(([, one]) => described(one)))].slice(
      0,
      40,
    );
  }
});

function isShownTo(
  { kind, field, met, subjects }: Planted,
  audience: (typeof WRITTEN_AUDIENCES)[number],
): boolean {
  // What is about others too is in nobody's copy before the lead has weighed it.
  if (audience === 'subject-access' && subjects.length > 1) return false;
  return isWrittenShown(kind, field, audience, met);
}

/** Each home is told of by some of the ways, and each way tells of a fifth of the homes: seven of every kind of record. */
function homesFor({ homes }: CanaryWorld, way: number): CanaryWorld['homes'] {
  return homes.filter((_home, at) => (at + way) % 5 === 0);
}

/** Words that came back in another answer than to their own question. */
function wordsCameOut(came: readonly CameOut[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { asked, bytes } of came) {
    const seen = [...wordsIn(bytes)].filter((word) => !words.has(word));
    const known = seen.length === 0 ? NOTHING : wordsIn(Buffer.from(asked));
    for (const word of seen) if (!known.has(word)) words.add(word);
  }
  return words;
}

const NOTHING: ReadonlySet<string> = new Set();

async function readerNamed(world: CanaryWorld, name: ReaderName): Promise<Reader> {
  const browser = world.readers[name];
  const { role } = browser.account;
  const hasPack = name !== 'stranger' && (role === 'surveyor' || role === 'contractor');
  return { name, browser, pack: hasPack ? await browser.pack() : null };
}
