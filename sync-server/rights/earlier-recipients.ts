import type { OpaqueId } from '#domain/ids.ts';
import { recipients, type Recipient } from '#domain/rights/recipients.ts';
import { filedRecords } from '../files/filed-record.ts';
import type { ReadView } from '../storage/storage.ts';
import type { FiledRights } from './filed-rights.ts';

/**
 * Who had the records that a request is about, from the disclosure log, and which of them were told of it (UK GDPR Art. 19).
 * Where it is not yet known which records those are, everybody who had something about them.
 */
export function earlierRecipients(view: ReadView, request: FiledRights, now: number): readonly Recipient[] {
  const { filed, person, body, progress, steps } = request;
  const concerned = new Set<OpaqueId>([...(body.concerns ?? []), ...(progress.decision?.records ?? [])]);
  const corrected = filedRecords(view, { home: filed.entry.home, kind: 'correction' });
  // What stands for a record that was put right is told to whoever had the one before it.
  for (const { record } of corrected)
    if (record.kind === 'correction' && concerned.has(record.body.corrects) && record.body.replacement)
      concerned.add(record.body.replacement);
  const concerns = (id: OpaqueId) => {
    if (concerned.size > 0) return concerned.has(id);
    const entry = view.records.entry(id);
    return entry !== null && (entry.id === person || entry.tenancy === filed.entry.tenancy);
  };
  const log = filedRecords(view, { home: filed.entry.home, kind: 'disclosure' }).flatMap(
    ({ entry, record }) => (record.kind === 'disclosure' ? [{ id: entry.id, body: record.body }] : []),
  );
  return recipients(
    log,
    concerns,
    steps.map((one) => one.body),
    now,
  );
}
