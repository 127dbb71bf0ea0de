import type { DataCategory } from '#domain/disclosure/categories.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { toldByJob } from '#domain/rights/past-jobs.ts';
import { logReader, type LogReader } from '../disclosures/log-reader.ts';
import { badRequest } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import { demandId, type DeskCall } from '../office/desk.ts';
import type { ReadView } from '../storage/storage.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import { earlierRecipients, jobsThatHadIt } from './earlier-recipients.ts';
import type { FiledRights } from './filed-rights.ts';

/**
 * Of whom a step about an earlier recipient is: one line of the log, or one job that is over, once, with the kinds of data that
 * it told.
 */
export function ofRecipient(view: ReadView, call: DeskCall, request: FiledRights) {
  const { body, now } = call;
  const disclosure = demandId(body['disclosure']);
  const reader = logReader(view, call);
  const known = earlierRecipients(view, request, reader, now).find((one) => one.disclosure === disclosure);
  const whole = { ...reader, whole: true };
  const categories = known === undefined ? null : categoriesOf(view, request, disclosure, whole, now);
  if (known === undefined || categories === null) throw badRequest('They had nothing of this. Choose again.');
  if (known.state !== 'to-tell') throw badRequest('This was done already. Open the request again.');
  return { disclosure, categories, ...(body['notTold'] === undefined ? {} : { notTold: body['notTold'] }) };
}

/** All that was told, whoever looks: who may not read of it may not read that its reader was told. */
function categoriesOf(
  view: ReadView,
  request: FiledRights,
  recipient: OpaqueId,
  whole: LogReader,
  now: number,
): readonly DataCategory[] | null {
  const record = filedRecord(view, recipient)?.record;
  if (record?.kind === 'disclosure') return record.body.categories;
  const rules = landlordRules(view, londonToday(now));
  const job = jobsThatHadIt(view, request, whole, now).find(({ id }) => id === recipient);
  if (job === undefined) return null;
  return [...new Set(job.kinds.flatMap((kind) => toldByJob(rules, kind).categories))];
}
