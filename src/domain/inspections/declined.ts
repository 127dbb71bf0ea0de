import { ofKind, type FiledOf, type FiledRecord } from '../cases/filed-record.ts';

type Declined = FiledOf<'declined'>;

/** Why a room was not seen; undefined where it was, or might have been. */
export function roomDeclined(records: readonly FiledRecord[], room: string): Declined | undefined {
  return holding(records).find(({ record: { body } }) => body.what === 'see-room' && body.room === room);
}

/** That no photos are to be taken in a room, or in the whole home (`null`). What holds for the home holds for each room. */
export function photosDeclined(records: readonly FiledRecord[], room: string | null): Declined | undefined {
  return holding(records).find(
    ({ record: { body } }) => body.what === 'take-photos' && (body.room === undefined || body.room === room),
  );
}

function holding(records: readonly FiledRecord[]): readonly Declined[] {
  return ofKind(records, 'declined').filter(({ record }) => record.body.takenBack !== true);
}
