import { kindNamed, type KindName } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { answersOf, type Answers } from './answers.ts';
import { photosOf, type VisitPhoto } from './photo-views.ts';
import type { ShownRecord } from './shown-record.ts';
import { servicesDetail } from './services-lines.ts';
import { findingDetail, findingTitle, readingPlace, readingWords } from './visit-lines.ts';

export interface VisitReading {
  readonly id: string;
  /** What is measured: "Moisture". */
  readonly quantity: string;
  /** "23.4 %WME, pin, plaster". */
  readonly words: string;
  /** Where and with which meter. */
  readonly place: string;
  readonly taken: string;
  /** Why it counts no more; null for one that stands. */
  readonly struckOut: string | null;
}

export interface VisitFinding {
  readonly id: string;
  readonly title: string;
  readonly detail: readonly string[];
}

export interface VisitNote {
  readonly id: string;
  readonly words: string;
  readonly checked: boolean;
}

/** The kinds of record that stand under the visit that recorded them. */
export const PARTS_OF_A_VISIT: ReadonlySet<string> = new Set<KindName>([
  'room',
  'declined',
  'finding',
  'reading',
  'room-services',
  'photo',
  'cleared-photo',
  'note',
  'cleared-note',
]);

/** What a visit recorded in one room; `id` null: what names no room. */
export interface VisitRoom {
  readonly id: string | null;
  readonly name: string;
  readonly nothingFound: boolean;
  /** Why it was not seen, or that no photos were wanted; null where nothing is to be said. */
  readonly said: string | null;
  readonly findings: readonly VisitFinding[];
  readonly readings: readonly VisitReading[];
  /** Ventilation and heating: "Extractor fan: does not run". */
  readonly services: readonly string[];
  readonly photos: readonly VisitPhoto[];
  readonly notes: readonly VisitNote[];
}

/** The rooms of a visit in the order in which they were begun, and last whatever belongs to none. */
export function roomsOf(parts: readonly ShownRecord[], { now }: { readonly now: EpochMs }): VisitRoom[] {
  const ordered = [...parts].sort((a, b) => a.at - b.at);
  const rooms = ordered.filter(
    ({ shown }) => shown.kind === 'room' && (shown.body['mistake'] !== true || isNamed(ordered, shown.id)),
  );
  const known = new Set(rooms.map(({ shown }) => shown.id));
  const inRoom = (id: string | null) =>
    ordered.filter(({ shown }) => {
      const room = shown.body['room'];
      return id === null ? shown.kind !== 'room' && !known.has(String(room)) : room === id;
    });
  const listed = rooms.map(({ shown }) => {
    const answers = read('room', shown.body, now);
    return {
      ...contents(inRoom(shown.id), now),
      id: shown.id,
      name: roomName(answers),
      nothingFound: answers.words('nothingFound') === 'Yes',
      said: saidOf(inRoom(shown.id), now),
    };
  });
  const rest = contents(inRoom(null), now);
  const whole = saidOf(inRoom(null), now);
  const empty =
    whole === null &&
    [rest.findings, rest.readings, rest.services, rest.photos, rest.notes].every((list) => list.length === 0);
  return empty
    ? listed
    : [...listed, { ...rest, id: null, name: 'No room named', nothingFound: false, said: whole }];
}

// A room added by mistake is no room, unless something stands in it after all.
function isNamed(parts: readonly ShownRecord[], room: string): boolean {
  return parts.some(({ shown }) => shown.body['room'] === room);
}

// What was not shown in a room, and why.
function saidOf(inRoom: readonly ShownRecord[], now: EpochMs): string | null {
  const said = inRoom.flatMap(({ shown }) => {
    if (shown.kind !== 'declined' || shown.body['takenBack'] === true) return [];
    const answers = read('declined', shown.body, now);
    const what = answers.key('what') === 'take-photos' ? 'No photos' : 'Not seen';
    return `${what}: ${answers.words('because')?.toLowerCase() ?? 'no reason given'}.`;
  });
  return said.join(' ') || null;
}

/** "Bedroom 2". The private label is never used: it may name a child. */
export function roomName(answers: Answers): string {
  const number = answers.words('number');
  const kind = answers.words('roomKind') ?? 'Room';
  return number === null ? kind : `${kind} ${number}`;
}

function contents(records: readonly ShownRecord[], now: EpochMs) {
  const checked = new Set(
    records
      .flatMap(({ shown }) => [shown.body['photo'], shown.body['note']])
      .filter((id) => id !== undefined),
  );
  const of = (...kinds: readonly string[]) => records.filter(({ shown }) => kinds.includes(shown.kind));
  return {
    findings: of('finding').map(({ shown }) => finding(shown.id, read('finding', shown.body, now))),
    readings: of('reading').map(({ shown }) => reading(shown.id, read('reading', shown.body, now))),
    services: of('room-services').flatMap(({ shown }) =>
      servicesDetail(read('room-services', shown.body, now)),
    ),
    photos: photosOf(records, now),
    notes: of('note', 'cleared-note')
      .filter(({ shown }) => !checked.has(shown.id))
      .flatMap(({ shown }): VisitNote[] => {
        const words = read(shown.kind, shown.body, now).words('words');
        return words === null ? [] : [{ id: shown.id, words, checked: shown.kind === 'cleared-note' }];
      }),
  };
}

function finding(id: string, answers: Answers): VisitFinding {
  return { id, title: findingTitle(answers), detail: findingDetail(answers) };
}

function reading(id: string, answers: Answers): VisitReading {
  return {
    id,
    quantity: answers.words('quantity') ?? 'Reading',
    words: readingWords(answers),
    place: readingPlace(answers),
    taken: answers.words('takenAt') ?? '',
    struckOut: answers.words('struckOut'),
  };
}

function read(kind: string, body: ShownRecord['shown']['body'], now: EpochMs): Answers {
  const known = kindNamed(kind);
  if (!known) throw new Error('A record of an unknown kind was disclosed.');
  return answersOf(known, body, now);
}
