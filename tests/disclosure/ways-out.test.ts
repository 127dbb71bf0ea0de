import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAt } from '#domain/records/moments.ts';
import { anId, issue, NOW, reissue } from '../../sync-server/files/filing.fixture.ts';
import { goodRequest } from '../../sync-server/sharing/sharing.fixture.ts';
import { canaryWorld, type CanaryHome, type GrownWorld, type ReaderName } from './canary-world.ts';
import { CHANNELS } from './channels.ts';
import { atDesk, makePage, outside } from './somebody-outside.ts';
import { WAYS_OUT } from './ways-out.ts';
import { wordsIn } from './words-in.ts';
import { described, wrongsOf } from './wrongs-of.ts';

/*
 * The ways to people outside in a small world, soon done: what every-channel.test.ts goes through with thousands of records.
 * Here beside it: what of an earlier household, of somebody else or of what endangers a page may not even follow from.
 */

const DAY_MS = 86_400_000;
let world: GrownWorld;
let at: CanaryHome;
beforeAll(async () => {
  world = await canaryWorld(116, 7);
  // Whoever asks had their role before.
  world.server.clock.now = NOW + 60_000;
  const [first] = world.homes;
  if (first === undefined) throw new Error('It has homes.');
  at = first;
}, 120_000);
afterAll(() => world.server.close());

const receipt = async (home: CanaryHome) => {
  const asked = { id: anId(), person: home.resident };
  const { token } = await atDesk<{ token: string }>(world.readers.office, 'POST', '/data-receipts', asked);
  const [look, told] = [
    await outside(world, 'GET', `/r/${token}`),
    await outside(world, 'POST', `/r/${token}`, { what: 'told' }),
  ];
  return { look: look.answer.body, told: told.answer.body };
};

/** A line of the log: who was told, of whom, in whose tenancy, so many days from now. */
const logged = (audience: string, days: number, place: object) =>
  world.server.world.storage.write((tx) => {
    const { office } = world.server.world;
    const purposes: Readonly<Record<string, string>> = {
      contractor: 'repair',
      'emergency-service': 'emergency',
      'legal-adviser': 'legal-claim',
    };
    const body = {
      ...{ at: instantAt(NOW + days * DAY_MS), audience, purpose: purposes[audience] },
      ...{ records: [], categories: ['defect'], decision: 'shared' },
    };
    issue(tx, office, 'disclosure', body, { home: at.home, tenancy: at.tenancy, ...place });
  });

describe('a data receipt', () => {
  it('is the same bytes for everybody before its form', async () => {
    await logged('contractor', 1, { subjects: [at.resident] });
    const [other] = world.homes.slice(1);
    const [one, two] = [await receipt(at), await receipt(other ?? at)];
    expect(one.look).toBe(two.look);
    expect(one.look).not.toContain('A firm that mends');
    expect(one.told).toContain('A firm that mends');
  });

  it('follows from nobody else’s data, from no earlier household, and from nothing that endangers', async () => {
    const before = (await receipt(at)).told;
    await logged('contractor', 3, { subjects: [at.joint] });
    await logged('contractor', 4, { subjects: [at.resident, at.joint] });
    await logged('contractor', 5, { tenancy: anId(), subjects: [at.resident] });
    await logged('emergency-service', 6, { subjects: [at.resident] });
    await logged('legal-adviser', 7, { subjects: [at.resident] });
    expect((await receipt(at)).told).toBe(before);
    // The comparison can fail.
    await logged('contractor', 8, { subjects: [at.resident] });
    expect((await receipt(at)).told).not.toBe(before);
  });
});

describe('what another household said', () => {
  it('is on no page, in no copy, and told to no service', async () => {
    const words: string[] = [];
    await world.server.world.storage.write((tx) => {
      const { office } = world.server.world;
      const tenancy = anId();
      const place = { home: at.home, tenancy, case: at.case };
      const span = { occupancy: 'tenancy', startedOn: '2012-05-04', endedOn: '2019-06-05' };
      issue(tx, office, 'tenancy', span, place, tenancy);
      words.push(world.typed('by an asker', at), world.typed('by an asker', at));
      const [name = '', other = ''] = words;
      issue(tx, office, 'person', { name, part: 'tenant' }, { ...place, subjects: [anId()] });
      issue(tx, office, 'diagnosis', { words: other }, { ...place, subjects: [anId()] });
    });
    const came: Uint8Array[] = [];
    for (const { tell } of Object.values(WAYS_OUT))
      came.push(...(await tell(world, at)).map(({ bytes }) => bytes));
    const text = Buffer.concat(came).toString();
    expect(text.length).toBeGreaterThan(10_000);
    for (const word of [...words, '2019', '2012']) expect(text).not.toContain(word);
  });
});

describe('every way out', () => {
  it.each(Object.keys(WAYS_OUT))('tells by the way "%s" all that is theirs and nothing else', async (way) => {
    expect((await wrongsOf(world, way)).slice(0, 40)).toEqual([]);
  });
});

describe('what a second person opened', () => {
  const SEEN_BY: readonly ReaderName[] = [
    'contractor',
    'contractor of other tasks',
    'surveyor of other tasks',
  ];
  const BY = ['pack: listings', 'pack: changes', 'pack in one answer'];

  async function everythingSeen(): Promise<ReadonlyMap<ReaderName, ReadonlySet<string>>> {
    const seen = new Map<ReaderName, ReadonlySet<string>>();
    for (const name of SEEN_BY) {
      const browser = world.readers[name];
      const pack = await browser.pack();
      const words = new Set<string>();
      for (const channel of BY)
        for (const { asked, bytes } of (await CHANNELS[channel]?.(world, { name, browser, pack })) ?? []) {
          const known = wordsIn(Buffer.from(asked));
          for (const word of wordsIn(bytes)) if (!known.has(word)) words.add(word);
        }
      seen.set(name, words);
    }
    return seen;
  }
  const more = (
    one: ReadonlyMap<ReaderName, ReadonlySet<string>>,
    other: ReadonlyMap<ReaderName, ReadonlySet<string>>,
  ) =>
    SEEN_BY.flatMap((name) =>
      [...(other.get(name) ?? [])]
        .filter((word) => one.get(name)?.has(word) !== true)
        .flatMap((word) => (world.planted.get(word) ?? []).map((lies) => `${name}: ${described(lies)}`)),
    );

  it('reaches its job alone, by every channel that field and no other, and leaves with the job', async () => {
    const { office, lead } = world.readers;
    const { contractor, storage } = world.server.world;
    const before = await everythingSeen();
    const trial = { person: at.resident, server: world.server };
    const request = goodRequest(trial, { necessity: { recipient: contractor.id } });
    await atDesk(office, 'POST', '/sharing', request);
    expect(more(before, await everythingSeen())).toEqual([]);
    const yes = { id: anId(), answer: 'approved' };
    await atDesk(lead, 'POST', `/sharing/${request.id}/answer`, yes);
    const opened = await everythingSeen();
    expect(more(before, opened)).toEqual(['contractor: person/phone in the version that counts']);
    await storage.write((tx) => {
      const order = tx.documents.get('files', at.order)?.body['body'] as object;
      reissue(tx, world.server.world.office, at.order, { ...order, state: 'closed' });
    });
    expect(more(before, await everythingSeen())).toEqual([]);
  }, 120_000);
});

it('makes a page that the desk can look at and whoever has the code can read', async () => {
  const { made } = await makePage(world, at, 'legal-adviser');
  expect((await outside(world, 'POST', made.path, { code: made.code ?? '' })).answer.statusCode).toBe(200);
});
