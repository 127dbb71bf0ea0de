import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { isFromOutside, type WhoseHome } from '#domain/requests/own-home.ts';
import { isAboutWater, type CaseBeside, type Place } from '#domain/requests/source-case.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import type { ReadView } from '../storage/storage.ts';
import { gathered, recordsOfCase } from './case-records.ts';
import { caseSummary } from './case-summary.ts';

/** A home that water or walls join to another, and how it lies to it. */
export interface HomeBeside {
  readonly home: OpaqueId;
  readonly place: Place;
  readonly named: boolean;
}

/** The home that a request speaks of, where it is said to come from, and whose home that first one is. */
export interface BesideWhom {
  readonly home: OpaqueId;
  readonly about: OpaqueId | null;
  readonly whoseHome: WhoseHome;
}

/**
 * The homes from which a neighbour's trouble may come, each once: the one they name, those above and below, those that a
 * report named, those of the same block, and the home itself. Where it is not theirs, it is the one that they ask about.
 */
export function homesBeside(view: ReadView, { home, about, whoseHome }: BesideWhom): readonly HomeBeside[] {
  const places = new Map<OpaqueId, Place>();
  const add = (one: OpaqueId, place: Place) => void (places.has(one) || places.set(one, place));
  add(home, isFromOutside(whoseHome) ? 'asked' : 'here');
  const here = filedRecord(view, home)?.record;
  const building = here?.kind === 'property' ? here.body : null;
  if (building?.above !== undefined) add(building.above, 'above');
  for (const { entry, record } of filedRecords(view, { kind: 'report-fact' })) {
    if (record.kind !== 'report-fact' || record.body.linkedHome === undefined) continue;
    const from = FROM.get(record.body.waterFrom) ?? 'next-door';
    if (entry.home === home) add(record.body.linkedHome, from);
    else if (record.body.linkedHome === home) add(entry.home, TURNED[from] ?? 'next-door');
  }
  const sameBlock: OpaqueId[] = [];
  for (const { entry, record } of filedRecords(view, { kind: 'property' })) {
    if (record.kind !== 'property' || entry.id === home) continue;
    if (record.body.above === home) add(entry.id, 'below');
    else if (building?.block !== undefined && record.body.block === building.block) sameBlock.push(entry.id);
  }
  for (const one of sameBlock) add(one, 'block');
  if (about !== null) add(about, 'asked');
  const named = about ?? (isFromOutside(whoseHome) ? home : null);
  return [...places].map(([one, place]) => ({ home: one, place, named: one === named }));
}

/** The cases of those homes; of the block, only those in which there is water. */
export function casesBeside(view: ReadView, homes: readonly HomeBeside[], now: number): CaseBeside[] {
  return homes.flatMap(({ home, place, named }) => {
    const ids = new Set(view.records.entries({ home }).flatMap((entry) => entry.case ?? []));
    return [...ids].flatMap((id): CaseBeside[] => {
      // Clocks are counted for what may be told of alone: a block can hold a hundred homes.
      if (place === 'block' && !isAboutWater(recordsOfCase(view, id).map(gathered))) return [];
      const summary = caseSummary(view, id, now);
      if (summary === null) return [];
      return [{ case: id, home, place, named, records: summary.records, open: summary.open }];
    });
  });
}

type WaterFrom = RecordNamed<'report-fact'>['body']['waterFrom'];

const FROM: ReadonlyMap<WaterFrom, Place> = new Map<WaterFrom, Place>([
  ['flat-above', 'above'],
  ['flat-below', 'below'],
  ['next-door', 'next-door'],
]);

/** How the other home lies, seen from there. */
const TURNED: Partial<Record<Place, Place>> = { above: 'below', below: 'above', 'next-door': 'next-door' };
