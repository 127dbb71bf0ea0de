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
  return formPath(record.kind, id, { visit, room, isRecord: true });
}

/** The address of the form in which a draft was begun; null where it has none. `isRecord`: it changes one that is there. */
export function draftPath({ id, kind, place }: KeptDraft, isRecord: boolean): string | null {
  if (kind === 'work-report') return place['order'] ? `/jobs/${place['order']}/done` : null;
  if (kind === 'mishap') return '/mishap';
  return formPath(kind, id, { visit: place['visit'] ?? null, room: place['room'] ?? null, isRecord });
}

function formPath(kind: string, id: string, { visit, room, isRecord }: Place): string | null {
  if (visit === null) return null;
  const inRoom = room === null ? null : `/visits/${visit}/rooms/${room}`;
  switch (kind) {
    case 'finding':
      return inRoom && `${inRoom}/findings/${id}`;
    case 'note':
      return `${inRoom ?? `/visits/${visit}`}/notes/${id}`;
    case 'reading':
      return inRoom && readingPath(inRoom, id, isRecord);
    case 'resident-account':
      return `/visits/${visit}/said/${id}`;
    case 'photo':
      return `/visits/${visit}/photos/${id}`;
    case 'photo-check':
      return `/visits/${visit}/photos`;
    case 'conclusion':
      return `/visits/${visit}/decision`;
    case 'household':
    case 'household-need':
      return `/visits/${visit}/household`;
    case 'finish':
      return `/visits/${visit}/finish`;
    default:
      return `/visits/${visit}`;
  }
}

/** What a draft is called. */
export function draftTitle({ kind }: KeptDraft): string {
  return kindNamed(kind)?.title ?? DRAFT_TITLES.get(kind) ?? 'Unfinished answers';
}

const DRAFT_TITLES = new Map([
  ['finish', 'Finish visit'],
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
