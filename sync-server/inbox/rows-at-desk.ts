import type { InboxItemRow } from '#domain/cases/office-views.ts';
import { answersOf } from '#domain/cases/answers.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { kindNamed, type SurveyRecord } from '#domain/records/registry.ts';
import { isOfHousehold } from '#domain/tenancies/household.ts';
import { caseSummary } from '../office/case-summary.ts';
import type { DeskCall } from '../office/desk.ts';
import { officeContext } from '../office/shown-records.ts';
import type { ReadView } from '../storage/storage.ts';
import { householdAt } from '../tenancies/household-guard.ts';
import { clockRunsOn, guardedClosed } from '../training/training-gate.ts';

/**
 * A record in words as whoever works at the desk may read it, filed or not, field by field by the one projection; null where they
 * may read nothing of it, or where it is of an earlier household.
 */
export function rowsAtDesk(
  view: ReadView,
  id: OpaqueId,
  record: SurveyRecord,
  { account, now }: DeskCall,
): readonly InboxItemRow[] | null {
  const kind = kindNamed(record.kind);
  if (!kind) return null;
  const summary = isOpaqueId(record.case) ? caseSummary(view, record.case, now) : null;
  const clockRuns = clockRunsOn(view, summary?.id ?? null, now);
  const context = officeContext(view, {
    ...{ viewer: account.id, now, onOpenCase: summary?.open === true && summary.home === record.home },
    guardedClosed: guardedClosed(view, { account, now }, clockRuns),
  });
  if (!isOfHousehold(id, record, householdAt(view, record.home), context.today)) return null;
  const shown = disclose(id, record, context);
  if (shown === null) return null;
  const answers = answersOf(kind, shown.body, now);
  return Object.entries(kind.fields).flatMap(([name, { label }]) => {
    const words = answers.words(name);
    return words === null ? [] : [{ label, words }];
  });
}
