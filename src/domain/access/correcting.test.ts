import { describe, expect, it } from 'vitest';
import type { OpaqueId } from '../ids.ts';
import type { KindName } from '../records/registry.ts';
import {
  MOST_CORRECTIONS,
  PUT_RIGHT_BY_COLLEAGUES,
  speakingOf,
  whyNotFromPhone,
  whyNotInPlaceOf,
  type NamedRecord,
} from './correcting.ts';
import { may, type Role } from './verbs.ts';

const id = (name: string) => name.padEnd(32, '0') as OpaqueId;
const [home, me, colleague] = [id('e'), id('1'), id('2')];

interface Held {
  readonly kind: KindName;
  readonly by?: OpaqueId;
  readonly as?: Role;
  readonly at?: OpaqueId;
  readonly corrects?: string;
  readonly replacement?: string;
}
const mine = (kind: KindName): Held => ({ kind });
const theirs = (kind: KindName, as: Role = 'surveyor'): Held => ({ kind, by: colleague, as });
const says = (corrects: string, replacement?: string, by = me): Held => ({
  kind: 'correction',
  by,
  corrects,
  ...(replacement === undefined ? {} : { replacement }),
});

/** Why a correction of `corrects` by the one who asks is not taken, over these records. */
function why(
  records: Readonly<Record<string, Held>>,
  corrects: string,
  replacement?: string,
  { visits = true, already = 0, said = { because: 'typed-wrongly' } as object } = {},
): string | null {
  const held = new Map(Object.entries(records).map(([name, one]) => [id(name), named(one)]));
  const body = {
    corrects: id(corrects),
    ...(replacement === undefined ? {} : { replacement: id(replacement) }),
    ...said,
  };
  return whyNotFromPhone({ home, body }, { account: me, visits, already }, (one) => held.get(one) ?? null);
}
function named({ kind, by = me, as = 'surveyor', at = home, corrects, replacement }: Held): NamedRecord {
  const body = {
    ...(corrects === undefined ? {} : { corrects: id(corrects) }),
    ...(replacement === undefined ? {} : { replacement: id(replacement) }),
  };
  return { kind, home: at, author: by, authorIs: as, said: corrects === undefined ? null : (body as never) };
}

describe('a correction from a phone', () => {
  it.each([
    ['one’s own reading', { a: mine('reading'), b: mine('reading') }, 'a', 'b'],
    ['one’s own decision', { a: mine('conclusion'), b: mine('conclusion') }, 'a', 'b'],
    ['one’s own reading, with nothing instead', { a: mine('reading') }, 'a', undefined],
    ['a colleague’s reading', { a: theirs('reading'), b: mine('reading') }, 'a', 'b'],
    ['a colleague’s reading, by another of theirs', { a: theirs('reading'), b: theirs('reading') }, 'a', 'b'],
    ['what has not come yet', {}, 'a', 'b'],
    ['one’s own need, by what is right', { a: mine('household-need'), b: mine('household-need') }, 'a', 'b'],
    ['one’s own correction', { a: theirs('reading'), b: mine('reading'), c: says('a', 'b') }, 'c', undefined],
  ] as const)('of %s is taken', (_what, records, corrects, replacement) => {
    expect(why(records, corrects, replacement)).toBeNull();
  });

  it.each([
    ['a job', { a: theirs('works-order', 'office') }, 'a', undefined],
    ['a warning', { a: theirs('safety-warning', 'office') }, 'a', undefined],
    ['a colleague’s need', { a: theirs('household-need'), b: mine('household-need') }, 'a', 'b'],
    ['a colleague’s decision', { a: theirs('conclusion'), b: mine('conclusion') }, 'a', 'b'],
    ['a note of the office', { a: theirs('note', 'office') }, 'a', undefined],
    ['a contractor’s photo', { a: theirs('photo', 'contractor') }, 'a', undefined],
    ['a colleague’s correction', { c: says('a', 'b', colleague) }, 'c', undefined],
  ] as const)('of %s is for the office', (_what, records, corrects, replacement) => {
    expect(why(records, corrects, replacement)).toMatch(/^This corrects what somebody else decided or said/);
  });

  it('cannot take away what it first says is right', () => {
    const job = { a: mine('reading'), b: theirs('works-order', 'office') };
    expect(why({ b: job.b }, 'a', 'b')).toMatch(/somebody else/);
    // It was taken before its other half came.
    expect(why({ ...job, c: says('a', 'b') }, 'c')).toMatch(/somebody else/);
    expect(why({ ...job, c: says('a', 'b'), d: says('c') }, 'd')).toMatch(/somebody else/);
  });

  it('ends where corrections name each other', () => {
    expect(why({ c: says('d'), d: says('c') }, 'c')).toBeNull();
  });

  it('reaches no other home and no other kind', () => {
    const elsewhere = { ...mine('reading'), at: id('f') };
    expect(why({ a: elsewhere }, 'a')).toMatch(/another home/);
    expect(why({ a: mine('reading'), b: elsewhere }, 'a', 'b')).toMatch(/another home/);
    expect(why({ a: mine('reading'), b: mine('room') }, 'a', 'b')).toMatch(/another kind/);
  });

  it('of what a colleague saw comes from whoever visits, and of one’s own always', () => {
    const away = { visits: false };
    expect(why({ a: theirs('reading'), b: mine('reading') }, 'a', 'b', away)).toMatch(/no visit of yours/);
    expect(why({ a: mine('reading'), b: theirs('reading') }, 'a', 'b', away)).toMatch(/no visit of yours/);
    expect(why({ a: theirs('conclusion') }, 'a', undefined, away)).toMatch(/somebody else decided/);
    expect(why({ a: theirs('reading'), c: says('a') }, 'c', undefined, away)).toMatch(/no visit of yours/);
    expect(why({ a: mine('reading'), b: mine('reading') }, 'a', 'b', away)).toBeNull();
  });

  it('says why, by an answer or in words', () => {
    expect(why({ a: mine('reading') }, 'a', undefined, { said: {} })).toMatch(/does not say why/);
    expect(why({ a: mine('reading') }, 'a', undefined, { said: { reason: 'Seen again.' } })).toBeNull();
  });

  it('takes back no need without saying what is right', () => {
    expect(why({ a: mine('household-need') }, 'a')).toMatch(/visitors go on heeding it/);
    expect(why({ a: mine('declined') }, 'a')).toBeNull();
  });
});

it('a correction speaks of what it names, and of what that says, also where they name each other', () => {
  const corrections = [
    { id: id('c'), body: { corrects: id('a'), replacement: id('b') } },
    { id: id('d'), body: { corrects: id('c') } },
    { id: id('e'), body: { corrects: id('f'), replacement: id('e') } },
  ];
  const speaks = (of: string, one: string) => speakingOf(id(one), corrections).has(id(of));
  expect(['a', 'b', 'c', 'f'].map((one) => speaks('d', one))).toEqual([true, true, true, false]);
  expect([speaks('e', 'f'), speaks('e', 'a')]).toEqual([true, false]);
});

describe('whoever sends corrections without end', () => {
  it('has each record read once, however they name each other', () => {
    // Two of each level name both of the level before: as many ways through them as there are levels of doubling.
    const levels = 40;
    const said = (level: number) => ({
      corrects: id(`a${level - 1}x`),
      replacement: id(`b${level - 1}x`),
    });
    const held = new Map<OpaqueId, NamedRecord>();
    for (let level = 0; level < levels; level += 1)
      for (const name of ['a', 'b'])
        held.set(
          id(`${name}${level}x`),
          level === 0
            ? named(mine('reading'))
            : { ...named(mine('correction')), said: { ...said(level), because: 'typed-wrongly' } },
        );
    let read = 0;
    const recordOf = (one: OpaqueId) => {
      read += 1;
      if (read > 10 * held.size) throw new Error('A record is read again and again.');
      return held.get(one) ?? null;
    };
    const body = { ...said(levels), because: 'typed-wrongly' as const };
    expect(whyNotFromPhone({ home, body }, { account: me, visits: false, already: 0 }, recordOf)).toBeNull();
    const all = [...held].flatMap(([one, { said: body }]) => (body === null ? [] : [{ id: one, body }]));
    expect(speakingOf(id('a0x'), all).size).toBe(2 * (levels - 1));
  });

  it('is told that the office looks at the rest', () => {
    const records = { a: mine('reading') };
    expect(why(records, 'a', undefined, { already: MOST_CORRECTIONS - 1 })).toBeNull();
    expect(why(records, 'a', undefined, { already: MOST_CORRECTIONS })).toMatch(/office looks at the rest/);
  });
});

it('a photo takes the place of one of its own home alone', () => {
  const by = { account: me, visits: true, already: 0 };
  const at = (where: OpaqueId) => () => named({ ...theirs('photo'), at: where });
  expect(whyNotInPlaceOf({ home, replaces: id('a') }, by, at(home))).toBeNull();
  expect(whyNotInPlaceOf({ home, replaces: id('a') }, by, at(id('d')))).toMatch(/another home/);
});

it('colleagues put right nothing that a surveyor may not record', () => {
  for (const kind of PUT_RIGHT_BY_COLLEAGUES) expect(may('surveyor', 'record', kind), kind).toBe(true);
});
