import type { InboxItemView } from '#domain/cases/office-views.ts';
import { isOpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { TRAINING_CLOSED } from '#domain/training/gate.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import type { WriteTx } from '../storage/storage.ts';
import { guardedClosed } from '../training/training-gate.ts';
import { isForTheLead, mayOpen } from './for-the-lead.ts';
import { jsonIn } from './json-in.ts';
import { refusedCorrection, whyNotTheirs } from './refused-correction.ts';
import { caseOfRecord, rowsAtDesk } from './rows-at-desk.ts';

/**
 * A refused document, opened. What it was refused for may be anything, so whoever works at the desk is shown it as it would be
 * shown to them had it been filed: field by field, by the one projection. As it came, it is for the data-protection lead whose
 * training holds; a worry about somebody and a mishap are held up by nothing (decision 0125).
 * Looking is journalled like a look at a guarded record.
 */
export function openItem(tx: WriteTx, call: DeskCall): InboxItemView {
  const item = tx.inbox.item(demandId(call.params['item']));
  if (item === null || !mayOpen(call.account, item)) throw notFound();
  journalLook(tx, call, item.id, 'refused-document');
  const parsed = parseRecord(jsonIn(item.raw));
  const record = parsed.ok ? parsed.value : null;
  // Nobody knows what stands in it: as it came it counts as guarded.
  const closed = guardedClosed(tx, call, record !== null && caseOfRecord(tx, record, call.now).clockRuns);
  const raw = call.account.role === 'lead' ? item.raw : null;
  const isHeldUp = closed && raw !== null && !isForTheLead(item);
  // What somebody typed about a record says what it holds: it is told where that record is.
  const isOfKept = record?.kind === 'correction' && whyNotTheirs(tx, item, call) !== null;
  return {
    rows:
      record === null || isOfKept || !isOpaqueId(item.documentId)
        ? null
        : rowsAtDesk(tx, item.documentId, record, call, 'by-itself'),
    raw: isHeldUp ? null : raw,
    because: isHeldUp ? TRAINING_CLOSED : null,
    correction: refusedCorrection(tx, item, call),
  };
}
