import { versionsOf } from '#domain/cases/put-right.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { correction } from '#domain/records/correction.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { reclassification } from '#domain/records/reclassification.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { tiesWhatStays } from '#domain/retention/ties.ts';
import { fileRecord } from '../files/file-record.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import { correctionsAt } from '../files/files-database.ts';
import { newOpaqueId } from '../new-id.ts';
import type { JsonObject } from '../storage/json.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import type { Listed } from './dry-run.ts';

/** What goes on being said once the words of it are gone: to be filed under an id of its own. */
export interface SaidStill {
  readonly id: OpaqueId;
  readonly record: SurveyRecord;
}

/**
 * What must go on being said of what stays, asked before a list is destroyed: a correction that ties a version that stays to one that goes,
 * and that somebody tightened one of them. It is the same without its words, which are about what goes (decision 0184). In the
 * order in which it is filed; `by` is whoever confirmed the list.
 */
export function saidStill(view: ReadView, { records }: Listed, by: OpaqueId): readonly SaidStill[] {
  const going = new Set(records.map(({ id }) => id));
  const homes = new Set(
    records.flatMap(({ kind, home }) =>
      kind === correction.kind || kind === reclassification.kind ? [home] : [],
    ),
  );
  return [...homes].flatMap((home) => {
    const at = { home, going, by };
    return [...tiesStill(view, at), ...retagsStill(view, at)];
  });
}

/** Files what goes on being said. */
export function fileSaidStill(tx: WriteTx, still: readonly SaidStill[], at: number): void {
  for (const { id, record } of still)
    fileRecord(tx, { id, raw: record as unknown as JsonObject, by: record.author, via: 'server', at });
}

interface GoingAt {
  readonly home: OpaqueId;
  readonly going: ReadonlySet<OpaqueId>;
  readonly by: OpaqueId;
}

function tiesStill(view: ReadView, { home, going, by }: GoingAt): readonly SaidStill[] {
  const said = correctionsAt(view, home);
  const treated = new Set(retagsAt(view, home).map(({ of }) => of));
  const tied = {
    kindStaying: (id: OpaqueId) => (going.has(id) ? null : (view.records.entry(id)?.kind ?? null)),
    isTreated: (id: OpaqueId) => treated.has(id),
  };
  const again = new Map<OpaqueId, OpaqueId>();
  for (const { id, corrects, replacement } of said)
    if (going.has(id) && replacement !== null && tiesWhatStays(versionsOf(said, corrects), tied))
      again.set(id, newOpaqueId());
  // What was undone stays undone.
  for (const of of again.keys())
    for (const { id, corrects } of said) if (corrects === of && !again.has(id)) again.set(id, newOpaqueId());
  // What undoes one comes after it: one that names what is not here yet is asked about as if a phone had sent it.
  return [...again].flatMap(([old, id]) => {
    const filed = filedRecord(view, old);
    if (filed?.record.kind !== 'correction') return [];
    const { corrects, replacement, because } = filed.record.body;
    const body = {
      corrects: again.get(corrects) ?? corrects,
      ...(replacement === undefined ? {} : { replacement }),
      ...(because === undefined ? {} : { because }),
    };
    return [{ id, record: mintRecord(correction, body, placeOf(filed.record, by)) }];
  });
}

function retagsStill(view: ReadView, { home, going, by }: GoingAt): readonly SaidStill[] {
  const said = correctionsAt(view, home);
  return retagsAt(view, home).flatMap(({ id, of, record }) => {
    const stays = [...versionsOf(said, of)].some(
      (one) => !going.has(one) && view.records.entry(one) !== null,
    );
    if (!going.has(id) || !stays) return [];
    const body = { record: of, treatAs: record.body.treatAs };
    return [{ id: newOpaqueId(), record: mintRecord(reclassification, body, placeOf(record, by)) }];
  });
}

function retagsAt(view: ReadView, home: OpaqueId) {
  return filedRecords(view, { home, kind: 'reclassification' }).flatMap(({ entry, record }) =>
    record.kind === 'reclassification' ? [{ id: entry.id, of: record.body.record, record }] : [],
  );
}

/** When and where it was said stays: how long it is kept counts from that. */
function placeOf(record: SurveyRecord, by: OpaqueId) {
  const { home, tenancy, case: of, inspection, subjects, recordedAt, clock } = record;
  const minting = { home, tenancy, inspection, subjects, recordedAt, clock, case: of };
  return mintingAt({ ...minting, author: by, device: by, nonce: newOpaqueId() });
}
