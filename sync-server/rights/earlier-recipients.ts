import type { OpaqueId } from '#domain/ids.ts';
import { recipients, type Recipient } from '#domain/rights/recipients.ts';
import type { LogReader } from '../disclosures/log-reader.ts';
import { logRef } from '../disclosures/log-refs.ts';
import { filedRecords } from '../files/filed-record.ts';
import { putRightAt } from '../files/put-right-at.ts';
import { erasedWith } from '../retention/erasure.ts';
import { markOf } from '../retention/marks.ts';
import type { ReadView } from '../storage/storage.ts';
import type { FiledRights } from './filed-rights.ts';

/**
 * Who had the records that a request is about, from the disclosure log, and which of them were told of it (UK GDPR Art. 19).
 * Where it is not yet known which records those are, everybody who had something about them. Each is a line of the log, and
 * is seen as the log is: whoever may not read the line is told of no recipient, and of no kind of data that it keeps from them.
 */
export function earlierRecipients(
  view: ReadView,
  request: FiledRights,
  reader: LogReader,
  now: number,
): readonly Recipient[] {
  const { filed, person, steps } = request;
  const concerned = concernedBy(view, request);
  const concerns = (id: OpaqueId) => {
    if (concerned !== null) return concerned(id);
    const entry = view.records.entry(id);
    return entry !== null && (entry.id === person || entry.tenancy === filed.entry.tenancy);
  };
  const log = filedRecords(view, { home: filed.entry.home, kind: 'disclosure' }).flatMap(
    ({ entry, record }) => {
      const ref = record.kind === 'disclosure' ? logRef(view, entry.id) : null;
      const seen = ref === null ? null : reader.read(ref);
      if (record.kind !== 'disclosure' || seen === null) return [];
      return [{ id: entry.id, body: { ...record.body, categories: seen.categories } }];
    },
  );
  return recipients(
    log,
    concerns,
    steps.map((one) => one.body),
    now,
  );
}

/**
 * Which records a request is about; null while nothing says so. What is deleted goes with the earlier versions that are on its
 * list, and what was destroyed is known by its mark. What stands for a record that was put right is told to whoever had either, unless that was undone.
 */
function concernedBy(view: ReadView, request: FiledRights): ((id: OpaqueId) => boolean) | null {
  const { id, filed, body, progress } = request;
  const named = new Set<OpaqueId>([...(body.concerns ?? []), ...(progress.decision?.records ?? [])]);
  if (named.size === 0) return null;
  if (body.right === 'erasure') {
    for (const one of erasedWith(view, request)) named.add(one);
    const list = view.retention.destructionFor(id);
    const gone = new Set(list === null ? [] : view.retention.destroyedBy(list.id));
    return (one) => named.has(one) || gone.has(markOf(one));
  }
  const { earlierOf } = putRightAt(view, filed.entry.home);
  const instead = filedRecords(view, { home: filed.entry.home, kind: 'correction' }).flatMap(({ record }) =>
    record.kind === 'correction' ? (record.body.replacement ?? []) : [],
  );
  for (const one of named) for (const right of instead) if (earlierOf(right).includes(one)) named.add(right);
  return (one) => named.has(one);
}
