import { may } from '#domain/access/verbs.ts';
import type { Body, Leaf } from '#domain/conflicts/version-tree.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import type { Result } from '#domain/result.ts';
import type { PutProblem } from './put-problem.ts';
import type { HeldRecord, RecordIndex } from './record-index.ts';
import { nextOfEach, readVersions, type FindVersion, type RecordVersions } from './record-versions.ts';
import type { Receipts } from './receipts.ts';
import type { RecordDatabase } from './records.ts';

export interface VersionFacts {
  readonly index: RecordIndex;
  readonly receipts: Receipts;
  readonly now: () => number;
  readonly database: () => RecordDatabase;
  /** Stores what `store` writes, as any record is: under the lock, checked, and sent soon. */
  readonly write: (
    id: string,
    record: SurveyRecord,
    store: () => Promise<void>,
  ) => Promise<Result<HeldRecord, PutProblem>>;
}

/** Records of one's own that two phones changed: joined by themselves where nothing is asked, and by their author's choice. */
export class VersionsOnPhone {
  readonly #facts: VersionFacts;
  /** Records of which all newest versions were found to say the same, with those versions. */
  readonly #joined = new Map<string, string>();

  constructor(facts: VersionFacts) {
    this.#facts = facts;
  }

  /** The versions of a record as they lie here. `find` looks elsewhere for what both sides came from. */
  of(id: string, find?: FindVersion): Promise<RecordVersions | null> {
    return readVersions(this.#facts.database(), id, this.#facts.index.leavesOf(id), find);
  }

  /**
   * Writes what two versions give together at the end of both: neither is taken back, and each stays readable before it.
   * What was read to decide must still stand; else nothing is written, and the answer says so.
   */
  settle(
    { id, record }: RecordVersions,
    leaves: readonly Leaf[],
    body: Body,
  ): Promise<Result<HeldRecord, PutProblem>> {
    const joined = { ...record, body } as SurveyRecord;
    return this.#facts.write(id, joined, async () => {
      const still = this.#facts.index.leavesOf(id);
      if (leaves.every(({ rev }) => still.includes(rev))) await this.extend(id, joined, leaves);
    });
  }

  /** Writes a next version at the end of each of these leaves. Answers their revisions. */
  async extend(id: string, record: SurveyRecord, leaves: readonly Leaf[]): Promise<readonly string[]> {
    await this.#facts.receipts.noteChangedHere(id, this.#facts.now());
    const next = await nextOfEach(id, record, leaves);
    await this.#facts.database().keep(next);
    return next.map(({ _rev }) => _rev);
  }

  /** Whether the office has answered for every newest version: only then may something be written after them. */
  canSettle(id: string): boolean {
    return !this.#facts.index.own().some((one) => one.id === id && one.state === 'kept');
  }

  /** Joins what needs no person, once the office holds all newest versions. */
  async join(find: FindVersion): Promise<void> {
    const { index } = this.#facts;
    for (const id of this.#joinable(index.branched())) {
      if (this.#joined.get(id) === this.#newest(id) || !this.canSettle(id)) continue;
      const versions = await this.of(id, find);
      if (!versions) continue;
      const { differing } = versions;
      if (!differing) this.#joined.set(id, this.#newest(id));
      else if (differing.joined.asks) index.noteAsked(id, true);
      else
        await this.settle(
          versions,
          [...differing.sides.one, ...differing.sides.other],
          differing.joined.body,
        );
    }
  }

  /** Notes of each of these records whether something is asked of its author. */
  async lookAt(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const joinable = new Set(this.#joinable(ids));
    for (const id of ids) {
      const differing = joinable.has(id) ? (await this.of(id))?.differing : null;
      // Without what both came from, it is asked only after the office was asked for that: see `join`.
      const asks = differing?.joined.asks === true && differing.sides.base !== null;
      this.#facts.index.noteAsked(id, asks);
    }
  }

  /** The newest versions of a record whose two sides were joined; a change goes after each of them. Null for any other. */
  async joinedBefore(id: string): Promise<RecordVersions | null> {
    if (this.#facts.index.branched([id]).length === 0) return null;
    const versions = await this.of(id);
    return versions && !versions.differing ? versions : null;
  }

  // What was signed is changed by a correction beside it; what is made once has no second version.
  #joinable(ids: readonly string[]): readonly string[] {
    const { index } = this.#facts;
    const signed = new Set<string>(
      index.ofKind('sign-off').flatMap(({ record }) => record.body.signed.map((one) => one.id)),
    );
    return ids.filter((id) => {
      const held = index.record(id);
      const edited = held !== null && MADE_ON_PHONES.some((role) => may(role, 'amend', held.record.kind));
      return edited && held.mine && !signed.has(id);
    });
  }

  #newest(id: string): string {
    return this.#facts.index.leavesOf(id).join(' ');
  }
}

const MADE_ON_PHONES = ['surveyor', 'contractor'] as const;
