import { createHash } from 'node:crypto';
import { opaqueIdFrom, type OpaqueId } from '#domain/ids.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { reportFact } from '#domain/records/report-fact.ts';
import { newOpaqueId } from '../new-id.ts';
import { instantAt, type Instant } from '#domain/records/moments.ts';
import { ARRIVAL_TOLERANCE_MS } from '#domain/time/effective-instant.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { JsonObject } from '../storage/json.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { Filing } from './filing.ts';
import { serverAuthor } from './server-author.ts';

interface Seen {
  readonly entry: RecordEntry;
  readonly record: SurveyRecord;
  readonly at: number;
  /** The grant it came under. */
  readonly under?: OrderGrant;
}

/**
 * A hazard that a contractor saw makes the landlord aware of it, so the server files a report of its own: a new case, aware
 * from the moment the work was finished; from its arrival when that moment cannot be, before the job was given or after
 * it arrived. The same hazard in the same work report is reported once, however often the
 * work report changes.
 */
export function fileHazardSeen(
  tx: WriteTx,
  seen: Seen,
  file: (tx: WriteTx, filing: Filing) => unknown,
): void {
  const { entry, record, at } = seen;
  if (record.kind !== 'work-report' || record.body.hazardSeen === undefined) return;
  const hazard = record.body.hazardSeen;
  const id = derivedId(entry.id, record.nonce, hazard);
  if (tx.records.entry(id) !== null) return;
  const server = serverAuthor(tx);
  const moment = momentOf(record.body.finishedAt, seen);
  const report = mintRecord(
    reportFact,
    { awareAt: moment, hazard },
    mintingAt({
      home: entry.home,
      author: server,
      device: server,
      recordedAt: moment,
      clock: record.clock,
      nonce: newOpaqueId(),
      case: newOpaqueId(),
    }),
  );
  file(tx, { id, raw: report as unknown as JsonObject, by: server, via: 'server', at });
}

function momentOf(finishedAt: Instant, { at, under }: Seen): Instant {
  const finished = Date.parse(finishedAt);
  const cannotBe =
    finished > at + ARRIVAL_TOLERANCE_MS || (under !== undefined && finished < under.grantedAt);
  return cannotBe ? instantAt(at) : finishedAt;
}

function derivedId(workReport: string, nonce: string, hazard: string): OpaqueId {
  const digest = createHash('sha256')
    .update(JSON.stringify([workReport, nonce, hazard]))
    .digest();
  return opaqueIdFrom(digest);
}
