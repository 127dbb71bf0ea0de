import type { OpaqueId } from '#domain/ids.ts';
import { recipients, type Recipient } from '#domain/rights/recipients.ts';
import type { LogReader } from '../disclosures/log-reader.ts';
import { logRef } from '../disclosures/log-refs.ts';
import { filedRecords } from '../files/filed-record.ts';
import { clearedAt } from '../files/put-right-at.ts';
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
  const { filed, person, body, progress, steps } = request;
  const concerned = new Set<OpaqueId>([...(body.concerns ?? []), ...(progress.decision?.records ?? [])]);
  const corrections = filedRecords(view, { home: filed.entry.home, kind: 'correction' }).flatMap(
    ({ record }) => (record.kind === 'correction' ? [record.body] : []),
  );
  // What stands for a record that was put right is told to whoever had the one before it. What is deleted goes with what it
  // stands for, and what stands for it stays.
  for (const id of concerned)
    for (const { corrects, replacement } of corrections)
      if (replacement !== undefined && (body.right === 'erasure' ? replacement === id : corrects === id))
        concerned.add(body.right === 'erasure' ? corrects : replacement);
  // A checked form that was told of a note or a photo tells what is now put right, in other words.
  if (body.right === 'rectification')
    for (const { id, from } of clearedAt(view, filed.entry.home)) if (concerned.has(from)) concerned.add(id);
  const concerns = (id: OpaqueId) => {
    if (concerned.size > 0) return concerned.has(id);
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
