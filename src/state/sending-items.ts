import { kindNamed } from '#domain/records/registry.ts';
import type { KeptDraft } from '../device/drafts.ts';
import type { OutboxItem } from '../device/outbox.ts';
import type { HeldRecord } from '../device/record-index.ts';
import { readingPath } from './reading/reading-path.ts';

/** What stands where: the ids that make a form's address. */
interface Place {
  readonly visit: string | null;
  readonly room: string | null;
  /** A record lies under the same id. */
  readonly isRecord: boolean;
}

/** The address of the form that a refused record came from, where there is one that can put it right; else null. */
export function mendPath(
  held: Pick<HeldRecord, 'id' | 'record'>,
  visitOf: (inspection: string) => string,
): string | null {
  const { record, id } = held;
  const inspection = record.kind === 'inspection' ? id : record.inspection;
  const room = 'room' in record.body && typeof record.body.room === 'string' ? record.body.room : null;
  if (record.kind === 'work-report') return `/jobs/${record.body.order}/done`;
  const visit = inspection === null ? null : visitOf(inspection);
  // Who left early had been in: that is said on the visit, not by the form of a closed door.
  if (record.kind === 'access-attempt' && record.body.leftBecause !== undefined)
    return visit && `/visits/${visit}`;
  return formPath(record.kind, id, { visit, room, isRecord: true });
}

/** The address of the form in which a draft was begun; null where it has none. `isRecord`: it changes one that is there. */
export function draftPath({ id, kind, place }: KeptDraft, isRecord: boolean): string | null {
  if (kind === 'work-report') return place['order'] ? `/jobs/${place['order']}/done` : null;
  if (kind === 'mishap') return '/mishap';
  const visit = place['visit'] ?? null;
  // A correction that is being written goes by the record that it puts right.
  if (kind === 'correction') return visit && `/visits/${visit}/correct/${id}`;
  return formPath(kind, id, { visit, room: place['room'] ?? null, isRecord });
}

/** The forms of a visit, below its address. */
const IN_VISIT: ReadonlyMap<string, string> = new Map([
  ['arrival', 'door'],
  ['access-attempt', 'no-access'],
  ['home-services', 'services'],
  ['heating-cost', 'services'],
  ['resident-account', 'said/:id'],
  ['note', 'notes/:id'],
  ['photo', 'photos/:id'],
  ['picture-marks', 'photos/:id/cover'],
  ['photo-check', 'photos'],
  ['household', 'household'],
  ['household-need', 'household'],
  ['conclusion', 'decision'],
  ['decision-extras', 'decision'],
  ['decision-basis', 'decision'],
  ['accommodation-offer', 'decision'],
  ['summary', 'summary'],
  ['written-summary', 'summary'],
  ['note-check', 'finish'],
  ['finish', 'finish'],
]);

/** The forms of a room, below its address. */
const IN_ROOM: ReadonlyMap<string, string> = new Map([
  ['finding', 'findings/:id'],
  ['note', 'notes/:id'],
  ['room-services', 'services'],
]);

function formPath(kind: string, id: string, { visit, room, isRecord }: Place): string | null {
  if (visit === null) return null;
  const inVisit = `/visits/${visit}`;
  const inRoom = `${inVisit}/rooms/${room ?? ''}`;
  if (room !== null && kind === 'reading') return readingPath(inRoom, id, isRecord);
  const ofRoom = room === null ? undefined : IN_ROOM.get(kind);
  if (ofRoom !== undefined) return `${inRoom}/${ofRoom.replace(':id', id)}`;
  const ofVisit = IN_VISIT.get(kind);
  return ofVisit === undefined ? inVisit : `${inVisit}/${ofVisit.replace(':id', id)}`;
}

/** What a draft is called. */
export function draftTitle({ kind }: KeptDraft): string {
  return kindNamed(kind)?.title ?? DRAFT_TITLES.get(kind) ?? 'Unfinished answers';
}

const DRAFT_TITLES = new Map([
  ['finish', 'Finish visit'],
  ['note-check', 'Check the notes'],
  ['decision-extras', 'What goes with the decision'],
  ['summary', 'Written summary'],
  ['picture-marks', 'Parts of a photo to cover'],
  ['household', 'Household needs'],
  ['photo-check', 'Check the photos'],
  ['mishap', 'What went wrong with data'],
]);

/** What came to have its receipt since this moment, the newest first. */
export function receiptsSince(items: readonly OutboxItem[], since: number): readonly OutboxItem[] {
  return items
    .filter(({ state, at }) => state === 'receipt' && at !== null && at >= since)
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}
