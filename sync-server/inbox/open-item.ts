import type { InboxItemRow, InboxItemView } from '#domain/cases/office-views.ts';
import { answersOf } from '#domain/cases/answers.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import { isOpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { kindNamed, type KindName, type SurveyRecord } from '#domain/records/registry.ts';
import { isOfHousehold } from '#domain/tenancies/household.ts';
import { TRAINING_CLOSED } from '#domain/training/gate.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { caseSummary } from '../office/case-summary.ts';
import { officeContext } from '../office/shown-records.ts';
import type { InboxItem } from '../storage/inbox.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { householdAt } from '../tenancies/household-guard.ts';
import { clockRunsOn, guardedClosed } from '../training/training-gate.ts';
import { isForTheLead, mayOpen } from './for-the-lead.ts';
import { jsonIn } from './json-in.ts';

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
  const of = recordIn(tx, item, call.now);
  // Nobody knows what stands in it: as it came it counts as guarded.
  const closed = guardedClosed(tx, call, of?.clockRuns ?? false);
  const raw = call.account.role === 'lead' ? item.raw : null;
  const isHeldUp = closed && raw !== null && !isForTheLead(item);
  return {
    rows: of === null ? null : rowsOf(tx, item, of, { call, closed }),
    raw: isHeldUp ? null : raw,
    because: isHeldUp ? TRAINING_CLOSED : null,
  };
}

/** The record that a refused document holds, and how it stands with the case that it names, where that is of its home. */
interface RefusedRecord {
  readonly record: SurveyRecord;
  readonly onOpenCase: boolean;
  readonly clockRuns: boolean;
}

function recordIn(view: ReadView, item: InboxItem, now: number): RefusedRecord | null {
  const parsed = parseRecord(jsonIn(item.raw));
  if (!parsed.ok) return null;
  const record = parsed.value;
  const summary = isOpaqueId(record.case) ? caseSummary(view, record.case, now) : null;
  const isHere = summary !== null && summary.home === record.home;
  return {
    record,
    onOpenCase: isHere && summary.open,
    clockRuns: isHere && clockRunsOn(view, summary.id, now),
  };
}

/**
 * What says which kinds of data somebody has, or had: the screens that are made for it narrow it to what whoever looks may know of,
 * and no screen is made for a refused one.
 */
const NAMES_KINDS_OF_DATA: ReadonlySet<string> = new Set<KindName>([
  'disclosure',
  'reclassification',
  'rights-step',
]);

/** What of it the office may read; null where it is no record that can be read, or is of an earlier household. */
function rowsOf(
  view: ReadView,
  item: InboxItem,
  { record, onOpenCase }: RefusedRecord,
  { call: { account, now }, closed }: { readonly call: DeskCall; readonly closed: boolean },
): readonly InboxItemRow[] | null {
  const kind = kindNamed(record.kind);
  if (!kind || !isOpaqueId(item.documentId)) return null;
  if (NAMES_KINDS_OF_DATA.has(kind.kind) && account.role !== 'lead') return null;
  const context = officeContext(view, { viewer: account.id, now, onOpenCase, guardedClosed: closed });
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
