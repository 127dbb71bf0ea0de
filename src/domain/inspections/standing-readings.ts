import { ofKind, type FiledOf, type FiledRecord } from '../cases/filed-record.ts';

/** The readings that count. A reading struck out stays in the file and is shown as such, but nothing reckons with it. */
export function standingReadings(records: readonly FiledRecord[]): FiledOf<'reading'>[] {
  return ofKind(records, 'reading').filter(({ record }) => record.body.struckOut === undefined);
}
