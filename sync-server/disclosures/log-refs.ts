import type { OpaqueId } from '#domain/ids.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';

/** Where a line of the log lies, before anything of it is opened. */
export interface LogRef {
  /** Of the disclosure, the letter or the data receipt. */
  readonly id: OpaqueId;
  readonly of: 'disclosure' | 'letter' | 'receipt';
  /** When it came into the log, in milliseconds since 1970. */
  readonly at: number;
  /** The record that it is, or of the person whose receipt it is. */
  readonly entry: RecordEntry;
}

/** Every line of the log, the newest first; of one home or one case where they are given. */
export function logRefs(
  view: ReadView,
  { home, case: ofCase }: { readonly home: OpaqueId | null; readonly case: OpaqueId | null },
): readonly LogRef[] {
  const where = { ...(home === null ? {} : { home }), ...(ofCase === null ? {} : { case: ofCase }) };
  const recorded = (kind: 'disclosure' | 'written-summary', of: LogRef['of']) =>
    view.records
      .entries({ ...where, kind })
      .map((entry): LogRef => ({ id: entry.id, of, at: entry.receivedAt, entry }));
  const refs = [
    ...recorded('disclosure', 'disclosure'),
    ...recorded('written-summary', 'letter'),
    ...(ofCase === null ? receipts(view, home) : []),
  ];
  return refs.sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
}

/** One line of the log by its id; null where there is none. */
export function logRef(view: ReadView, id: OpaqueId): LogRef | null {
  const entry = view.records.entry(id);
  if (entry?.kind === 'disclosure') return { id, of: 'disclosure', at: entry.receivedAt, entry };
  if (entry?.kind === 'written-summary') return { id, of: 'letter', at: entry.receivedAt, entry };
  return receipts(view, null).find((one) => one.id === id) ?? null;
}

/** Data receipts of people who are still in the files. */
function receipts(view: ReadView, home: OpaqueId | null): readonly LogRef[] {
  return view.dataReceipts.receipts().flatMap(({ id, person, madeAt }): LogRef[] => {
    const entry = view.records.entry(person);
    if (entry === null || (home !== null && entry.home !== home)) return [];
    return [{ id, of: 'receipt', at: madeAt, entry }];
  });
}
