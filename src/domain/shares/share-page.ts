import { answersOf } from '../cases/answers.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { Disclosed } from '../disclosure/disclose.ts';
import { INSTRUCTIONS } from '../disclosure/instructions.ts';
import { instructionsIn } from '../disclosure/told-instead.ts';
import type { OpaqueId } from '../ids.ts';
import { mergedInstructions } from '../packs/pack-document.ts';
import type { RecordKind } from '../records/define-record.ts';
import { kindNamed, RECORD_KINDS } from '../records/registry.ts';
import { room as roomKind } from '../records/room.ts';
import type { EpochMs } from '../time/instants.ts';
import { careTitle, inOrder, sectionOf } from './page-sections.ts';
import type { SharedAudience } from './share-audiences.ts';

export interface PageLine {
  readonly label: string;
  readonly words: string;
}

export interface PageEntry {
  readonly heading: string | null;
  readonly lines: readonly PageLine[];
}

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
  /** Cleared pictures that this audience is shown, by SHA-256. */
  readonly pictures: readonly string[];
}

/** What the one projection shows of one record. Its ids are real ones: none is ever written on the page. */
export interface ShownForShare {
  readonly id: OpaqueId;
  /** The record's own kind; what is shown of it may be an instruction alone. */
  readonly kind: string;
  readonly shown: Disclosed<SharedAudience>;
}

/** Puts a page together from what `disclose` shows, and from nothing else. */
export function sharePage(
  audience: SharedAudience,
  shown: readonly ShownForShare[],
  now: EpochMs,
): ShareContent {
  const used = new Used();
  const rooms = roomNames(shown, now);
  const sections = new Map<string, PageEntry[]>();
  for (const { kind } of RECORD_KINDS) {
    for (const one of shown.filter(({ shown: told }) => told.kind === kind)) {
      const entry = entryOf(one, rooms, now, used);
      if (entry === null) continue;
      const title = sectionOf(kind);
      sections.set(title, [...(sections.get(title) ?? []), entry]);
    }
  }
  const care = careEntry(audience, shown, used);
  const told = [...sections].map(([title, entries]) => ({ title, entries }));
  return {
    page: {
      title: titleOf(audience, shown),
      sections: inOrder(care === null ? told : [...told, care], audience),
    },
    ...used.all,
    pictures: shown.flatMap(({ shown: { kind, body } }) => {
      const picture = body['picture'];
      return kind === 'cleared-photo' && typeof picture === 'string' ? [picture] : [];
    }),
  };
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

  note(id: OpaqueId, kind: RecordKind, name: string): void {
    const category = kind.fields[name]?.category;
    if (category === undefined) return;
    this.#fields.add(`${kind.kind}/${name}`);
    this.#categories.add(category);
    this.#records.add(id);
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
    shown.flatMap(({ shown: { id, kind, body } }) => {
      const name = kind === 'room' ? answersOf(roomKind, body, now).words('roomKind') : null;
      return name === null ? [] : [[id, name] as const];
    }),
  );
}

function entryOf(
  { id, shown }: ShownForShare,
  rooms: ReadonlyMap<string, string>,
  now: EpochMs,
  used: Used,
): PageEntry | null {
  const kind = kindNamed(shown.kind);
  if (kind === null) return null;
  const answers = answersOf(kind, shown.body, now);
  const lines = Object.entries(kind.fields).flatMap(([name, { label, shape }]): PageLine[] => {
    // How large a picture is tells a reader nothing.
    if (shown.body[name] === undefined || (shape.as === 'number' && shape.unit === 'px')) return [];
    used.note(id, kind, name);
    const words = answers.words(name);
    return words === null ? [] : [{ label, words }];
  });
  if (lines.length === 0) return null;
  const room = rooms.get(answers.links('room')[0] ?? '') ?? null;
  const heading = [shown.kind === sectionKind(shown.kind) ? null : kind.title, room];
  return { heading: heading.filter((one) => one !== null).join(', ') || null, lines };
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
    for (const [name, { shape }] of Object.entries(source.fields))
      if (shape.as === 'choice' && [...shape.options.values()].some(({ instruction }) => instruction))
        used.note(id, source, name);
  }
  const lines = merged.instructions.map((one) => ({ label: '', words: INSTRUCTIONS[one] }));
  return { title: careTitle(audience), entries: [{ heading: null, lines }] };
}
