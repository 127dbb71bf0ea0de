import type { OpaqueId } from '#domain/ids.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import type { ReadView } from '../storage/storage.ts';

/**
 * Every entry of one human: a tenancy that was taken over or exchanged names whom it had before. Nothing else says that two
 * entries are one human, and likeness of names never does.
 */
export function samePerson(view: ReadView, person: OpaqueId): readonly OpaqueId[] {
  const links = filedRecords(view, { kind: 'person' }).flatMap(({ entry, record }) =>
    record.kind === 'person' && record.body.before !== undefined && record.subjects.includes(entry.id)
      ? [{ later: entry.id, earlier: record.body.before }]
      : [],
  );
  const found = new Set([person]);
  for (const one of found)
    for (const { later, earlier } of links) {
      if (later === one) found.add(earlier);
      if (earlier === one) found.add(later);
    }
  return [...found].filter((one) => filedRecord(view, one) !== null);
}
