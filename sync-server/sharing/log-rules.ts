import type { OpaqueId } from '#domain/ids.ts';
import { readRecord } from '../files/files-database.ts';
import { serverAuthor } from '../files/server-author.ts';
import { RELEASED_KINDS } from '../packs/released-to-job.ts';
import type { WriteTx } from '../storage/storage.ts';
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
