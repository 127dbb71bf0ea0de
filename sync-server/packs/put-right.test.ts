import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import { fileRecord } from '../files/file-record.ts';
import {
  aLandlord,
  anId,
  anOrder,
  aRecord,
  asJson,
  aVisit,
  instantAt,
  issue,
  NOW,
  type Landlord,
} from '../files/filing.fixture.ts';
import type { Account } from '../storage/accounts.ts';
import type { Pack } from '../storage/packs.ts';
import type { WriteTx } from '../storage/storage.ts';
import { packFor } from './generation.ts';
import { packDigest, rebuiltDigest } from './pack-digest.ts';

const HUMIDITY = { quantity: 'relative-humidity', scale: 'percent', takenAt: instantAt(NOW) };

/*
 * A record that somebody has said is wrong reaches no worker as a fact: it leaves the packs of everybody but its author, and
 * what is right stands there instead.
 */
describe('what was put right, in packs', () => {
  let world: Landlord;
  let place: { readonly home: OpaqueId; readonly case: OpaqueId };
  let room: OpaqueId;
  beforeEach(async () => {
    world = await aLandlord();
    place = { home: world.home, case: anId() };
    await write((tx) => {
      for (const surveyor of [world.surveyor, world.otherSurveyor])
        issue(tx, world.office, 'visit', aVisit(surveyor), place);
      issue(tx, world.office, 'works-order', anOrder(world.contractor), place);
    });
    room = await file(world.surveyor, 'room', { roomKind: 'bedroom', number: 2 });
    for (const account of [world.surveyor, world.otherSurveyor, world.contractor]) await pack(account);
  });
  afterEach(async () => {
    for (const account of [world.surveyor, world.otherSurveyor, world.contractor]) {
      const one = await pack(account);
      expect(await write((tx) => packDigest(tx, one))).toBe(await write((tx) => rebuiltDigest(tx, one, NOW)));
    }
    await world.storage.close();
  });

  const write = <T>(work: (tx: WriteTx) => T) => world.storage.write(work);
  const file = (by: Account, kind: KindName, body: object, id = anId()) =>
    write((tx) => {
      fileRecord(tx, { id, raw: asJson(aRecord(by.id, kind, body, place)), by: by.id, via: 'db', at: NOW });
      return id;
    });
  describe('what must be treated as more', () => {
    const words = (id = anId()) =>
      file(world.surveyor, 'cleared-note', { note: anId(), words: 'Inhaler on sill.' }, id);
    const retag = (record: OpaqueId) =>
      write((tx) =>
        issue(tx, world.office, 'reclassification', { record, treatAs: 'diagnosis' }, { home: world.home }),
      );
    const told = async () =>
      (await Promise.all([world.contractor, world.otherSurveyor].map(held))).map((text) =>
        text.includes('Inhaler'),
      );

    it.each([
      ['then what is right, then the correction', ['right', 'correction']],
      ['then the correction, then what is right', ['correction', 'right']],
    ] as const)('is treated so in what stands for it: %s', async (_how, order) => {
      const [wrong, right] = [await words(), anId()];
      expect(await told()).toEqual([true, true]);
      await retag(wrong);
      expect(await told()).toEqual([false, false]);
      for (const one of order) await (one === 'right' ? words(right) : correct(wrong, right));
      expect(await told()).toEqual([false, false]);
    });

    it('is treated so where that is said after the correction, along a chain, and of what is right again', async () => {
      const [first, second, last] = [await words(), await words(), await words()];
      await correct(first, second);
      const correction = await correct(second, last);
      expect(await told()).toEqual([true, true]);
      await retag(first);
      expect(await told()).toEqual([false, false]);
      await correct(correction);
      expect(await told()).toEqual([false, false]);
      // What no correction ties to it is told as ever.
      await words();
      expect(await told()).toEqual([true, true]);
    });
  });

  const reading = (value: number, id = anId(), of = room) =>
    file(world.surveyor, 'reading', { ...HUMIDITY, room: of, value }, id);
  const correct = (corrects: OpaqueId, replacement?: OpaqueId, by = world.surveyor) =>
    file(by, 'correction', { corrects, because: 'typed-wrongly', ...(replacement ? { replacement } : {}) });
  const pack = (account: Account) =>
    write((tx): Pack => {
      const found = packFor(tx, account.id, NOW);
      if (!found) throw new Error('no pack');
      return found;
    });
  /** Every body of every revision that a pack still answers with. */
  const held = async (account: Account): Promise<string> => {
    const { name } = await pack(account);
    return world.storage.read((view) =>
      view.documents
        .allDocs(name, { limit: 1000 })
        .rows.flatMap(({ id }) => {
          const document = view.documents.document(name, id);
          const revs = document?.leaves.flatMap(({ rev }) => document.history(rev)) ?? [];
          return revs.map(({ rev }) => JSON.stringify(view.documents.get(name, id, rev)?.body ?? null));
        })
        .join('\n'),
    );
  };
  const values = async (account: Account) =>
    [...(await held(account)).matchAll(/"value":(\d+)/g)].map(([, value]) => Number(value)).sort();

  it('the wrong one leaves its contractor and every other surveyor, by a new generation, and the right one is there', async () => {
    const wrong = await reading(83);
    const before = [await pack(world.contractor), await pack(world.otherSurveyor)];
    expect(await values(world.contractor)).toEqual([83]);
    await correct(wrong, await reading(63));
    const after = [await pack(world.contractor), await pack(world.otherSurveyor)];
    for (const [at, one] of after.entries()) {
      expect(one.generation).toBe((before[at]?.generation ?? 0) + 1);
      expect(one.name).not.toBe(before[at]?.name);
    }
    expect(world.storage.read((view) => view.documents.database(before[0]?.name ?? ''))).toBeNull();
    expect(await values(world.contractor)).toEqual([63]);
    expect(await values(world.otherSurveyor)).toEqual([63]);
    // Whoever wrote it keeps both, and the correction that says which is which.
    expect(await values(world.surveyor)).toEqual([63, 83]);
    expect(await held(world.surveyor)).toContain(`"corrects":"${wrong}"`);
  });

  it('without anything instead it is told to nobody as a fact', async () => {
    await correct(await reading(83));
    expect(await values(world.contractor)).toEqual([]);
    expect(await values(world.otherSurveyor)).toEqual([]);
  });

  it.each(['correction', 'wrong', 'right'] as const)('whatever comes last: the %s', async (last) => {
    const [wrong, right] = [anId(), anId()];
    const steps = {
      correction: () => correct(wrong, right),
      wrong: () => reading(83, wrong),
      right: () => reading(63, right),
    };
    for (const [name, step] of Object.entries(steps)) if (name !== last) await step();
    await steps[last]();
    expect(await values(world.contractor)).toEqual([63]);
    expect(await values(world.otherSurveyor)).toEqual([63]);
  });

  it('a correction of a correction brings back what it was wrong about', async () => {
    const wrong = await reading(83);
    const correction = await correct(wrong, await reading(63));
    await correct(correction);
    expect(await values(world.contractor)).toEqual([83]);
    expect(await values(world.otherSurveyor)).toEqual([83]);
  });

  it('two versions of what is wrong leave together', async () => {
    const wrong = anId();
    const begun = aRecord(world.surveyor.id, 'reading', { ...HUMIDITY, room, value: 80 }, place);
    const change = (value: number, ids: readonly string[]) =>
      write((tx) =>
        fileRecord(tx, {
          id: wrong,
          raw: { ...asJson(begun), body: { ...begun.body, value } },
          path: { start: ids.length, ids: ids.map((digit) => digit.repeat(32)) },
          ...{ by: world.surveyor.id, via: 'db', at: NOW },
        }),
      );
    await change(80, ['1']);
    await change(81, ['2', '1']);
    await change(82, ['3', '1']);
    expect(await values(world.otherSurveyor)).toEqual([81, 82]);
    await correct(wrong, await reading(63));
    expect(await values(world.contractor)).toEqual([63]);
    expect(await values(world.otherSurveyor)).toEqual([63]);
    await change(84, ['4', '3', '1']);
    expect(await values(world.contractor)).toEqual([63]);
    expect(await values(world.otherSurveyor)).toEqual([63]);
  });

  it('what was measured in a room that was put right is told in the room that is right', async () => {
    await reading(83);
    await correct(room, await file(world.surveyor, 'room', { roomKind: 'kitchen' }));
    const told = (await held(world.contractor)).split('\n').map((line) => JSON.parse(line) as never) as {
      readonly kind: string;
      readonly body: Readonly<Record<string, unknown>>;
    }[];
    expect(told.filter(({ kind }) => kind === 'room').map(({ body }) => body['roomKind'])).toEqual([
      'kitchen',
    ]);
    const { name } = await pack(world.contractor);
    const link = told.find(({ kind }) => kind === 'reading')?.body['room'];
    expect(world.storage.read((view) => view.documents.get(name, String(link)))?.body).toMatchObject({
      kind: 'room',
    });
  });

  it('a need is heeded until what is right has come, and then as it is right', async () => {
    const { office } = world;
    const says = async () => /"instructions":\[([^\]]*)\]/.exec(await held(world.contractor))?.[1];
    const needs = (...all: string[]) => ({ answer: all.length ? 'need' : 'none', needs: all });
    const [wrong, right] = [anId(), anId()];
    await write((tx) => issue(tx, office, 'household-need', needs('baby-at-home'), place, wrong));
    const heeded = await says();
    expect(heeded).toBeTruthy();
    await correct(wrong, right, office);
    expect(await says()).toBe(heeded);
    await write((tx) => issue(tx, office, 'household-need', needs(), place, right));
    expect(await says()).toBeUndefined();
  });

  it('tells nobody of a correction of what is told to the lead alone, not even whoever told it', async () => {
    const { lead } = world;
    const concern = await file(world.surveyor, 'safeguarding-concern', { visitorMust: [], words: 'Seen.' });
    await correct(concern, undefined, lead);
    for (const account of [world.surveyor, world.otherSurveyor])
      expect(await held(account)).not.toContain(concern);
  });

  it('takes no correction of a home or a tenancy, on which others hang', async () => {
    const { office, home } = world;
    const tried = write((tx) => issue(tx, office, 'correction', { corrects: home }, place));
    await expect(tried).rejects.toThrow(/changed by the office where it stands/);
  });

  it('takes the correction of another home for nothing', async () => {
    const wrong = await reading(83);
    await write((tx) =>
      issue(tx, world.office, 'correction', { corrects: wrong }, { home: world.otherHome }),
    );
    expect(await values(world.contractor)).toEqual([83]);
  });

  it('tells a surveyor what of theirs somebody else put right', async () => {
    const { office } = world;
    const wrong = await reading(83);
    await correct(wrong, undefined, office);
    expect(await held(world.surveyor)).toContain(`"corrects":"${wrong}"`);
    expect(await held(world.contractor)).not.toContain('corrects');
  });
});
