import type { OpaqueId } from '#domain/ids.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { instantAt } from '#domain/records/moments.ts';
import type { LogLine, Used } from '#domain/sharing/log-line.ts';
import type { Release } from '#domain/sharing/release.ts';
import { fileRecord } from '../files/file-record.ts';
import { newOpaqueId } from '../new-id.ts';
import { policyNow } from '../matrix/landlord-rules.ts';
import type { JsonObject } from '../storage/json.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { WriteTx } from '../storage/storage.ts';
import { keepStep } from './kept-steps.ts';

/** In whose name something is logged: somebody at the desk, or the server where a rule decided. */
export interface LoggedBy {
  readonly account: OpaqueId;
  readonly device: OpaqueId;
  readonly at: number;
}

/**
 * Writes one line of the disclosure log from the lines of what was used together, beside the record that was shown. The words
 * of the fields are not in it: which fields, on what basis and by whose decision are.
 */
export function logLines(
  tx: WriteTx,
  by: LoggedBy,
  beside: Pick<RecordEntry, 'home' | 'tenancy' | 'case'> & { readonly subjects: readonly OpaqueId[] },
  lines: readonly LogLine[],
  fields: readonly string[],
): void {
  const [first] = lines;
  if (first === undefined) return;
  const { body, route, basis, restsOn, decidedBy } = first;
  const condition = lines.map((line) => line.condition).find((one) => one !== null);
  const record = mintRecord(
    disclosure,
    {
      ...body,
      at: instantAt(by.at),
      records: [...new Set(lines.flatMap((line) => line.body.records))],
      categories: [...new Set(lines.flatMap((line) => line.body.categories))],
      fields: [...new Set(fields)].sort(),
      rules: policyNow(tx, by.at),
      ...{ route, basis, restsOn, decidedBy: [...decidedBy] },
      ...(condition === undefined || condition === null ? {} : { condition }),
    },
    mintingAt({
      home: beside.home,
      tenancy: beside.tenancy,
      case: beside.case,
      subjects: beside.subjects,
      author: by.account,
      device: by.device,
      recordedAt: instantAt(by.at),
      nonce: newOpaqueId(),
      clock: { differenceMs: 0, ageMs: 0 },
    }),
  );
  const raw = record as unknown as JsonObject;
  fileRecord(tx, { id: newOpaqueId(), raw, by: by.account, via: 'api', at: by.at });
}

/**
 * Notes that releases were used for a disclosure: a job, a share, a letter. An approval counts once, so another disclosure
 * finds it used. Noting the same use again changes nothing; what is returned is what was used for the first time.
 */
export function noteUses<R extends Release>(
  tx: WriteTx,
  used: readonly Used<R>[],
  disclosed: OpaqueId,
  by: Omit<LoggedBy, 'device'>,
): readonly Used<R>[] {
  return used.filter(({ release, line }) => {
    if (release.route !== 'approval' && release.route !== 'standing-rule') return false;
    const { record, pointer } = release;
    const known = tx.sharing.about(line.restsOn).some(({ step, body }) => {
      if (step !== 'use') return false;
      const use = JSON.parse(body) as { disclosure?: unknown; record?: unknown; pointer?: unknown };
      return use.disclosure === disclosed && use.record === record && use.pointer === pointer;
    });
    if (known) return false;
    const { home, tenancy } = tx.records.entry(record) ?? { home: null, tenancy: null };
    const place = { id: newOpaqueId(), about: line.restsOn, home, tenancy, account: by.account, at: by.at };
    keepStep(tx, place, 'use', { request: line.restsOn, disclosure: disclosed, record, pointer });
    return true;
  });
}
