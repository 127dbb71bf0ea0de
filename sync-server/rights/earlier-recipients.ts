import { momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import { CATEGORIES } from '#domain/disclosure/categories.ts';
import type { EarlierRecipient } from '#domain/rights/rights-views.ts';
import { filedRecords } from '../files/filed-record.ts';
import type { ReadView } from '../storage/storage.ts';
import type { FiledRights } from './filed-rights.ts';

/**
 * Who had the records that a request is about, from the disclosure log: they are told when something is put right, deleted
 * or only kept (UK GDPR Art. 19). Where it is not yet known which records those are, everybody who had something about them.
 */
export function earlierRecipients(
  view: ReadView,
  request: FiledRights,
  now: number,
): readonly EarlierRecipient[] {
  const { filed, person, body, progress } = request;
  const concerned = new Set([...(body.concerns ?? []), ...(progress.decision?.records ?? [])]);
  const theirs = (id: string) => {
    if (concerned.size > 0) return concerned.has(id as never);
    const entry = view.records.entry(id);
    return entry !== null && (entry.id === person || entry.tenancy === filed.entry.tenancy);
  };
  return filedRecords(view, { home: filed.entry.home, kind: 'disclosure' })
    .flatMap(({ record }) => (record.kind === 'disclosure' ? [record.body] : []))
    .filter(({ decision, records }) => decision !== 'refused' && records.some(theirs))
    .sort((a, b) => epoch(b.at) - epoch(a.at))
    .map(({ audience, at, categories }) => ({
      to: AUDIENCES[audience].title,
      when: momentInWords(epoch(at), now),
      what: categories.map((one) => CATEGORIES[one].title).join(', '),
    }));
}
