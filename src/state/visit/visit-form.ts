import type { DraftOf, Fields, RecordKind } from '#domain/records/define-record.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { RecordForm } from '../record-form.svelte.ts';

/**
 * The form of a kind of which a visit, or each room of it, has one record: with what is kept, what was being typed, or
 * what follows from the place.
 */
export async function openTheOne<K extends string, F extends Fields>(
  inspection: Inspection,
  kind: RecordKind<K, F>,
  room: string | null,
  start: DraftOf<RecordKind<K, F>>,
): Promise<RecordForm<K, F>> {
  await inspection.look();
  const known = inspection.records.find(
    ({ record }) =>
      record.kind === kind.kind && (room === null || ('room' in record.body && record.body.room === room)),
  );
  const begun = inspection.begun.find((draft) => draft.kind === kind.kind && draft.place['room'] === room);
  const { phone } = inspection.survey;
  const form = new RecordForm({
    phone,
    kind,
    id: known?.id ?? begun?.id ?? phone.mint.id(),
    place: inspection.draftPlace(room),
    start: known ? ({ ...known.record.body } as unknown as typeof start) : start,
  });
  await form.draft.open();
  return form;
}
