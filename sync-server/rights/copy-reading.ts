import type { OpaqueId } from '#domain/ids.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import { badRequest, Refusal } from '../errors.ts';
import { demandId, type DeskCall } from '../office/desk.ts';
import type { WriteTx } from '../storage/storage.ts';
import { copyRequest, makeCopy } from './make-copy.ts';
import { readingOf } from './stored-reading.ts';

/**
 * Keeps what the lead decided about one record after reading it: given, with its masks, or left out under an exemption.
 * Words that may be somebody else's are decided one by one: as long as one is open, nothing is kept.
 */
export function readForCopy(tx: WriteTx, call: DeskCall): { readonly record: OpaqueId } {
  const request = copyRequest(tx, call);
  const record = demandId(call.body['record']);
  if (tx.copies.copyOf(request.id) !== null)
    throw new Refusal(409, 'conflict', 'This copy is frozen. What was read for it is read.');
  const item = makeCopy(tx, call, request).copy.toRead.find((one) => one.record === record);
  if (item === undefined) throw badRequest('Nothing of this record waits to be read.');
  const reading = readingOf(call.body);
  const open = item.lines
    .flatMap(({ marks }) => marks)
    .some(({ words, proposed }) => proposed === null && !reading.marks.has(words));
  if (reading.leave === null && open)
    throw new Refusal(422, 'unfinished', 'Say for each marked word whether it is about somebody else.');
  const marks = [...reading.marks].map(([words, as]) => ({ words, as }));
  // The version that was read: the words of another one are read by nobody yet.
  const rev = tx.records.entry(record)?.rev ?? '';
  tx.copies.keepReading(request.id, { record, value: canonicalJson({ leave: reading.leave, marks, rev }) });
  return { record };
}
