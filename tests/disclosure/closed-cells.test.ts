import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '#domain/disclosure/audiences.ts';
import { DATA_CATEGORIES } from '#domain/disclosure/categories.ts';
import { anId, NOW } from '../../sync-server/files/filing.fixture.ts';
import { goodRequest } from '../../sync-server/sharing/sharing.fixture.ts';
import { canaryWorld, type CanaryHome, type GrownWorld, type Planted } from './canary-world.ts';
import { CHANNELS, type CameOut } from './channels.ts';
import { atDesk, makePage, opened } from './somebody-outside.ts';
import { mayHold, mustReachContractor, mustReachSurveyor } from './who-may-hold.ts';
import { isOnPage, type PageReader } from './who-is-told.ts';
import { wordsIn } from './words-in.ts';
import { WRITTEN_AUDIENCES, writtenCategory } from './written-matrix.ts';
import { described, wordsOutside } from './wrongs-of.ts';

/*
 * A lead has closed every cell that can be closed. What was open by it leaves by no channel any more: packs, pages made since,
 * and links that were sent before. Whatever is a fact of the building and its repair goes on as it did.
 */

/** Rows 1 to 5 of the written matrix. */
const FACTS: ReadonlySet<string> = new Set([
  'property-fact',
  'defect',
  'repair-status',
  'measurement',
  'hazard',
]);
const PAGES: readonly PageReader[] = ['contractor', 'legal-adviser', 'ombudsman'];
/** What stands over something that can be closed to a reader. */
const HEADINGS: Readonly<Record<string, string>> = {
  contractor: 'How to speak with the resident',
  'legal-adviser': 'Staff opinion',
  ombudsman: 'Staff opinion',
};
const WHOLE_PACK = [
  'pack: listings',
  'pack: changes',
  'pack: documents by every revision',
  'pack: many at once',
];

let world: GrownWorld;
let at: CanaryHome;
/** "category audience". */
const closed = new Set<string>();
/** Links that were sent before anything was closed. */
const sent = new Map<PageReader, Awaited<ReturnType<typeof makePage>>>();
/** What the same pages said then, line by line. */
const before = new Map<PageReader, readonly string[]>();
const had = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  world = await canaryWorld(240, 11);
  // What a world holds is drawn: where an opinion stands in two versions, none is on a page, closed or not.
  const told = everything().filter(({ one }) => one.kind === 'staff-opinion' && one.field === 'words');
  const home = world.homes.find((each) => told.some(({ one }) => isOnPage(one, 'legal-adviser', each)));
  if (home === undefined) throw new Error('At no home is an opinion on a page. Draw another world.');
  at = home;
  // Whoever decides had their role before.
  world.server.clock.now = NOW + 60_000;
  const recipient = world.server.world.contractor.id;
  const asked = goodRequest({ person: at.resident, server: world.server }, { necessity: { recipient } });
  await atDesk(world.readers.office, 'POST', '/sharing', asked);
  await atDesk(world.readers.lead, 'POST', `/sharing/${asked.id}/answer`, { id: anId(), answer: 'approved' });
  for (const reader of PAGES) {
    const { made } = await makePage(world, at, reader);
    before.set(reader, linesOf(await opened(world, made.path, made.code)));
    sent.set(reader, await makePage(world, at, reader));
  }
  for (const name of ['contractor', 'surveyor'] as const) had.set(name, await packWords(name));
  for (const audience of WRITTEN_AUDIENCES)
    for (const category of DATA_CATEGORIES) {
      const body = { id: anId(), category, audience, to: 'W', reason: 'Not needed here.' };
      const { statusCode } = await world.readers.lead.call('POST', '/api/office/matrix/closings', body);
      if (statusCode === 200) closed.add(`${category} ${audience}`);
      else expect(statusCode).toBe(422);
    }
}, 300_000);
afterAll(() => world.server.close());

function linesOf(came: readonly CameOut[]): readonly string[] {
  const text = came.map(({ bytes }) => bytes.toString('utf8')).join('\n');
  return [...new Set(text.split(/<[^>]*>|\n/).map((line) => line.trim()))].filter((line) => line !== '');
}

const isClosed = ({ kind, field }: Planted, audience: Audience) =>
  closed.has(`${writtenCategory(kind, field)} ${audience}`);

async function packWords(name: 'contractor' | 'surveyor', channels = WHOLE_PACK) {
  const browser = world.readers[name];
  const reader = { name, browser, pack: await browser.pack() };
  const words = new Set<string>();
  for (const channel of channels)
    for (const { asked, bytes } of (await CHANNELS[channel]?.(world, reader)) ?? []) {
      const known = wordsIn(Buffer.from(asked));
      for (const word of wordsIn(bytes)) if (!known.has(word)) words.add(word);
    }
  return words;
}

const everything = () => [...world.planted].flatMap(([word, all]) => all.map((one) => ({ word, one })));
const named = (list: readonly { readonly one: Planted }[]) => [
  ...new Set(list.map(({ one }) => described(one))),
];

it('closes a good deal, and no fact of a repair to anybody', () => {
  expect(closed.size).toBeGreaterThan(30);
  for (const audience of ['contractor', 'surveyor', 'legal-adviser', 'ombudsman', 'office'])
    expect([...closed].filter((cell) => cell.endsWith(` ${audience}`)).length, audience).toBeGreaterThan(0);
  expect([...closed].filter((cell) => FACTS.has(cell.split(' ')[0] ?? ''))).toEqual([]);
  for (const audience of ['neighbour', 'tenant-summary', 'subject-access', 'emergency-service'])
    expect([...closed].filter((cell) => cell.endsWith(` ${audience}`))).toEqual([]);
});

describe('a closed field is in no pack', () => {
  it.each(WHOLE_PACK)('of the contractor, by %s, and no other is missing', async (channel) => {
    const words = await packWords('contractor', [channel]);
    const wrong = everything().filter(({ word, one }) => {
      if (!words.has(word)) return false;
      return !mayHold('contractor', one, '') || isClosed(one, 'contractor');
    });
    const facts = everything().filter(({ one }) => mustReachContractor(one) && !isClosed(one, 'contractor'));
    expect(facts.length).toBeGreaterThan(20);
    expect(named(wrong)).toEqual([]);
    expect(named(facts.filter(({ word }) => !words.has(word)))).toEqual([]);
    // It was there before.
    const left = everything().filter(
      ({ word, one }) => one.isField && had.get('contractor')?.has(word) && !words.has(word),
    );
    expect(left.every(({ one }) => isClosed(one, 'contractor'))).toBe(true);
    expect(left.length).toBeGreaterThan(0);
  });

  it.each(WHOLE_PACK)(
    'of the surveyor, by %s, but in what they wrote, and no other is missing',
    async (channel) => {
      const surveyor = world.server.world.surveyor.id;
      const words = await packWords('surveyor', [channel]);
      const wrong = everything().filter(({ word, one }) => {
        if (!words.has(word) || !one.isField || one.author === surveyor) return false;
        return !mayHold('surveyor', one, surveyor) || isClosed(one, 'surveyor');
      });
      const isKept = (one: Planted) =>
        mustReachSurveyor(one) &&
        !isClosed(one, 'surveyor') &&
        writtenCategory(one.kind, one.field) !== 'record-keeping';
      const must = everything().filter(
        ({ one }) => isKept(one) && (one.counts || channel.includes('revision')),
      );
      expect(must.length).toBeGreaterThan(20);
      expect(named(wrong)).toEqual([]);
      expect(named(must.filter(({ word }) => !words.has(word)))).toEqual([]);
    },
  );
});

describe('a closed field is on no page', () => {
  it.each(PAGES)('that was sent to the %s before: its link is on hold', async (reader) => {
    const made = sent.get(reader)?.made;
    if (made === undefined) throw new Error('It was made.');
    const words = wordsOutside(await opened(world, made.path, made.code));
    expect(everything().filter(({ word }) => words.has(word))).toEqual([]);
  });

  it.each(PAGES)('that is made for the %s now, and every other is on it', async (reader) => {
    const { made } = await makePage(world, at, reader);
    const came = await opened(world, made.path, made.code);
    const words = wordsOutside(came);
    const isTold = (one: Planted) => isOnPage(one, reader, at) && !isClosed(one, reader);
    const must = everything().filter(({ one }) => isTold(one));
    expect(must.length).toBeGreaterThan(5);
    expect(named(must.filter(({ one, word }) => !words.has(word) && one.home === at.home))).toEqual([]);
    const wrong = [...words].flatMap((word) => {
      const lying = world.planted.get(word) ?? [];
      return lying.some((one) => isTold(one)) ? [] : lying.map((one) => ({ one }));
    });
    expect(named(wrong)).toEqual([]);
    // Something that could be closed stood there before.
    const now = linesOf(came);
    const heading = HEADINGS[reader] ?? '';
    expect([before.get(reader)?.includes(heading), now.includes(heading)]).toEqual([true, false]);
  });
});
