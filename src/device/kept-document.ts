/** A document as it lies in a pack: the store's own members begin with an underscore. */
export type RawDocument = Readonly<Record<string, unknown>> & { readonly _id: string; readonly _rev: string };

/** The revisions that stand before this one in its record, itself the first: as far as the store told them with it. */
export function ancestryOf(raw: RawDocument): readonly string[] {
  const told = raw['_revisions'];
  if (typeof told !== 'object' || told === null || !('start' in told) || !('ids' in told)) return [raw._rev];
  const { start, ids } = told;
  if (typeof start !== 'number' || !Array.isArray(ids)) return [raw._rev];
  return ids.map((hash, at) => `${String(start - at)}-${String(hash)}`);
}

/** What a document is looked up by, as it stands in it, unchecked; absent parts are null. */
export interface Brief {
  readonly id: string;
  readonly rev: string;
  /** Its other newest versions. */
  readonly conflicts: readonly string[];
  readonly kind: string | null;
  readonly home: string | null;
  readonly inspection: string | null;
  readonly author: string | null;
  readonly device: string | null;
  readonly recordedAt: string | null;
  /** The picture that it names. */
  readonly picture: string | null;
  /** The planned visit that it belongs to. */
  readonly visit: string | null;
  /** What it plans, where it is a visit that is planned still. */
  readonly planned: PlannedVisit | null;
}

/** A visit as a list of the day is put in order by, unchecked. */
export interface PlannedVisit {
  readonly surveyor: string | null;
  /** The day, as in 2026-11-26. */
  readonly day: string | null;
  /** Minutes from midnight, or null for any time. */
  readonly minute: number | null;
}

/**
 * A document of the pack on this phone. Of a full day's pack the first screen looks into one in twenty: the rest stays text,
 * with what it is looked up by beside it.
 */
export class KeptDocument {
  readonly brief: Brief;
  #raw: RawDocument | null;
  #text: string | null;

  private constructor(brief: Brief, raw: RawDocument | null, text: string | null) {
    this.brief = brief;
    this.#raw = raw;
    this.#text = text;
  }

  static of(raw: RawDocument): KeptDocument {
    return new KeptDocument(briefOf(raw), raw, null);
  }

  /** The one that `text` and `brief` were taken from. */
  static fromText(brief: Brief, text: string): KeptDocument {
    return new KeptDocument(brief, null, text);
  }

  /** All of it. */
  get raw(): RawDocument {
    // Only what `text` made comes back here.
    this.#raw ??= JSON.parse(this.#text ?? '') as RawDocument;
    this.#text = null;
    return this.#raw;
  }

  /** All of it as JSON, in one line. */
  get text(): string {
    return this.#text ?? JSON.stringify(this.raw);
  }
}

function briefOf(raw: RawDocument): Brief {
  const conflicts: readonly unknown[] = Array.isArray(raw['_conflicts']) ? raw['_conflicts'] : [];
  const body = raw['body'];
  const named: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  return {
    id: raw._id,
    rev: raw._rev,
    conflicts: conflicts.filter((rev) => typeof rev === 'string'),
    kind: textOf(raw['kind']),
    home: textOf(raw['home']),
    inspection: textOf(raw['inspection']),
    author: textOf(raw['author']),
    device: textOf(raw['device']),
    recordedAt: textOf(raw['recordedAt']),
    picture: textOf(named['picture']),
    visit: textOf(named['visit']),
    planned: raw['kind'] === 'visit' ? plannedIn(named) : null,
  };
}

function plannedIn(body: Readonly<Record<string, unknown>>): PlannedVisit | null {
  if (body['state'] !== 'planned') return null;
  const minute = body['atMinute'];
  return {
    surveyor: textOf(body['surveyor']),
    day: textOf(body['onDate']),
    minute: typeof minute === 'number' ? minute : null,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
