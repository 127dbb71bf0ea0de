import type { SurveyRecord } from '#domain/records/registry.ts';
import type { FiledRecord } from '../files/filed-record.ts';
import type { DeskCall } from '../office/desk.ts';
import type { ReadView } from '../storage/storage.ts';
import { logReader } from './log-reader.ts';
import { logRef } from './log-refs.ts';

/** What of a line the log shows to some and not to others, or shows in words of its own. */
const OF_THE_LOG: ReadonlySet<string> = new Set([
  ...['records', 'categories', 'fields', 'words', 'route', 'basis', 'condition', 'restsOn', 'decidedBy'],
]);

/**
 * Records of a case, with each line of the disclosure log among them as the log shows it to whoever looks: a kind of data, or a
 * reason that somebody typed, is not to be read in a history that the log keeps to the lead. Where there is no line, none is here.
 */
export function withSeenLog(
  view: ReadView,
  records: readonly FiledRecord[],
  call: DeskCall,
): readonly FiledRecord[] {
  const reader = logReader(view, call);
  if (reader.whole) return records;
  return records.flatMap((filed): FiledRecord[] => {
    const { entry, record } = filed;
    if (record.kind !== 'disclosure') return [filed];
    const ref = logRef(view, entry.id);
    const seen = ref === null ? null : reader.read(ref);
    if (seen === null) return [];
    const rest = Object.entries(record.body).filter(([name]) => !OF_THE_LOG.has(name));
    const said = seen.words?.is === 'said' ? { words: seen.words.words } : {};
    const body = { ...Object.fromEntries(rest), categories: seen.categories, ...said };
    return [{ ...filed, record: { ...record, body } as SurveyRecord }];
  });
}
