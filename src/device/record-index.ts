import { readPackDocument, type DisclosedDocument } from '#domain/packs/pack-document.ts';
import type { KindName, RecordNamed, SurveyRecord } from '#domain/records/registry.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { revisionKey, type Receipts, type RecordState } from './receipts.ts';
import type { KeptDocument, PlannedVisit } from './kept-document.ts';

/** A whole record as a screen reads it. */
export interface HeldRecord<R extends SurveyRecord = SurveyRecord> {
  readonly id: string;
  readonly rev: string;
  readonly record: R;
  /** How the newest version stands. What the office sent counts as having a receipt. */
  readonly state: RecordState;
  /** The office's sentence where it refused. */
  readonly sentence: string | null;
  /** Made, or changed, on this phone by the account that is open. */
  readonly own: boolean;
  /** Made by the account that is open, on this phone or another: it may be changed here. */
  readonly mine: boolean;
  /** Two versions do not say the same and a person must choose; the one shown is the same on every phone. */
  readonly twoVersions: boolean;
}

/** A projection from an outside audience's pack. */
export interface HeldProjection {
  readonly id: string;
  readonly rev: string;
  readonly document: DisclosedDocument;
}

/** What must reach the office: one revision, and what orders it among the others. */
export interface OwnRevision {
  readonly id: string;
  readonly rev: string;
  readonly kind: string;
  readonly home: string | null;
  readonly state: RecordState;
  /** When it was recorded, by the phone's clock then; null where the document does not say. */
  readonly recordedAt: number | null;
  /** The ids that a sign-off names: it goes after them. */
  readonly signs: readonly string[];
  /** The SHA-256 of the picture that it names, or null. */
  readonly picture: string | null;
  /** The record has more than one newest version. */
  readonly branched: boolean;
}

/** A document with what is looked up by. It is read strictly when somebody first looks at it, not when it comes. */
class Entry {
  readonly document: KeptDocument;
  readonly kind: string;
  readonly fromHere: boolean;
  readonly mine: boolean;
  readonly leaves: readonly string[];
  #read: ReturnType<typeof readPackDocument> | undefined;

  constructor(document: KeptDocument, fromHere: boolean, mine: boolean) {
    const { kind, rev, conflicts } = document.brief;
    this.document = document;
    this.kind = kind ?? '';
    this.fromHere = fromHere;
    this.mine = mine;
    this.leaves = [rev, ...conflicts];
  }

  get rev(): string {
    return this.document.brief.rev;
  }

  get home(): string | null {
    return this.document.brief.home;
  }

  get inspection(): string | null {
    return this.document.brief.inspection;
  }

  get record(): SurveyRecord | null {
    const read = this.#document();
    return read?.form === 'record' ? read.record : null;
  }

  get projection(): DisclosedDocument | null {
    const read = this.#document();
    return read?.form === 'disclosed' ? read.document : null;
  }

  #document(): ReturnType<typeof readPackDocument> {
    if (this.#read !== undefined) return this.#read;
    const stored = Object.fromEntries(
      Object.entries(this.document.raw).filter(([name]) => !OF_THE_STORE.has(name)),
    );
    this.#read = readPackDocument(stored);
    return this.#read;
  }
}

/** Members that say how the store holds a document, not what it says. */
const OF_THE_STORE: ReadonlySet<string> = new Set(['_conflicts', '_revisions']);

/** Ids in the order in which they first came, by what they share. */
class Groups {
  readonly #groups = new Map<string, Set<string>>();

  add(key: string, id: string): void {
    const group = this.#groups.get(key);
    if (group) group.add(id);
    else this.#groups.set(key, new Set([id]));
  }

  of(key: string): Iterable<string> {
    return this.#groups.get(key) ?? [];
  }

  clear(): void {
    this.#groups.clear();
  }
}

/** Everything of the pack in memory, so that every list is instant. Rebuilt from the store at each opening. */
export class RecordIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #byKind = new Groups();
  readonly #byHome = new Groups();
  readonly #byInspection = new Groups();
  readonly #byVisit = new Groups();
  readonly #mine = new Set<string>();
  readonly #asked = new Set<string>();
  /** When each home last changed, by a count that never goes back. */
  readonly #changedAt = new Map<string, number>();
  #count = 0;
  readonly #receipts: Receipts;
  readonly #author: string;
  readonly #device: () => string;
  readonly #now: () => number;

  constructor(receipts: Receipts, author: string, device: () => string, now: () => number) {
    this.#receipts = receipts;
    this.#author = author;
    this.#device = device;
    this.#now = now;
  }

  /** Takes in documents as they now are. */
  take(documents: readonly KeptDocument[]): void {
    for (const document of documents) {
      // As it stands there, unread: what a newer version of the app wrote must be sent too.
      const { id, author, device } = document.brief;
      const mine = author === this.#author;
      const entry = new Entry(document, mine && device === this.#device(), mine);
      this.#entries.set(id, entry);
      this.#byKind.add(entry.kind, id);
      if (entry.home !== null) this.#noteHome(entry.home, id);
      if (entry.inspection !== null) this.#byInspection.add(entry.inspection, id);
      if (document.brief.visit !== null) this.#byVisit.add(document.brief.visit, id);
      if (mine) this.#mine.add(id);
      else this.#mine.delete(id);
    }
  }

  /** Forgets everything; the store itself is untouched. */
  clear(): void {
    this.#entries.clear();
    for (const groups of [this.#byKind, this.#byHome, this.#byInspection, this.#byVisit]) groups.clear();
    this.#mine.clear();
    this.#asked.clear();
    this.#changedAt.clear();
  }

  /** A number that differs whenever a record of this home has come or changed: what follows from them may be kept till then. */
  versionOf(home: string): number {
    return this.#changedAt.get(home) ?? 0;
  }

  /** Notes whether the versions of a record ask something of its author. */
  noteAsked(id: string, asked: boolean): void {
    if (asked) this.#asked.add(id);
    else this.#asked.delete(id);
  }

  /** Which of these records have more than one newest version; of all where none are named. */
  branched(ids: Iterable<string> = this.#entries.keys()): readonly string[] {
    return [...ids].filter((id) => (this.#entries.get(id)?.leaves.length ?? 0) > 1);
  }

  /** The newest versions of a record. */
  leavesOf(id: string): readonly string[] {
    return this.#entries.get(id)?.leaves ?? [];
  }

  /** The records of the account that is open whose newest versions were joined. */
  joined(): readonly HeldRecord[] {
    return this.branched().flatMap((id) => {
      const held = this.#asked.has(id) ? null : this.record(id);
      return held?.mine ? [held] : [];
    });
  }

  /** The records whose versions ask something of the account that is open. */
  asked(): readonly HeldRecord[] {
    return [...this.#asked].flatMap((id) => this.record(id) ?? []);
  }

  /** Whether a document is here at all. */
  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** Whether a document is here in exactly these leaves. */
  knows(id: string, leaves: readonly string[]): boolean {
    const known = this.#entries.get(id)?.leaves;
    return known?.length === leaves.length && known.every((rev) => leaves.includes(rev));
  }

  /** One record, or null when it is not on this phone or is no record this version can read. */
  record(id: string): HeldRecord | null {
    const entry = this.#entries.get(id);
    return entry?.record ? this.#held(id, entry, entry.record) : null;
  }

  /** All records of a kind. */
  ofKind<K extends KindName>(kind: K): readonly HeldRecord<RecordNamed<K>>[] {
    return this.#list(this.#byKind.of(kind)).flatMap(([id, entry]) =>
      isOfKind(entry.record, kind) ? [this.#held(id, entry, entry.record)] : [],
    );
  }

  /** The records of a kind that were made or changed here and have no receipt. Only they are read, for the first screen. */
  unsent<K extends KindName>(kind: K): readonly HeldRecord<RecordNamed<K>>[] {
    return this.#list(this.#byKind.of(kind)).flatMap(([id, entry]) => {
      if (!this.#isOwn(id, entry) || this.#stateOf(id, entry) === 'receipt') return [];
      return isOfKind(entry.record, kind) ? [this.#held(id, entry, entry.record)] : [];
    });
  }

  /** The inspections that were begun for a planned visit, the first first. Only they are read, for the first screen. */
  ofVisit(visit: string): readonly HeldRecord<RecordNamed<'inspection'>>[] {
    return this.#list(this.#byVisit.of(visit)).flatMap(([id, entry]) =>
      entry.document.brief.visit === visit && isOfKind(entry.record, 'inspection')
        ? [this.#held(id, entry, entry.record)]
        : [],
    );
  }

  /** The visits that are planned for a surveyor, as they are put in order by: none is read, for the first screen. */
  plannedFor(surveyor: string): readonly { readonly id: string; readonly planned: PlannedVisit }[] {
    return this.#list(this.#byKind.of('visit')).flatMap(([id, { document }]) => {
      const { planned } = document.brief;
      return planned?.surveyor === surveyor ? [{ id, planned }] : [];
    });
  }

  /** One's own inspections that nobody had planned. Only they are read, for the first screen. */
  unplanned(): readonly HeldRecord<RecordNamed<'inspection'>>[] {
    return this.#list(this.#byKind.of('inspection')).flatMap(([id, entry]) =>
      entry.mine && entry.document.brief.visit === null && isOfKind(entry.record, 'inspection')
        ? [this.#held(id, entry, entry.record)]
        : [],
    );
  }

  /** Whether an inspection that was begun for a planned visit was signed. None is read, for the first screen. */
  finished(visit: string): boolean {
    return this.#list(this.#byVisit.of(visit)).some(
      ([id, { document }]) =>
        document.brief.visit === visit &&
        this.#list(this.#byInspection.of(id)).some(
          ([, { kind, inspection }]) => kind === 'sign-off' && inspection === id,
        ),
    );
  }

  /** The sign-offs of an inspection, the first first. Only they are read, for the first screen. */
  signOffsOf(inspection: string): readonly HeldRecord<RecordNamed<'sign-off'>>[] {
    return this.#list(this.#byInspection.of(inspection)).flatMap(([id, entry]) =>
      entry.kind === 'sign-off' && entry.inspection === inspection && isOfKind(entry.record, 'sign-off')
        ? [this.#held(id, entry, entry.record)]
        : [],
    );
  }

  /** All records of a home, of every kind. */
  ofHome(home: string): readonly HeldRecord[] {
    return this.#all(this.#byHome.of(home), (entry) => entry.home === home);
  }

  /** All records of an inspection, itself among them. */
  ofInspection(inspection: string): readonly HeldRecord[] {
    return this.#all(this.#byInspection.of(inspection), (entry) => entry.inspection === inspection);
  }

  /** Projections of a kind that may still be read. After `readableUntil` a body is not shown, with or without signal. */
  projections(kind: string): readonly HeldProjection[] {
    return this.#list(this.#byKind.of(kind)).flatMap(([id, entry]) => {
      const { projection } = entry;
      if (entry.kind !== kind || !projection || !this.#readable(projection)) return [];
      return [{ id, rev: entry.rev, document: projection }];
    });
  }

  /** Every revision that this phone made, with its state. */
  own(): readonly OwnRevision[] {
    return this.#list(this.#mine).flatMap(([id, entry]) =>
      this.#isOwn(id, entry) ? entry.leaves.map((rev) => this.#ownRevision(id, rev, entry)) : [],
    );
  }

  /** How many documents lie here, readable by this version or not. */
  get size(): number {
    return this.#entries.size;
  }

  /** Every picture that a document here names, by digest or by the id minted for this audience. */
  pictures(): ReadonlySet<string> {
    return new Set([...this.#entries.values()].flatMap(({ document }) => document.brief.picture ?? []));
  }

  #noteHome(home: string, id: string): void {
    this.#byHome.add(home, id);
    this.#count += 1;
    this.#changedAt.set(home, this.#count);
  }

  #isOwn(id: string, { fromHere, mine }: Entry): boolean {
    return fromHere || (mine && this.#receipts.changedHere(id));
  }

  #stateOf(id: string, entry: Entry): RecordState {
    return this.#receipts.of(revisionKey(id, entry.rev))?.state ?? 'kept';
  }

  #held<R extends SurveyRecord>(id: string, entry: Entry, record: R): HeldRecord<R> {
    const receipt = this.#receipts.of(revisionKey(id, entry.rev));
    const own = this.#isOwn(id, entry);
    return {
      id,
      rev: entry.rev,
      record,
      state: own ? (receipt?.state ?? 'kept') : 'receipt',
      sentence: receipt?.sentence ?? null,
      own,
      mine: entry.mine,
      twoVersions: this.#asked.has(id),
    };
  }

  #ownRevision(id: string, rev: string, entry: Entry): OwnRevision {
    return {
      id,
      rev,
      kind: entry.kind,
      home: entry.home,
      state: this.#receipts.state(revisionKey(id, rev)),
      recordedAt: momentOf(entry.document.brief.recordedAt),
      signs: entry.record?.kind === 'sign-off' ? entry.record.body.signed.map((signed) => signed.id) : [],
      picture: entry.document.brief.picture,
      branched: entry.leaves.length > 1,
    };
  }

  #list(ids: Iterable<string>): [string, Entry][] {
    return [...ids].flatMap((id) => {
      const entry = this.#entries.get(id);
      return entry ? [[id, entry] as [string, Entry]] : [];
    });
  }

  // A later version of a document may have left the group.
  #all(ids: Iterable<string>, still: (entry: Entry) => boolean): HeldRecord[] {
    return this.#list(ids).flatMap(([id, entry]) =>
      still(entry) && entry.record ? [this.#held(id, entry, entry.record)] : [],
    );
  }

  #readable({ readableUntil }: DisclosedDocument): boolean {
    if (readableUntil === null) return true;
    const until = parseInstant(readableUntil);
    return until.ok && this.#now() <= until.value;
  }
}

function isOfKind<K extends KindName>(record: SurveyRecord | null, kind: K): record is RecordNamed<K> {
  return record?.kind === kind;
}

function momentOf(value: string | null): number | null {
  const instant = value === null ? null : parseInstant(value);
  return instant?.ok ? instant.value : null;
}
