import { answersOf } from '../cases/answers.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { Disclosed } from '../disclosure/disclose.ts';
import { INSTRUCTIONS } from '../disclosure/instructions.ts';
import { hasInstructions, instructionsIn } from '../disclosure/told-instead.ts';
import type { OpaqueId } from '../ids.ts';
import { mergedInstructions } from '../packs/pack-document.ts';
import type { SeenDisclosure } from '../disclosures/seen-of-log.ts';
import { howMade, namedField } from '../records/named-field.ts';
import { kindNamed, RECORD_KINDS } from '../records/registry.ts';
import { room as roomKind } from '../records/room.ts';
import type { EpochMs } from '../time/instants.ts';
import { knownLines, logEntry, type Known, type NameOf, type Noting } from './how-known.ts';
import type { PageEntry, PageLine } from './page-lines.ts';
import { careTitle, inOrder, sectionOf, WHO_WAS_TOLD } from './page-sections.ts';
import type { SharedAudience } from './share-audiences.ts';

export interface PageSection {
  readonly title: string;
  readonly entries: readonly PageEntry[];
}

/** What somebody outside reads: words alone, without an id, a count or a place where something is missing. */
export interface SharePage {
  readonly title: string;
  readonly sections: readonly PageSection[];
}

/** A page with what it was made of, for the log. */
export interface ShareContent {
  readonly page: SharePage;
  /** "finding/defect", each once. */
  readonly fields: readonly string[];
  readonly categories: readonly DataCategory[];
  readonly records: readonly OpaqueId[];
  /** Cleared pictures that go along, by SHA-256, in the order in which the page numbers them. */
  readonly pictures: readonly string[];
  /** There are cleared pictures for them that do not go along. */
  readonly picturesOnRequest: boolean;
}

/** What the one projection shows of one record. Its ids are real ones: none is ever written on the page. */
export interface ShownForShare {
  readonly id: OpaqueId;
  /** The record's own kind; what is shown of it may be an instruction alone. */
  readonly kind: string;
  readonly shown: Disclosed<SharedAudience>;
  /** How it came to be known; null for whoever is told facts alone. */
  readonly known: Known | null;
}

/** What a page tells besides its records: names, and lines of the log. */
export interface BesideRecords {
  readonly name: NameOf;
  readonly log: readonly SeenDisclosure[];
  /** Whether a picture, by its SHA-256, really goes along. */
  readonly goesAlong: (picture: string) => boolean;
}

/** Puts a page together from what `disclose` shows, and from nothing else. */
export function sharePage(
  audience: SharedAudience,
  shown: readonly ShownForShare[],
  now: EpochMs,
  { name, log, goesAlong }: BesideRecords,
): ShareContent {
  const used = new Used();
  const cleared = shown.flatMap(pictureOf);
  const pictures = [...new Set(cleared)].filter(goesAlong);
  const rooms = roomNames(shown, now);
  const sections = new Map<string, PageEntry[]>();
  for (const { kind } of RECORD_KINDS) {
    for (const one of shown.filter(({ shown: told }) => told.kind === kind)) {
      const entry = entryOf(one, { rooms, pictures, now, used, nameOf: name });
      if (entry === null) continue;
      const title = sectionOf(kind);
      sections.set(title, [...(sections.get(title) ?? []), entry]);
    }
  }
  const care = careEntry(audience, shown, used);
  if (log.length > 0)
    sections.set(
      WHO_WAS_TOLD,
      log.map((one) => logEntry(one, now, used.noting)),
    );
  const told = [...sections].map(([title, entries]) => ({ title, entries }));
  return {
    page: {
      title: titleOf(audience, shown),
      sections: inOrder(care === null ? told : [...told, care], audience),
    },
    ...used.all,
    pictures,
    picturesOnRequest: cleared.some((picture) => !goesAlong(picture)),
  };
}

function pictureOf({ shown: { kind, body } }: ShownForShare): readonly string[] {
  const picture = body['picture'];
  return kind === 'cleared-photo' && typeof picture === 'string' ? [picture] : [];
}

const TITLES = {
  contractor: 'The repair',
  'legal-adviser': 'The case',
  ombudsman: 'The case',
  'tenant-summary': 'What was found and what comes next',
} as const satisfies Record<SharedAudience, string>;

function titleOf(audience: SharedAudience, shown: readonly ShownForShare[]): string {
  const line = shown.find(({ shown: { kind } }) => kind === 'property')?.shown.body['line'];
  return typeof line === 'string' ? `${TITLES[audience]} at ${line}` : TITLES[audience];
}

/** What was told, noted as it is read. */
class Used {
  readonly #fields = new Set<string>();
  readonly #categories = new Set<DataCategory>();
  readonly #records = new Set<OpaqueId>();

  note(id: OpaqueId, field: string): void {
    const named = namedField(field);
    if (named === null) return;
    this.#fields.add(field);
    this.#categories.add(named.category);
    this.#records.add(id);
  }

  get noting(): Noting {
    return {
      field: (id, kind, name) => {
        this.note(id, `${kind}/${name}`);
      },
      howMade: (id, name) => {
        this.note(id, howMade(name));
      },
    };
  }

  get all() {
    return {
      fields: [...this.#fields].sort(),
      categories: [...this.#categories].sort(),
      records: [...this.#records],
    };
  }
}

function roomNames(shown: readonly ShownForShare[], now: EpochMs): ReadonlyMap<string, string> {
  return new Map(
    shown.flatMap(({ shown: { id, kind, body }, known }) => {
      // A room that was put right gives its place to the one that is right.
      if ((known?.standing.is ?? 'right') !== 'right') return [];
      const name = kind === 'room' ? answersOf(roomKind, body, now).words('roomKind') : null;
      return name === null ? [] : [[id, name] as const];
    }),
  );
}

interface OfPage {
  readonly rooms: ReadonlyMap<string, string>;
  readonly pictures: readonly string[];
  readonly now: EpochMs;
  readonly used: Used;
  readonly nameOf: NameOf;
}

function entryOf(one: ShownForShare, { rooms, pictures, now, used, nameOf }: OfPage): PageEntry | null {
  const { id, shown, known } = one;
  const kind = kindNamed(shown.kind);
  if (kind === null) return null;
  const answers = answersOf(kind, shown.body, now);
  const lines = Object.entries(kind.fields).flatMap(([name, { label, shape }]): PageLine[] => {
    // How large a picture is tells a reader nothing.
    if (shown.body[name] === undefined || (shape.as === 'number' && shape.unit === 'px')) return [];
    if (shape.as === 'picture') {
      const at = pictures.indexOf(String(shown.body[name]));
      if (at < 0) return [];
      used.note(id, `${kind.kind}/${name}`);
      return [{ label, words: `Picture ${at + 1}` }];
    }
    used.note(id, `${kind.kind}/${name}`);
    const words = answers.words(name);
    return words === null ? [] : [{ label, words }];
  });
  if (lines.length === 0) return null;
  const room = rooms.get(answers.links('room')[0] ?? '') ?? null;
  const heading = [shown.kind === sectionKind(shown.kind) ? null : kind.title, room];
  const how = known === null ? [] : knownLines({ id, shown, ...known }, nameOf, now, used.noting);
  return { heading: heading.filter((one) => one !== null).join(', ') || null, lines: [...lines, ...how] };
}

/** A section of one kind alone needs no name of the kind at each entry. */
function sectionKind(kind: string): string | null {
  const title = sectionOf(kind);
  const kinds = RECORD_KINDS.filter((one) => sectionOf(one.kind) === title);
  return kinds.length === 1 ? (kinds[0]?.kind ?? null) : null;
}

/** What to do there, as one list that says neither from which records it comes nor from how many. */
function careEntry(
  audience: SharedAudience,
  shown: readonly ShownForShare[],
  used: Used,
): PageSection | null {
  const merged = mergedInstructions(shown.map(({ shown: { body } }) => body));
  if (merged === null) return null;
  for (const { id, kind, shown: told } of shown) {
    const source = kindNamed(kind);
    if (source === null || instructionsIn(told.body).length === 0) continue;
    // Only the field that has instructions to stand for it was told of.
    for (const [name, field] of Object.entries(source.fields))
      if (hasInstructions(field)) used.note(id, `${kind}/${name}`);
  }
  const lines = merged.instructions.map((one) => ({ label: '', words: INSTRUCTIONS[one] }));
  return { title: careTitle(audience), entries: [{ heading: null, lines }] };
}
