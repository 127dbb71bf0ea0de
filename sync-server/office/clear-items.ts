import { clearedNote } from '#domain/records/cleared-note.ts';
import { clearedForm, clearedPhoto } from '#domain/records/cleared-photo.ts';
import { badRequest } from '../errors.ts';
import { replacedAt } from '../files/replaced-photo.ts';
import { filedRecord, type FiledRecord } from '../files/filed-record.ts';
import type { WriteTx } from '../storage/storage.ts';
import { demandId, notFound, type DeskCall } from './desk.ts';
import { issueDraft, listOf } from './issue-drafts.ts';
import { demandLooked } from './photo-look.ts';
import { demandRead } from './said-words.ts';

/**
 * Clears photos and notes that somebody has looked at: each becomes a new record with a real category and the name of who
 * cleared it. The original stays as it was.
 */
export function clearItems(tx: WriteTx, call: DeskCall): { readonly cleared: number } {
  const photos = listOf(call.body, 'photos');
  const notes = listOf(call.body, 'notes');
  for (const one of photos) clearPhoto(tx, call, one);
  for (const one of notes) clearNote(tx, call, one);
  return { cleared: photos.length + notes.length };
}

type Part = Readonly<Record<string, unknown>>;

function clearPhoto(tx: WriteTx, call: DeskCall, one: Part): void {
  const filed = filedRecord(tx, demandId(one['photo']));
  if (filed?.record.kind !== 'photo') throw notFound();
  const id = demandId(one['id']);
  // Sent again it is settled already: the same picture is the same record.
  if (tx.records.entry(id) === null) demandLooked(tx, filed, call);
  if (replacedAt(tx, filed.entry.home).has(filed.entry.id)) {
    throw badRequest('Another photo stands for this one: covered, marked or taken again. Check that one.');
  }
  if (tx.photos.photo(filed.record.body.picture)?.state !== 'held') {
    throw badRequest('This photo has not arrived yet. It can be checked when it has.');
  }
  issueDraft(tx, call, {
    id,
    kind: clearedPhoto,
    ...placeOf(filed),
    body: clearedForm(filed.record.body, filed.entry.id),
  });
}

function clearNote(tx: WriteTx, call: DeskCall, one: Part): void {
  const filed = filedRecord(tx, demandId(one['note']));
  if (filed?.record.kind === 'third-party-note') {
    clearSaid(tx, call, one, filed);
    return;
  }
  if (filed?.record.kind !== 'note') throw notFound();
  const { room } = filed.record.body;
  issueDraft(tx, call, {
    id: demandId(one['id']),
    kind: clearedNote,
    ...placeOf(filed),
    body: { note: filed.entry.id, ...(room === undefined ? {} : { room }), words: one['words'] },
  });
}

/** Of what somebody said, the facts of the building are cleared by the one who has it to check and has read it. */
function clearSaid(tx: WriteTx, call: DeskCall, one: Part, filed: FiledRecord): void {
  const id = demandId(one['id']);
  const note = filed.entry.id;
  // Sent again it is settled already: the same words are the same record.
  if (tx.records.entry(id) === null) demandRead(tx, call, note);
  issueDraft(tx, call, { id, kind: clearedNote, ...placeOf(filed), body: { note, words: one['words'] } });
}

function placeOf({ entry }: NonNullable<ReturnType<typeof filedRecord>>) {
  return { home: entry.home, case: entry.case, inspection: entry.inspection };
}
