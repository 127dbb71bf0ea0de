import type { OpaqueId } from '#domain/ids.ts';
import { filedRecords } from '../files/filed-record.ts';
import { readRecord } from '../files/files-database.ts';
import { putRightAt } from '../files/put-right-at.ts';
import { serverAuthor } from '../files/server-author.ts';
import { RELEASED_KINDS } from '../packs/released-to-job.ts';
import type { WriteTx } from '../storage/storage.ts';
import { keptSteps } from './kept-steps.ts';
import { logLines, noteUses } from './note-use.ts';
import { openReleases } from './open-releases.ts';

/**
 * Writes the line of the log for what standing rules release to a contractor's jobs and was not logged yet: routine sharing is
 * not asked, and it is told. Called in the write that brings it into their pack.
 */
export function logRuleReleases(tx: WriteTx, contractor: OpaqueId, at: number): void {
  if (tx.packs.packOf(contractor) === null || tx.sharing.steps('rule').length === 0) return;
  const server = serverAuthor(tx);
  for (const grant of tx.grants.orderGrantsOf(contractor)) {
    if (grant.endedAt !== null) continue;
    for (const entry of tx.records.entries({ home: grant.home })) {
      const record = RELEASED_KINDS.has(entry.kind) && !entry.minted ? readRecord(tx, entry.id) : null;
      if (!record) continue;
      const to = { audience: 'contractor', recipient: contractor, purpose: 'repair' } as const;
      const records = [{ id: entry.id, record }];
      const open = openReleases(tx, { ...to, records, disclosure: grant.order, at });
      const used = noteUses(
        tx,
        open.filter(({ release }) => release.route === 'standing-rule'),
        grant.order,
        { account: server, at },
      );
      const beside = { ...entry, case: grant.case, subjects: record.subjects };
      const fields = used.map(({ release }) => `${record.kind}/${release.pointer.slice('/body/'.length)}`);
      const lines = used.map(({ line }) => line);
      logLines(tx, { account: server, device: server, at }, beside, lines, fields);
    }
  }
}

/**
 * Writes the line of the log for what a running emergency opens to a contractor anew, because the record that somebody released
 * was put right: they are told what is right from now on. Called in the write that puts it right.
 */
export function logCarriedReleases(tx: WriteTx, home: OpaqueId, at: number): void {
  const decisions = keptSteps(tx, 'emergency', home);
  if (decisions.length === 0 || putRightAt(tx, home).wrong.size === 0) return;
  const server = serverAuthor(tx);
  for (const { id, order, contractor, record: was } of decisions) {
    const instead = putRightAt(tx, home).standsFor(was);
    const record = instead === was || isLogged(tx, home, id, instead) ? null : readRecord(tx, instead);
    const entry = tx.records.entry(instead);
    if (record === null || entry === null) continue;
    const to = {
      audience: 'contractor',
      recipient: contractor,
      purpose: 'repair',
      disclosure: order,
    } as const;
    const open = openReleases(tx, { ...to, records: [{ id: instead, record }], at });
    const carried = open.filter(({ line }) => line.restsOn === id);
    const fields = carried.map(({ release }) => `${record.kind}/${release.pointer.slice('/body/'.length)}`);
    const beside = { ...entry, case: tx.records.entry(order)?.case ?? null, subjects: record.subjects };
    logLines(
      tx,
      { account: server, device: server, at },
      beside,
      carried.map(({ line }) => line),
      fields,
    );
  }
}

function isLogged(tx: WriteTx, home: OpaqueId, restsOn: OpaqueId, record: OpaqueId): boolean {
  return filedRecords(tx, { home, kind: 'disclosure' }).some(
    ({ record: one }) =>
      one.kind === 'disclosure' && one.body.restsOn === restsOn && one.body.records.includes(record),
  );
}
