import type { InboxItemRow, InboxItemView } from '#domain/cases/office-views.ts';
import { answersOf } from '#domain/cases/answers.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import { isOpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { isOfHousehold } from '#domain/tenancies/household.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { caseSummary } from '../office/case-summary.ts';
import { officeContext } from '../office/shown-records.ts';
import type { InboxItem } from '../storage/inbox.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { householdAt } from '../tenancies/household-guard.ts';
import { clockRunsOn, guardedClosed } from '../training/training-gate.ts';
import { mayOpen } from './for-the-lead.ts';
import { jsonIn } from './json-in.ts';

/**
 * A refused document, opened. What it was refused for may be anything, so whoever works at the desk is shown it as it would be
 * shown to them had it been filed: field by field, by the one projection. As it came, it is for the data-protection lead.
 * Looking is journalled like a look at a guarded record.
 */
export function openItem(tx: WriteTx, call: DeskCall): InboxItemView {
  const item = tx.inbox.item(demandId(call.params['item']));
  if (item === null || !mayOpen(call.account, item)) throw notFound();
  journalLook(tx, call, item.id, 'refused-document');
  return { rows: rowsOf(tx, item, call), raw: call.account.role === 'lead' ? item.raw : null };
}

/** What of it the office may read; null where it is no record that can be read, or is of an earlier household. */
function rowsOf(view: ReadView, item: InboxItem, { account, now }: DeskCall): readonly InboxItemRow[] | null {
  const parsed = parseRecord(jsonIn(item.raw));
  if (!parsed.ok || !isOpaqueId(item.documentId)) return null;
  const record = parsed.value;
  const kind = kindNamed(record.kind);
  if (!kind) return null;
  const summary = isOpaqueId(record.case) ? caseSummary(view, record.case, now) : null;
  const clockRuns = clockRunsOn(view, summary?.id ?? null, now);
  const context = officeContext(view, {
    ...{ viewer: account.id, now, onOpenCase: summary?.open === true && summary.home === record.home },
    guardedClosed: guardedClosed(view, { account, now }, clockRuns),
  });
  const household = householdAt(view, record.home, context.today);
  if (!isOfHousehold(item.documentId, record, household, context.today)) return null;
  const shown = disclose(item.documentId, record, context);
  if (shown === null) return null;
  const answers = answersOf(kind, shown.body, now);
  return Object.entries(kind.fields).flatMap(([name, { label }]) => {
    const words = answers.words(name);
    return words === null ? [] : [{ label, words }];
  });
}
