import { logReader } from '../disclosures/log-reader.ts';
import { badRequest } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import { demandId, type DeskCall } from '../office/desk.ts';
import type { ReadView } from '../storage/storage.ts';
import { earlierRecipients } from './earlier-recipients.ts';
import type { FiledRights } from './filed-rights.ts';

/** Of whom a step about an earlier recipient is: one line of the log, once, with the kinds of data of that line. */
export function ofRecipient(view: ReadView, call: DeskCall, request: FiledRights) {
  const { body, now } = call;
  const disclosure = demandId(body['disclosure']);
  const known = earlierRecipients(view, request, logReader(view, call), now).find(
    (one) => one.disclosure === disclosure,
  );
  const record = filedRecord(view, disclosure)?.record;
  if (known === undefined || record?.kind !== 'disclosure')
    throw badRequest('They had nothing of this. Choose again.');
  if (known.state !== 'to-tell') throw badRequest('This was done already. Open the request again.');
  const { categories } = record.body;
  return { disclosure, categories, ...(body['notTold'] === undefined ? {} : { notTold: body['notTold'] }) };
}
