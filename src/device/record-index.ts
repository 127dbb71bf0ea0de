import { readPackDocument, type DisclosedDocument, type PackDocument } from '#domain/packs/pack-document.ts';
import type { KindName, RecordNamed, SurveyRecord } from '#domain/records/registry.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { revisionKey, type Receipts, type RecordState } from './receipts.ts';
import type { RawDocument } from './records.ts';

/** A whole record as a screen reads it. */
export interface HeldRecord<R extends SurveyRecord = SurveyRecord> {
  readonly id: string;
  readonly rev: string;
  readonly record: R;
  /** How the newest version stands. What the office sent counts as having a receipt. */
  readonly state: RecordState;
  /** The office's sentence where it refused. */
  readonly sentence: string | null;
  /** Made on this phone by the account that is open. */
  readonly own: boolean;
  /** Two versions exist; the one shown is the same on every phone. */
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
}

interface Entry {
  readonly raw: RawDocument;
  readonly kind: string;
  readonly home: string | null;
  readonly inspection: string | null;
  readonly own: boolean;
  readonly leaves: readonly string[];
  readonly record: SurveyRecord | null;
  readonly projection: DisclosedDocument | null;
}

/** Everything of the pack in memory, so that every list is instant. Rebuilt from the store at each opening. */
export class RecordIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #byKind = new Map<string, Set<string>>();
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
  take(documents: readonly RawDocument[]): void {
    for (const raw of documents) {
      const entry = this.#read(raw);
      this.#entries.set(raw._id, entry);
      const ofKind = this.#byKind.get(entry.kind) ?? new Set();
      this.#byKind.set(entry.kind, ofKind.add(raw._id));
    }
  }

  /** Forgets everything; the store itself is untouched. */
  clear(): void {
    this.#entries.clear();
    this.#byKind.clear();
  }

  /** One record, or null when it is not on this phone or is no record this version can read. */
  record(id: string): HeldRecord | null {
    const entry = this.#entries.get(id);
    return entry?.record ? this.#held(id, entry, entry.record) : null;
  }

  /** All records of a kind. */
  ofKind<K extends KindName>(kind: K): readonly HeldRecord<RecordNamed<K>>[] {
    return this.#list(kind).flatMap(([id, entry]) =>
      isOfKind(entry.record, kind) ? [this.#held(id, entry, entry.record)] : [],
    );
  }

  /** All records of a home, of every kind. */
  ofHome(home: string): readonly HeldRecord[] {
    return this.#where((entry) => entry.home === home);
  }

  /** All records of an inspection, itself among them. */
  ofInspection(inspection: string): readonly HeldRecord[] {
    return this.#where((entry) => entry.inspection === inspection);
  }

  /** Projections of a kind that may still be read. After `readableUntil` a body is not shown, with or without signal. */
  projections(kind: string): readonly HeldProjection[] {
    return this.#list(kind).flatMap(([id, { raw, projection }]) =>
      projection && this.#readable(projection) ? [{ id, rev: raw._rev, document: projection }] : [],
    );
  }

  /** Every revision that this phone made, with its state. */
  own(): readonly OwnRevision[] {
    return [...this.#entries].flatMap(([id, entry]) =>
      entry.own ? entry.leaves.map((rev) => this.#ownRevision(id, rev, entry)) : [],
    );
  }

  /** How many documents lie here, readable by this version or not. */
  get size(): number {
    return this.#entries.size;
  }

  /** Every picture that a document here names, by digest or by the id minted for this audience. */
  pictures(): ReadonlySet<string> {
    return new Set([...this.#entries.values()].flatMap(({ raw }) => pictureOf(raw) ?? []));
  }

  #read(raw: RawDocument): Entry {
    const { _conflicts: others } = raw;
    const conflicts = Array.isArray(others) ? others : [];
    const document = readWhenAsked(raw);
    return {
      raw,
      kind: textOf(raw['kind']) ?? '',
      home: textOf(raw['home']),
      inspection: textOf(raw['inspection']),
      // Read from the raw document: what a newer version of the app wrote must be sent too.
      own: raw['author'] === this.#author && raw['device'] === this.#device(),
      leaves: [raw._rev, ...conflicts.filter((rev) => typeof rev === 'string')],
      get record() {
        const read = document();
        return read?.form === 'record' ? read.record : null;
      },
      get projection() {
        const read = document();
        return read?.form === 'disclosed' ? read.document : null;
      },
    };
  }

  #held<R extends SurveyRecord>(id: string, entry: Entry, record: R): HeldRecord<R> {
    const receipt = this.#receipts.of(revisionKey(id, entry.raw._rev));
    return {
      id,
      rev: entry.raw._rev,
      record,
      state: entry.own ? (receipt?.state ?? 'kept') : 'receipt',
      sentence: receipt?.sentence ?? null,
      own: entry.own,
      twoVersions: entry.leaves.length > 1,
    };
  }

  #ownRevision(id: string, rev: string, entry: Entry): OwnRevision {
    return {
      id,
      rev,
      kind: entry.kind,
      home: entry.home,
      state: this.#receipts.state(revisionKey(id, rev)),
      recordedAt: momentOf(entry.raw['recordedAt']),
      signs: entry.record?.kind === 'sign-off' ? entry.record.body.signed.map((signed) => signed.id) : [],
      picture: pictureOf(entry.raw),
    };
  }

  #list(kind: string): [string, Entry][] {
    return [...(this.#byKind.get(kind) ?? [])].flatMap((id) => {
      const entry = this.#entries.get(id);
      return entry?.kind === kind ? [[id, entry] as [string, Entry]] : [];
    });
  }

  #where(wanted: (entry: Entry) => boolean): HeldRecord[] {
    return [...this.#entries].flatMap(([id, entry]) =>
      entry.record && wanted(entry) ? [this.#held(id, entry, entry.record)] : [],
    );
  }

  #readable({ readableUntil }: DisclosedDocument): boolean {
    if (readableUntil === null) return true;
    const until = parseInstant(readableUntil);
    return until.ok && this.#now() <= until.value;
  }
}

/** Reads a document when somebody first looks at it: a full day's pack has thousands, and a screen needs a few. */
function readWhenAsked({ _conflicts: _others, ...stored }: RawDocument): () => PackDocument | null {
  let read: PackDocument | null | undefined;
  return () => (read === undefined ? (read = readPackDocument(stored)) : read);
}

function isOfKind<K extends KindName>(record: SurveyRecord | null, kind: K): record is RecordNamed<K> {
  return record?.kind === kind;
}

function momentOf(value: unknown): number | null {
  const instant = typeof value === 'string' ? parseInstant(value) : null;
  return instant?.ok ? instant.value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function pictureOf(raw: RawDocument): string | null {
  const body = raw['body'];
  return typeof body === 'object' && body !== null && 'picture' in body ? textOf(body.picture) : null;
}
