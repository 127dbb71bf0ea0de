import type { RecordNamed } from '#domain/records/registry.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { loggedAt } from '../disclosures/logged.ts';
import { logRef } from '../disclosures/log-refs.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';

/** A line of the log that a breach can be about, with what it says of what was told. */
export interface ToldLine {
  readonly entry: RecordEntry;
  readonly body: RecordNamed<'disclosure'>['body'];
}

/**
 * A line of the log by its id: a disclosure however it was told, or a letter once it was sent. Null where there is none, and
 * for a data receipt: its page says the same to everybody and nothing of anybody.
 */
export function toldLine(view: ReadView, id: OpaqueId): ToldLine | null {
  const ref = logRef(view, id);
  const logged = ref === null || ref.of === 'receipt' ? null : loggedAt(view, ref);
  return ref === null || logged === null ? null : { entry: ref.entry, body: logged.body };
}
