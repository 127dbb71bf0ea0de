import type { HomeView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import type { ReadView } from '../storage/storage.ts';
import { homeLine } from './case-records.ts';

/** Homes that share water or walls with this one: above, below, or named by a report as where the water comes from. */
export function linkedHomes(view: ReadView, home: OpaqueId): HomeView['linked'] {
  const links = new Map<string, string>();
  const here = filedRecord(view, home)?.record;
  if (here?.kind === 'property' && here.body.above !== undefined)
    links.set(here.body.above, 'The flat above');
  for (const { entry, record } of filedRecords(view, { kind: 'property' })) {
    if (record.kind === 'property' && record.body.above === home) links.set(entry.id, 'The flat below');
  }
  for (const { entry, record } of filedRecords(view, { kind: 'report-fact' })) {
    if (record.kind !== 'report-fact' || record.body.linkedHome === undefined) continue;
    if (entry.home === home) links.set(record.body.linkedHome, 'Water was said to come from there');
    else if (record.body.linkedHome === home) links.set(entry.home, 'Water was said to come from here');
  }
  return [...links].flatMap(([id, how]) => {
    const line = homeLine(view, id);
    return line === null || id === home ? [] : [{ home: line, how }];
  });
}
