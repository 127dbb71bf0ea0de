import type { InboxItemRow, InboxItemView } from '#domain/cases/office-views.ts';
import { isOpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import type { InboxItem } from '../storage/inbox.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { mayOpen } from './for-the-lead.ts';
import { jsonIn } from './json-in.ts';
import { rowsAtDesk } from './rows-at-desk.ts';
import { refusedCorrection } from './refused-correction.ts';

/**
 * A refused document, opened. What it was refused for may be anything, so whoever works at the desk is shown it as it would be
 * shown to them had it been filed: field by field, by the one projection. As it came, it is for the data-protection lead.
 * Looking is journalled like a look at a guarded record.
 */
export function openItem(tx: WriteTx, call: DeskCall): InboxItemView {
  const item = tx.inbox.item(demandId(call.params['item']));
  if (item === null || !mayOpen(call.account, item)) throw notFound();
  journalLook(tx, call, item.id, 'refused-document');
  return {
    rows: rowsOf(tx, item, call),
    raw: call.account.role === 'lead' ? item.raw : null,
    correction: refusedCorrection(tx, item, call),
  };
}

/** What of it the office may read; null where it is no record that can be read, or is of an earlier household. */
function rowsOf(view: ReadView, item: InboxItem, call: DeskCall): readonly InboxItemRow[] | null {
  const parsed = parseRecord(jsonIn(item.raw));
  if (!parsed.ok || !isOpaqueId(item.documentId)) return null;
  return rowsAtDesk(view, item.documentId, parsed.value, call, 'by-itself');
}
