import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenBody, type Side } from '#domain/conflicts/join-versions.ts';
import { opaqueIdFrom } from '#domain/ids.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { room } from '#domain/records/room.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { Mint } from './minting.ts';
import { nextOfEach, readVersions, recordIn, sidesOf, type RecordVersions } from './record-versions.ts';
import type { RawDocument } from './kept-document.ts';
import type { RecordDatabase } from './records.ts';

const id = (digit: number) => opaqueIdFrom(new Uint8Array(16).fill(digit));
const ID = id(4);
const mint = new Mint(
  id(1),
  () => id(2),
  () => null,
  () => Date.parse('2026-11-24T10:00:00Z'),
);
const FIRST = mintRecord(room, { roomKind: 'bedroom', number: 2 }, mint.envelope({ home: id(3) }));
const ROOT = `1-${'0'.repeat(32)}`;

type Body = Readonly<Record<string, unknown>>;

/** One record in one store: its tree, with the versions that are here. */
class Tree {
  readonly held = new Map<string, RawDocument>();

  leaves(): readonly string[] {
    const before = new Set([...this.held.values()].flatMap((one) => ancestors(one).slice(1)));
    return [...this.held.keys()]
      .filter((rev) => !before.has(rev))
      .sort((a, b) => generation(b) - generation(a) || (a < b ? 1 : -1));
  }

  take(documents: Iterable<RawDocument>): void {
    for (const one of documents) if (!this.held.has(one._rev)) this.held.set(one._rev, one);
  }

  newest(): readonly RawDocument[] {
    return this.leaves().flatMap((rev) => this.held.get(rev) ?? []);
  }

  read(find: (id: string, rev: string) => Promise<SurveyRecord | null>): Promise<RecordVersions | null> {
    const store = {
      readWithAncestry: (_: string, rev: string) => Promise.resolve(this.held.get(rev) ?? null),
    };
    return readVersions(store as unknown as RecordDatabase, ID, this.leaves(), find);
  }
}

/** Two phones and the office between them. A phone takes the newest versions of the office, as a pack holds them. */
class Landlord {
  readonly office = new Tree();
  readonly phones = [new Tree(), new Tree()] as const;
  #count = 0;
  readonly #find = (_: string, rev: string) => {
    const found = this.office.held.get(rev);
    return Promise.resolve(found ? recordIn(found) : null);
  };

  constructor() {
    const first = { ...FIRST, _id: ID, _rev: ROOT, _revisions: { start: 1, ids: ['0'.repeat(32)] } };
    this.office.take([first]);
    for (const phone of this.phones) phone.take([first]);
  }

  /** A change as a form makes it: after the version that is shown, or after each where they were joined. */
  async change(phone: Tree, answers: Body): Promise<void> {
    const [shown] = phone.newest();
    const record = shown && recordIn(shown);
    if (!record) throw new Error('Nothing is shown.');
    const changed = { ...record, body: { ...record.body, ...answers } } as SurveyRecord;
    const versions = await phone.read(this.#find);
    if (versions && versions.leaves.length > 1 && !versions.differing)
      return phone.take(await nextOfEach(ID, changed, versions.leaves));
    const [start, ids] = [generation(shown._rev) + 1, ancestors(shown).map(hashOf)];
    const hash = (this.#count += 1).toString(16).padStart(32, 'c');
    const next = { ...changed, _id: ID, _rev: `${String(start)}-${hash}` };
    phone.take([{ ...next, _revisions: { start, ids: [hash, ...ids] } }]);
  }

  /** A round: what is newest goes out, what is newest comes in, and what needs no person is joined. */
  async round(phone: Tree, choice: Side | null = null): Promise<boolean> {
    const before = [...this.office.held.keys(), ...phone.held.keys()].length;
    this.office.take(phone.newest());
    phone.take(this.office.newest());
    const versions = await phone.read(this.#find);
    if (versions?.differing) {
      const { sides, joined } = versions.differing;
      const body = joined.asks ? choice && chosen(versions, choice) : joined.body;
      const record = { ...versions.record, body } as SurveyRecord;
      if (body) phone.take(await nextOfEach(ID, record, [...sides.one, ...sides.other]));
    }
    this.office.take(phone.newest());
    return [...this.office.held.keys(), ...phone.held.keys()].length > before;
  }
}

function chosen({ differing }: RecordVersions, side: Side): Body | null {
  if (!differing?.joined.asks) return null;
  const picks = differing.joined.questions.flatMap(({ fields }) =>
    fields.map((field) => [field, side] as const),
  );
  return chosenBody(sidesOf(differing.sides), Object.fromEntries(picks), room);
}

const generation = (rev: string) => Number(rev.split('-', 1)[0]);
const hashOf = (rev: string) => rev.slice(rev.indexOf('-') + 1);
const ancestors = ({ _revisions }: RawDocument): readonly string[] => {
  const { start, ids } = _revisions as { readonly start: number; readonly ids: readonly string[] };
  return ids.map((hash, n) => `${String(start - n)}-${hash}`);
};
const bodyOf = (one: RawDocument): string => canonicalJson({ ...recordIn(one)?.body });

const aPhone = fc.constantFrom(0, 1);
const aSide = fc.constantFrom<Side>('one', 'other');
const aStep = fc.oneof(
  fc.record({
    phone: aPhone,
    answers: fc.oneof(
      fc.record({ number: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ storey: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ nothingFound: fc.boolean() }),
    ),
  }),
  fc.record({ phone: aPhone, round: fc.option(aSide) }),
);

test('in whichever order two phones change, send and choose, both come to say the same, and no version is ever lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 12 }), aSide, async (steps, lastChoice) => {
      const landlord = new Landlord();
      const recorded = new Map<string, string>();
      const note = () => {
        for (const phone of landlord.phones)
          for (const [rev, one] of phone.held) recorded.set(rev, bodyOf(one));
      };
      for (const step of steps) {
        const phone = landlord.phones[step.phone === 0 ? 0 : 1];
        if ('answers' in step) await landlord.change(phone, step.answers);
        else await landlord.round(phone, step.round);
        note();
      }
      // Then one of the two phones is asked, and both go on until nothing moves any more.
      let rounds = 0;
      for (let moving = true; moving; rounds += 1) {
        if (rounds > 20) throw new Error('It never comes to rest.');
        const first = await landlord.round(landlord.phones[0], lastChoice);
        const second = await landlord.round(landlord.phones[1]);
        moving = first || second;
        note();
      }
      const ends = [landlord.office, ...landlord.phones].map((tree) => new Set(tree.newest().map(bodyOf)));
      for (const end of ends) expect(end).toEqual(ends[0]);
      expect(ends[0]?.size).toBe(1);
      // What a phone replaced before it ever sent it is history of that phone alone; every other version is at the office.
      for (const rev of landlord.office.held.keys()) recorded.delete(rev);
      const before = new Set([...landlord.office.held.values()].flatMap(ancestors));
      for (const rev of recorded.keys()) expect(before).toContain(rev);
    }),
    { numRuns: 60 },
  );
});
